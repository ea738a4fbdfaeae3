"""The competency questions of an inventory: how they are asked and how their answers are read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from graph import changes, coverage, who
from graph.ask import as_json, ask, find_question
from graph.collation import sort_key
from graph.perspective import Perspective
from graph.search import resolve
from graph.store import EmbeddedStore

FOLDER = Path(__file__).parent
Answer = dict[str, Any]
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """calls: what is asked, in order. forbidden: values that must not be in the answer.
    evidence: source and lines that the answers must name.
    """

    id: str
    kind: str
    sv: str
    en: str
    must_not: str
    calls: tuple[Given, ...]
    expected: Any
    forbidden: tuple[Any, ...]
    evidence: tuple[str, ...]


def read_cases(name: str) -> list[Case]:
    """Return the cases of one inventory, in the order of the file."""
    entries = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return [
        Case(
            id=key,
            **{name: own[name] for name in ("kind", "sv", "en", "must_not", "expected")},
            **{name: tuple(own[name]) for name in ("calls", "forbidden", "evidence")},
        )
        for key, own in entries.items()
    ]


def ask_all(case: Case, store: EmbeddedStore) -> list[Answer]:
    """Return the answers to the calls of a case, in order."""
    return [answer(store, call) for call in case.calls]


def faults(case: Case, answers: list[Answer], found: Any) -> list[str]:
    """Return what must not be answered and yet is, and the evidence that is not named."""
    said = list(leaves(found))
    return [
        *[f"must not be answered: {value}" for value in case.forbidden if value in said],
        *[f"no evidence at {place}" for place in case.evidence if not names_place(answers, place)],
    ]


def answer(store: EmbeddedStore, call: Given) -> Answer:
    """Ask one question or view as the command line does."""
    on = call.get("on")
    perspective = _perspective(store, on, call.get("stated_only", "no") == "yes")
    given = call.get("with", {})
    if "ask" in call:
        question = find_question(call["ask"])
        return as_json(ask(question, perspective, given, dated=on is not None))
    return VIEWS[call["view"]](perspective, given)


@cache
def _perspective(store: EmbeddedStore, on: str | None, stated_only: bool) -> Perspective:
    return Perspective.at(store, date.fromisoformat(on) if on else None, None, stated_only)


def _coverage(perspective: Perspective, given: Given) -> Answer:
    area = resolve(perspective, given["area"], ("locality",))
    requirement = resolve(perspective, given["requirement"], ("requirement",))
    return coverage.as_json(coverage.cover(perspective, area, requirement))


def _collaboration(perspective: Perspective, given: Given) -> Answer:
    actor, other = (resolve(perspective, given[name]) for name in ("actor", "with"))
    return who.as_json(who.collaborate(perspective, actor, other, max_hops=given["max_hops"]))


def _changes(perspective: Perspective, given: Given) -> Answer:
    days = (date.fromisoformat(given[name]) for name in ("from", "to"))
    return changes.as_json(changes.difference(perspective, *days))


VIEWS: dict[str, Callable[[Perspective, Given], Answer]] = {
    "coverage": _coverage,
    "collaboration": _collaboration,
    "changes": _changes,
}


def name(cell: Any) -> str:
    """Return the Swedish name of a thing or code, or the Swedish text."""
    return str(cell.get("name", cell)["sv"])


def names(cells: Any) -> list[str]:
    """Return the Swedish names of things or codes, each once, in Swedish order."""
    return sorted({name(cell) for cell in cells}, key=sort_key)


def ids(cells: Any) -> list[str]:
    """Return the addresses or codes, each once, sorted."""
    return sorted({cell["id"] for cell in cells})


def texts(cells: Any) -> list[str]:
    """Return Swedish texts, each once, those that are not there left out."""
    return sorted({cell["sv"] for cell in cells if cell})


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value within lists and tables, and every key of a table."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for own in value:
            yield from leaves(own)
    else:
        yield value


def places(value: Any) -> Iterator[tuple[str, int, int]]:
    """Yield the source and lines of every piece of evidence in an answer."""
    if isinstance(value, dict):
        if value.get("lines"):
            yield value["source"], *value["lines"]
        value = list(value.values())
    if isinstance(value, list):
        for own in value:
            yield from places(own)


def names_place(answers: list[Answer], place: str) -> bool:
    """Tell whether some evidence in the answers lies on the lines of a source."""
    source, lines = place.split(" ")
    first, _, last = lines.partition("-")
    return any(
        own == source and low <= int(last or first) and int(first) <= high
        for own, low, high in places(list(answers))
    )


def stated(groups: Answer, attribute: str) -> str:
    """Say whether the one group of an answer has a thing that the source could have stated."""
    [group] = groups["rows"]
    return "anges inte" if attribute in ids(group["not_stated"]) else "anges"


def nodes(path: Answer) -> list[str]:
    """Return the things along a path, from the one end to the other."""
    ends = [[step["from"]["id"], step["to"]["id"]] for step in path["steps"]]
    along = [next(own for own in ends[0] if len(ends) == 1 or own not in ends[1])]
    for pair in ends:
        along.append(next(own for own in pair if own != along[-1]))
    return along
