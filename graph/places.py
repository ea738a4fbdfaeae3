"""A place and everything stated about it: its requirements, its structures, its actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.collation import sort_key
from graph.coverage import Coverage, cover
from graph.coverage import as_json as coverage_json
from graph.existence import Standing, read_states, stand
from graph.localities import Gazetteer, Locality
from graph.perspective import Perspective
from graph.profiles import Profile, Profiles


@dataclass(frozen=True)
class Place:
    """around, inside: what the locality lies in and what lies in it. structures: groups and
    agreements that cover it, or a place in it, with their standing there on the day.
    """

    perspective: Perspective
    locality: Locality
    around: tuple[Locality, ...]
    inside: tuple[Locality, ...]
    coverage: Coverage
    structures: tuple[tuple[Profile, Standing], ...]
    actors: tuple[Profile, ...]


def describe(perspective: Perspective, iri: str) -> Place:
    """Put together what is stated about a locality on the day."""
    gazetteer = Gazetteer.of(perspective.knowledge)
    states = perspective.remember("states", lambda: read_states(perspective))
    profiles = perspective.remember("every-profile", lambda: tuple(Profiles(perspective).all()))
    here = gazetteer.near(iri)
    near = [profile for profile in profiles if here.intersection(profile.localities)]
    near.sort(key=lambda profile: (sort_key(profile.name.sv), profile.iri))
    return Place(
        perspective=perspective,
        locality=gazetteer.localities[iri],
        around=tuple(gazetteer.in_order(gazetteer.around(iri) - {iri})),
        inside=tuple(own for own in gazetteer.inside(iri) if own.iri != iri),
        coverage=cover(perspective, iri),
        structures=tuple(
            (profile, stand(states.get(profile.iri, ()), perspective.on, here))
            for profile in near
            if profile.type in ("group", "agreement")
        ),
        actors=tuple(profile for profile in near if profile.type == "org"),
    )


def as_json(place: Place) -> dict[str, Any]:
    """Return the answer of the HTTP contract."""
    perspective = place.perspective
    return {
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "locality": place.locality.as_json(),
        "within": [own.as_json() for own in place.around],
        "contains": [own.as_json() for own in place.inside],
        "coverage": coverage_json(place.coverage),
        "structures": [
            profile.as_json()
            | {
                "existence": standing.existence.value,
                "stages": list(standing.stages),
                "statements": [
                    perspective.facts(state.iri).as_json()
                    | {"evidence": [e.as_json() for e in perspective.evidence.get(state.iri, ())]}
                    for state in standing.states
                    if state.iri in perspective.statements
                ],
            }
            for profile, standing in place.structures
        ],
        "actors": [profile.as_json() for profile in place.actors],
        "totals": {"structures": len(place.structures), "actors": len(place.actors)},
    }
