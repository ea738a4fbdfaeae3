"""An answer of who collaborates with whom as a table: a row for each seat, statement and step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph import codes
from graph.exporters.flat import SEPARATOR
from graph.language import Language

# part: what the row is from: a key of the answer. structure: what one sits in, or where a
# relation or a step leads.
COLUMNS = (
    "part",
    "structure",
    "name",
    "time",
    "stages",
    "basis",
    "side",
    "actor",
    "actor_name",
    "role",
    "when",
    "locality",
    "path",
    "step",
    "source",
    "locator",
)


def collaboration_table(
    data: Mapping[str, Any], language: Language
) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Return header and rows of an answer of `graph.who.as_json`, in its order."""
    made = [*_shared(data, language), *_told(data, language), *_steps(data, language)]
    return COLUMNS, [[row.get(column, "") for column in COLUMNS] for row in made]


def _shared(data: Mapping[str, Any], language: Language) -> Iterator[dict[str, Any]]:
    for item in data["shared"]:
        for side in ("own", "others"):
            for seat in item[side]:
                yield {
                    "part": "shared",
                    **_structure(item, language),
                    "side": side,
                    **_link(seat["link"], language),
                    "basis": seat["basis"],
                }


def _told(data: Mapping[str, Any], language: Language) -> Iterator[dict[str, Any]]:
    for part in ("reported", "unseated"):
        for item in data[part]:
            for said in item["statements"]:
                yield {"part": part, **_structure(item, language), **_said(said, language)}
    for denial in data["reported_no"]:
        yield {
            "part": "reported_no",
            "structure": denial["about"]["id"],
            "name": denial["about"]["name"][language],
            "stages": _stages([denial["statement"]["stage"]], language),
            "locality": denial["locality"]["name"][language] if denial["locality"] else "",
            **_said(denial["statement"], language),
        }


def _steps(data: Mapping[str, Any], language: Language) -> Iterator[dict[str, Any]]:
    for link in data["direct"]:
        yield {"part": "direct", **_end(link, language), **_link(link, language)}
    for number, path in enumerate(data["paths"], 1):
        for step, link in enumerate(path["steps"], 1):
            place = {"part": "paths", "path": number, "step": step}
            yield place | _end(link, language) | _link(link, language)


def _structure(item: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        "structure": item["structure"]["id"],
        "name": item["structure"]["name"][language],
        "time": item["time"],
        "stages": _stages(item["stages"], language),
    }


def _end(link: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {"structure": link["to"]["id"], "name": link["to"]["name"][language]}


def _link(link: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        "actor": link["from"]["id"],
        "actor_name": link["from"]["name"][language],
        "role": link["label"][language],
        "when": link["when"][language],
        "basis": link["statement"]["basis"],
        **_evidence(link["evidence"], language),
    }


def _said(said: Mapping[str, Any], language: Language) -> dict[str, Any]:
    respondent = said["respondent"]
    return {
        "actor": respondent["id"] if respondent else "",
        "actor_name": respondent["name"][language] if respondent else "",
        "when": said["when"][language],
        "basis": said["basis"],
        **_evidence(said["evidence"], language),
    }


def _evidence(found: Iterable[Mapping[str, Any]], language: Language) -> dict[str, Any]:
    places = list(found)
    return {
        "source": SEPARATOR.join(dict.fromkeys(place["source"] for place in places)),
        "locator": SEPARATOR.join(place["locator"][language] for place in places),
    }


def _stages(stages: Iterable[str], language: Language) -> str:
    return SEPARATOR.join(codes.label("stage", stage)[language] for stage in stages if stage)
