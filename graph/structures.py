"""Structures: which documented groups and agreements answer to a requirement in a locality.

A structure answers when it is of the sort asked for, covers the locality and is in place there on
the day, by what the sources state: `graph.existence` decides, and nothing is extrapolated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import Holding, Period
from graph.existence import Existence, State, read_states, stand
from graph.localities import Gazetteer
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.store.protocol import Bindings

_FEATURES = """
SELECT ?structure ?property ?value ?basis {
  VALUES ?property {
    samv:structureKind samv:agreementKind samv:covers samv:scope samv:family
  }
  ?structure ?property ?value ; samv:basis ?basis
}
"""
_LEVELS = """
SELECT ?statement ?structure ?value {
  ?statement a samv:LevelStatement ; samv:about ?structure ; samv:level ?value
}
"""
# Which documents answer to a demand for an agreement or a plan. A collaboration agreement on a
# single question is none: the sources keep the two apart.
_DOCUMENTS = {
    "agreement": "agreement",
    "national-agreement": "agreement",
    "regional-agreement": "agreement",
    "county-agreement": "agreement",
    "local-agreement": "agreement",
    "action-plan": "action-plan",
    "analysis": "action-plan",
}
IN_FORCE = frozenset({"in-force", "partly-in-force"})


@dataclass(frozen=True)
class Structure:
    """A group, service or agreement as the sources describe it.

    kinds: slugs of the kinds of structure that it answers for. validity: the period that an
    agreement gives itself. The other sets hold slugs (scopes, levels) and addresses.
    """

    iri: str
    kinds: frozenset[str]
    is_agreement: bool = False
    validity: Period | None = None
    scopes: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    covers: frozenset[str] = frozenset()

    def answers(self, requirement: Requirement) -> bool:
        """Tell whether the structure is of the sort that a requirement asks for.

        A family is a reviewed list of what counts, so where one is asked for it decides the
        sort; else the kind does. Scope and level narrow, where they are asked for.
        """
        if requirement.family:
            sort = requirement.family in self.families
        else:
            sort = requirement.kind in self.kinds
        return (
            sort
            and (not requirement.scope or requirement.scope in self.scopes)
            and (not requirement.level or requirement.level in self.levels)
        )

    def stands(self, states: Sequence[State], day: date) -> bool:
        """Tell whether the structure is certainly in place on a day, by its states.

        An agreement must be in force, or, where its states say nothing of the day, within the
        validity that it gives itself.
        """
        standing = stand(states, day)
        if not self.is_agreement:
            return standing.existence is Existence.EXISTS
        if standing.existence is Existence.NOT_STATED:
            return self.validity is not None and self.validity.holds(day) is Holding.CERTAIN
        return standing.existence is Existence.EXISTS and bool(IN_FORCE & {*standing.stages})


class Documentation:
    """All structures known from a perspective, with their states."""

    def __init__(
        self,
        structures: Sequence[Structure],
        states: Mapping[str, Sequence[State]],
        gazetteer: Gazetteer,
    ) -> None:
        self._structures = sorted(structures, key=lambda structure: structure.iri)
        self._states = states
        self._gazetteer = gazetteer

    @staticmethod
    def read(perspective: Perspective, gazetteer: Gazetteer) -> Documentation:
        return Documentation(read_structures(perspective), read_states(perspective), gazetteer)

    def match(
        self, requirement: Requirement, locality: str, days: Collection[date]
    ) -> tuple[str, ...]:
        """Return the addresses of the structures that answer to a requirement, sorted.

        locality: address of the place. A structure covers it by covering it or what it lies
        within; a state that names a place counts there and within it. days: the structure must
        be in place on one of them.
        """
        around = self._gazetteer.around(locality)
        found = []
        for structure in self._structures:
            if structure.answers(requirement) and structure.covers & around:
                states = [
                    state
                    for state in self._states.get(structure.iri, ())
                    if not state.locality or state.locality in around
                ]
                if any(structure.stands(states, day) for day in days):
                    found.append(structure.iri)
        return tuple(found)


def read_structures(perspective: Perspective) -> list[Structure]:
    """Return every structure known; `stated_only` leaves out what is only interpreted."""
    features: dict[str, dict[str, set[str]]] = {}

    def add(row: Bindings, name: str) -> None:
        own = features.setdefault(row["structure"].value, {})
        own.setdefault(name, set()).add(row["value"].value)

    for row in perspective.select(_FEATURES):
        if not (perspective.stated_only and slug(row["basis"].value) == "interpreted"):
            add(row, slug(row["property"].value))
    for row in perspective.select(_LEVELS):
        if perspective.keeps(perspective.facts(row["statement"].value)):
            add(row, "level")
    return [
        _structure(iri, features[iri], perspective)
        for iri in sorted(features)
        if features[iri].keys() & {"structureKind", "agreementKind"}
    ]


def _structure(iri: str, features: dict[str, set[str]], perspective: Perspective) -> Structure:
    def slugs(name: str) -> frozenset[str]:
        return frozenset(map(slug, features.get(name, ())))

    documents = slugs("agreementKind")
    return Structure(
        iri=iri,
        kinds=slugs("structureKind") | {_DOCUMENTS.get(kind, "") for kind in documents},
        is_agreement=bool(documents),
        validity=perspective.facts(iri).attested if documents else None,
        scopes=slugs("scope"),
        levels=slugs("level"),
        families=frozenset(features.get("family", ())),
        covers=frozenset(features.get("covers", ())),
    )
