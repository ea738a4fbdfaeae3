"""Answers: the page of a thing in full; a locality with its coverage, a source with its text."""

from __future__ import annotations

from typing import Any

from graph.perspective import Perspective
from graph.places import as_json as place_json
from graph.places import describe as describe_place
from graph.things.contents import contents_json
from graph.things.thing import as_json, describe


def answer(perspective: Perspective, iri: str) -> dict[str, Any]:
    """Return all that is stated about a thing, as the HTTP contract has it.

    A locality has what its requirements and structures come to besides, a source every statement
    read out of it by its place there.
    """
    told = as_json(describe(perspective, iri))
    match told["type"]:
        case "locality":
            place = place_json(describe_place(perspective, iri))
            return place | told | {"totals": place["totals"] | told["totals"]}
        case "source":
            return told | {"contents": contents_json(perspective, iri)}
    return told
