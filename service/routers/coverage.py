"""`/coverage`: the matrix locality × requirement."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.coverage import as_json, cover
from service.lookup import find_area, find_requirement
from service.messages import bilingual
from service.parameters import Area, View

router = APIRouter(tags=["coverage"])
Requirement = Annotated[
    str | None,
    Query(description=bilingual("api-requirement"), examples=["dalarna-lokal-overenskommelse"]),
]


@router.get(
    "/coverage",
    summary=bilingual("api-coverage"),
    description=bilingual("api-coverage-about"),
    response_description=bilingual("api-answer"),
)
def read_coverage(view: View, area: Area = None, requirement: Requirement = None) -> dict[str, Any]:
    """Return each locality's status against each requirement, with the statements behind it."""
    return as_json(cover(view, find_area(view, area), find_requirement(view, requirement)))
