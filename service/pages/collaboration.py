"""The page *Who collaborates with whom?*: one actor or two, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.actors import ACTORS
from graph.choices import list_choices
from graph.collaboration import ATTESTED, Time
from graph.exporters.collaboration import COLUMNS, collaboration_table
from graph.language import Text
from graph.links import named
from graph.messages import message
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.who import as_json, collaborate
from service.messages import refusal
from service.pages.page import Asked, Page, Shown
from service.picker import read_pickers
from service.translations import mark

HOPS = range(1, 9)
_HOPS = 4
# What one can begin with: an actor, maybe another one, and a day of which something is said.
EXAMPLES = (
    ("org/kommun-1441", "org/alingsas-lasarett", "2018-06-30"),
    ("org/samla", "", "2022-10-01"),
    ("org/ovp-ludvika", "", "2023-03-31"),
    ("org/kommun-2085", "org/dalarna-primarvard", "2023-03-31"),
    ("org/kommun-1441", "org/kommun-2062", "2018-06-30"),
)


def read(asked: Asked) -> Shown:
    """Return the answer; what to pick from when nobody, or nobody known, is named.

    Raises Refused for a number of steps out of bounds.
    """
    view, hops = asked.view, _read_hops(asked.own.get("max_hops"))
    one, two = read_pickers(view, asked.own.get("actor"), asked.own.get("with"))
    values: dict[str, Any] = {
        "pickers": {"actor": one, "with": two},
        "choices": list_choices(view, ACTORS, asked.area_iri),
        "hops": hops,
        "all_hops": HOPS,
    }
    if one.iri and not two.refused:
        answer = as_json(collaborate(view, one.iri, two.iri or None, asked.level, hops))
        values |= {"answer": answer, **_prepare(answer, view)}
        return Shown(answer, lambda: collaboration_table(answer, asked.language), values)
    data = {"as_of": view.on.isoformat(), "examples": list(_examples(view))}
    values["examples"] = data["examples"]
    return Shown(data, lambda: (COLUMNS, []), values, (*one.refused, *two.refused))


def _read_hops(text: str | None) -> int:
    if text is None:
        return _HOPS
    if text in map(str, HOPS):
        return int(text)
    bounds = f"{HOPS[0]}–{HOPS[-1]}"
    raise refusal("parameter-wrong", value="max_hops", wanted=bounds, example=_HOPS)


def _examples(view: Perspective) -> Iterator[dict[str, Any]]:
    for actor, other, on in EXAMPLES:
        pair = [thing(key).value for key in (actor, other) if key]
        if all(iri in view.labels for iri in pair):
            yield {"actors": [named(iri, view) for iri in pair], "on": on}


def _prepare(answer: dict[str, Any], view: Perspective) -> dict[str, Any]:
    """Return the answer as it is laid out: structures by time, seats that are told alike."""

    def source_name(key: str) -> Text:
        return view.label(thing(f"source/{key}").value)

    by_time: dict[Time, list[dict[str, Any]]] = {time: [] for time in Time}
    for item in answer["shared"]:
        by_time[Time(item["time"])].append(item | {"told": _alike(item)})
    return {
        "silent": answer["outcome"] not in ATTESTED,
        "by_time": {time: items for time, items in by_time.items() if items},
        "time_words": {time.value: message(f"time-{time}") for time in Time},
        "outcome_word": lambda outcome: message(f"outcome-{outcome}"),
        "source_name": source_name,
    }


def _alike(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the seats of a structure, those with the same period, basis and place together."""
    found: dict[str, dict[str, Any]] = {}
    for seat in (*item["own"], *item["others"]):
        link = seat["link"]
        told = {"when": link["when"], "basis": seat["basis"], "evidence": link["evidence"]}
        found.setdefault(repr(told), told | {"seats": []})["seats"].append(seat)
    return list(found.values())


PAGE = Page(
    name="collaboration",
    path=Text("samverkan", "collaboration"),
    read=read,
    menu=mark("Who collaborates with whom?"),
    parameters=("actor", "with", "max_hops"),
    example={"actor": "Lerums kommun", "with": "Alingsås lasarett", "on": "2018-06-30"},
)
