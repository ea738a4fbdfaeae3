"""Structures: which documented groups and agreements answer to a requirement in a locality.

A structure answers when it is of the sort asked for, covers the locality and is in place there on
the day, by what the sources state: `graph.existence` decides, and nothing is extrapolated.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph import codes
from graph.assess import Assessment
from graph.dates import Holding, Period
from graph.existence import Existence, State, read_states, stand
from graph.localities import Gazetteer
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.requirements import Requirement, read_requirements
from graph.status import Status
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
_NO_LEVEL = "unknown"
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

    def answering(
        self, requirement: Requirement, assessment: Assessment, perspective: Perspective
    ) -> tuple[str, ...]:
        """Return the structures that bear out an assessment of a requirement.

        An answer counts until a newer one comes, but a structure is documented only for the time
        that its source speaks of. So beside what stands on the day, a yes is borne out by what
        stood when the yes was given.
        """
        said = [
            perspective.facts(claim.iri).attested
            for claim in assessment.speaking
            if claim.status is Status.FULFILLED
        ]
        days = {perspective.on} | {min(s.end_earliest, perspective.on) for s in said if s}
        return self.match(requirement, assessment.locality, days)


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


def read_levels(perspective: Perspective) -> dict[str, tuple[str, ...]]:
    """Return requirement → slugs of the levels that its structures are on, in their order.

    Where a requirement names no level, it has those that sources state of the structures that
    answer to it; none where no source does.
    """
    return perspective.remember("requirement levels", lambda: _levels(perspective))


def _levels(perspective: Perspective) -> dict[str, tuple[str, ...]]:
    structures = read_structures(perspective)
    order = [level for level in codes.schemes()["level"] if level != _NO_LEVEL]
    found = {}
    for requirement in read_requirements(perspective):
        answering = [own for own in structures if own.answers(requirement)]
        stated = {level for structure in answering for level in structure.levels}
        own = {requirement.level} if requirement.level else stated
        found[requirement.iri] = tuple(level for level in order if level in own)
    return found


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
