"""`/changes`: what changed between two days."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from graph.changes import as_json, difference
from graph.dates import parse_day
from graph.history import Clock
from service.lookup import find_area
from service.messages import bilingual
from service.parameters import Area, View

router = APIRouter(tags=["changes"])
First = Annotated[
    str, Query(alias="from", description=bilingual("api-from"), examples=["2018-11-30"])
]
Last = Annotated[str, Query(alias="to", description=bilingual("api-to"), examples=["2019-01-01"])]
ClockName = Annotated[Literal["valid", "known"], Query(description=bilingual("api-clock"))]


@router.get(
    "/changes",
    summary=bilingual("api-changes"),
    description=bilingual("api-changes-about"),
    response_description=bilingual("api-answer"),
)
def read_changes(
    view: View, first: First, last: Last, area: Area = None, clock: ClockName = "valid"
) -> dict[str, Any]:
    """Return what was created, ended, changed or is no longer stated, with its sources."""
    days = parse_day(first), parse_day(last)
    return as_json(difference(view, *days, find_area(view, area), Clock(clock)))
