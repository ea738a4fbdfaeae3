"""Standings: how what comes and goes stood on the day, in words."""

from __future__ import annotations

from typing import Any

from graph import codes
from graph.existence import Standing, read_states, stand
from graph.messages import message
from graph.namespaces import reference
from graph.perspective import Perspective

# What comes and goes: of these the sources state stages.
_STAND = ("group", "agreement")


def standing_of(perspective: Perspective, iri: str) -> Standing | None:
    """Return how a thing stood on the day; None for what does not come and go."""
    if reference(iri).partition("/")[0] not in _STAND:
        return None
    states = perspective.remember("states", lambda: read_states(perspective))
    return stand(states.get(iri, ()), perspective.on)


def standing_json(standing: Standing | None) -> dict[str, Any] | None:
    """Return a standing as every answer shows it, with the statements behind."""
    if standing is None:
        return None
    return {
        "existence": standing.existence.value,
        "label": message(f"existence-{standing.existence.value}").as_json(),
        "stages": [
            {"id": stage, "name": codes.label("stage", stage).as_json()}
            for stage in standing.stages
        ],
        "statements": [reference(state.iri) for state in standing.states],
    }
