"""`/collaboration`: who collaborates with whom."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from graph.who import as_json, collaborate
from service.lookup import find_level, find_pair
from service.messages import bilingual
from service.parameters import Level, View

router = APIRouter(tags=["collaboration"])
Actor = Annotated[str, Query(description=bilingual("api-actor"), examples=["Lerums kommun"])]
Other = Annotated[
    str | None,
    Query(alias="with", description=bilingual("api-with"), examples=["Alingsås lasarett"]),
]
MaxHops = Annotated[int, Query(ge=1, le=8, description=bilingual("api-max-hops"))]


@router.get(
    "/collaboration",
    summary=bilingual("api-collaboration"),
    description=bilingual("api-collaboration-about"),
    response_description=bilingual("api-answer"),
)
def read_collaboration(
    view: View, actor: Actor, other: Other = None, level: Level = None, max_hops: MaxHops = 4
) -> dict[str, Any]:
    """Return the structures, relations and paths of one actor, or between two."""
    one, two = find_pair(view, actor, other)
    return as_json(collaborate(view, one, two, find_level(view, level), max_hops))
