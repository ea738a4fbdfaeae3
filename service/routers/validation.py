"""`/validation`: findings of the shapes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.renderers.json import validation_json
from graph.validate.memory import validated
from graph.validate.validation import SUITES
from service.lookup import find_area
from service.messages import bilingual
from service.parameters import Area, View

router = APIRouter(tags=["validation"])
Suites = Annotated[
    list[str] | None, Query(description=bilingual("api-suite"), examples=[list(SUITES)])
]


@router.get(
    "/validation",
    summary=bilingual("api-validation"),
    description=bilingual("api-validation-about"),
    response_description=bilingual("api-answer"),
)
def read_validation(view: View, area: Area = None, suite: Suites = None) -> dict[str, Any]:
    """Return what is missing, uncertain or in progress, with clause, evidence and next step."""
    return validation_json(validated(view, find_area(view, area), tuple(suite or SUITES)))
