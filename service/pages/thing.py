"""The page of any thing: a locality, an actor, a group, an agreement, a source, a statement."""

from __future__ import annotations

from typing import Any

from graph.actors import ACTORS
from graph.existence import Existence
from graph.language import Text
from graph.messages import message
from graph.status import Status
from graph.things.answers import answer
from graph.things.thing import find
from service.fact_rows import HEADER, to_rows
from service.fact_tables import Tables, labels, runs
from service.pages.page import Asked, Page, Shown, Table

# What is said to be there in some way on the day; the rest is shown apart.
_THERE = (
    Existence.EXISTS,
    Existence.FORMING,
    Existence.PLANNED,
    Existence.PAUSED,
    Existence.UNCERTAIN,
)


def read(asked: Asked) -> Shown:
    """Return what is stated of the thing. Raises Refused for an unknown one."""
    data = answer(asked.view, find(asked.view, asked.own["reference"]))

    def table() -> Table:
        return HEADER, to_rows(data, asked.language)

    return Shown(
        data,
        table,
        {
            "existence": {own.value: message(f"existence-{own.value}") for own in Existence},
            "there": {own.value for own in _THERE},
            "tables": lambda address: Tables(address, _numbers(data)),
            "nearest": _nearest(data),
            "statuses": [status.value for status in Status],
            "runs": runs,
            "labels": labels,
            "actors": ACTORS,
        },
    )


def _numbers(data: dict[str, Any]) -> dict[str, int]:
    """Return the number of each source on the page; one source alone needs none."""
    several = data["sources"] if len(data["sources"]) > 1 else ()
    return {own["id"]: number for number, own in enumerate(several, 1)}


def _nearest(data: dict[str, Any]) -> str | None:
    """Return the day nearest to the one asked about of which a row speaks; None when it is one."""
    first, last = data["attested"]["first"], data["attested"]["last"]
    if first is None or first <= data["as_of"] <= last:
        return None
    return str(first if data["as_of"] < first else last)


PAGE = Page(
    name="thing",
    path=Text("id/{reference:path}", "id/{reference:path}"),
    read=read,
    menu="",
    example={"reference": "group/samla-politisk-samradsgrupp", "on": "2018-06-30"},
)
