"""`/localities/{code}`: everything stated about a place."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from graph.search import resolve
from graph.things.answers import answer
from service.messages import bilingual
from service.parameters import View

router = APIRouter(tags=["localities"])
Code = Annotated[str, Path(description=bilingual("api-code"), examples=["2062"])]


@router.get(
    "/localities/{code}",
    summary=bilingual("api-locality"),
    description=bilingual("api-locality-about"),
    response_description=bilingual("api-answer"),
)
def read_locality(code: Code, view: View) -> dict[str, Any]:
    """Return a locality: what it lies in, its requirements, structures and survey answers."""
    return answer(view, resolve(view, code, ("locality",)))
