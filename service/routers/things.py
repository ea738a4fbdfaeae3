"""`/actors`, `/groups`, `/agreements`, `/sources`, `/things`: all that is stated about a thing."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from graph.actors import ACTORS
from graph.search import resolve
from graph.things.answers import answer
from graph.things.thing import find
from service.messages import bilingual
from service.parameters import View

router = APIRouter(tags=["things"])
Id = Annotated[str, Path(alias="id", description=bilingual("api-thing-id"))]
Type = Annotated[
    str, Path(alias="type", description=bilingual("api-thing-type"), examples=["requirement"])
]


@router.get(
    "/actors/{id:path}",
    summary=bilingual("api-actor-page"),
    description=bilingual("api-actor-page-about"),
    response_description=bilingual("api-answer"),
)
def read_actor(key: Id, view: View) -> dict[str, Any]:
    """Return an organisation, a group or a function."""
    return answer(view, resolve(view, key, ACTORS))


@router.get(
    "/groups/{id:path}",
    summary=bilingual("api-group"),
    description=bilingual("api-group-about"),
    response_description=bilingual("api-answer"),
)
def read_group(key: Id, view: View) -> dict[str, Any]:
    """Return a group: its stages, members, reporting lines, goals, events and the rest."""
    return answer(view, resolve(view, key, ("group",)))


@router.get(
    "/agreements/{id:path}",
    summary=bilingual("api-agreement"),
    description=bilingual("api-agreement-about"),
    response_description=bilingual("api-answer"),
)
def read_agreement(key: Id, view: View) -> dict[str, Any]:
    """Return an agreement or document: parties, validity, clauses and what is read out of them."""
    return answer(view, resolve(view, key, ("agreement",)))


@router.get(
    "/sources/{id:path}",
    summary=bilingual("api-source"),
    description=bilingual("api-source-about"),
    response_description=bilingual("api-answer"),
)
def read_source(key: Id, view: View) -> dict[str, Any]:
    """Return a source with every statement read out of it, by its place there."""
    return answer(view, resolve(view, key, ("source",)))


@router.get(
    "/things/{type}/{id:path}",
    summary=bilingual("api-thing"),
    description=bilingual("api-thing-about"),
    response_description=bilingual("api-answer"),
)
def read_thing(sort: Type, key: Id, view: View) -> dict[str, Any]:
    """Return anything that has an address: a requirement, a clause, a goal, a law, a statement."""
    return answer(view, find(view, f"{sort}/{key}"))
