"""A pair: one locality against one requirement, with every voice, clause and structure behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph import codes
from graph.assess import Assessment, Claim
from graph.assessments import Cell
from graph.claims import read_claims
from graph.coverage import cell_json, cover, requirement_json
from graph.explanation import explain
from graph.findings import Finding
from graph.language import EMPTY, Text
from graph.localities import Gazetteer, Locality
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.renderers.json import finding_json
from graph.requirements import Requirement, read_requirements
from graph.status import Status
from graph.structures import Documentation, read_levels
from graph.validate.reasons import clauses_json
from graph.validate.validation import validate
from graph.validate.voices import statement_json, structure_json

SUITE = "completeness"


class Weight(StrEnum):
    """What a statement counts for on the day: it speaks; it says neither yes nor no; a later one
    of the same voice or a resolution has taken its place; it is of another time; it is left out
    as an interpretation.
    """

    SPEAKS = "speaks"
    SILENT = "silent"
    SUPERSEDED = "superseded"
    OTHER_TIME = "other-time"
    LEFT_OUT = "left-out"


class Outside(StrEnum):
    """Why a requirement asks nothing of a locality on the day."""

    NOT_BEGUN = "not-begun"
    EXEMPT = "exempt"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Pair:
    """cell: None where the requirement asks nothing; outside then says why.

    statements: with what each counts for, those that speak first. structures: addresses of the
    documented ones that bear out the answer. findings: what is to be done about it. previous,
    following: the localities before and after it, of those that the requirement reaches.
    """

    perspective: Perspective
    locality: Locality
    requirement: Requirement
    cell: Cell | None
    outside: Outside | None
    statements: tuple[tuple[Weight, Claim], ...]
    structures: tuple[str, ...]
    findings: tuple[Finding, ...]
    previous: Locality | None
    following: Locality | None


def look(
    perspective: Perspective, locality: str, requirement: str, area: str | None = None
) -> Pair:
    """Put together what is behind a pair; addresses of a locality and a requirement.

    area: address of a locality; its neighbours are those in the area, when it is there itself.
    """
    gazetteer = Gazetteer.of(perspective.knowledge)
    need = next(own for own in read_requirements(perspective) if own.iri == requirement)
    reached = cover(perspective, None, requirement)
    near = cover(perspective, area, requirement) if area else reached
    cell = reached.by_pair.get((locality, requirement))
    said = [
        claim
        for claim in read_claims(perspective)
        if (claim.locality, claim.requirement) == (locality, requirement)
    ]
    places = near.localities if (locality, requirement) in near.by_pair else reached.localities
    at = next((at for at, place in enumerate(places) if place.iri == locality), None)
    documentation = Documentation.read(perspective, gazetteer)
    return Pair(
        perspective=perspective,
        locality=gazetteer.localities[locality],
        requirement=need,
        cell=cell,
        outside=None if cell else _outside(need, locality, perspective),
        statements=_weighed(said, cell.assessment if cell else None, perspective),
        structures=documentation.answering(need, cell.assessment, perspective) if cell else (),
        findings=_findings(perspective, cell) if cell else (),
        previous=places[at - 1] if at else None,
        following=places[at + 1] if at is not None and at + 1 < len(places) else None,
    )


def _findings(perspective: Perspective, cell: Cell) -> tuple[Finding, ...]:
    """Return the findings about a cell, the very ones that the locality's validation has."""
    here = validate(perspective, cell.locality.iri, (SUITE,)).findings
    key = reference(cell.requirement.iri)
    return tuple(own for own in here if own.where.thing and own.where.thing.key == key)


def _outside(requirement: Requirement, locality: str, perspective: Perspective) -> Outside:
    if locality in requirement.exempts:
        return Outside.EXEMPT
    return Outside.ELSEWHERE if requirement.began(perspective.on) else Outside.NOT_BEGUN


def _weighed(
    claims: Iterable[Claim], assessment: Assessment | None, perspective: Perspective
) -> tuple[tuple[Weight, Claim], ...]:
    """Return the claims of a pair with what each counts for, in the order of the weights."""
    counting = {claim.iri for claim in assessment.claims} if assessment else set()
    speaking = {claim.iri for claim in assessment.speaking} if assessment else set()

    def weight(claim: Claim) -> Weight:
        if claim.iri in speaking:
            return Weight.SPEAKS
        if perspective.stated_only and claim.interpreted:
            return Weight.LEFT_OUT
        if claim.iri not in counting:
            return Weight.OTHER_TIME
        silent = claim.status is Status.NOT_REPORTED
        return Weight.SILENT if silent else Weight.SUPERSEDED

    weighed = [(weight(claim), claim) for claim in claims]
    order = list(Weight)
    weighed.sort(key=lambda own: (order.index(own[0]), own[1].voice, own[1].as_of, own[1].iri))
    return tuple(weighed)


def explanation(pair: Pair) -> Text:
    """Return how the status came about; empty where nothing is required."""
    return explain(pair.cell.assessment) if pair.cell else EMPTY


def as_json(pair: Pair) -> dict[str, Any]:
    """Return the pair as an answer: as the cell of a coverage, with all that is behind it."""
    view, need = pair.perspective, pair.requirement
    voices = sorted({claim.voice for _, claim in pair.statements})
    return {
        "as_of": view.on.isoformat(),
        "known_at": view.known.isoformat(),
        "stated_only": view.stated_only,
        "locality": pair.locality.as_json(),
        "requirement": requirement_json(need, view)
        | {
            "force_label": codes.label("force", need.force).as_json(),
            "levels": list(read_levels(view)[need.iri]),
            "parties": list(need.parties),
            "reading": view.facts(need.iri).note.as_json(),
            "last_day": need.last_day.isoformat() if need.last_day else None,
            "clauses": list(clauses_json(need, view)),
        },
        "outside": pair.outside.value if pair.outside else None,
        "cell": cell_json(pair.cell, view) if pair.cell else None,
        "explanation": explanation(pair).as_json(),
        "statements": [
            statement_json(claim, view)
            | {"voice": voices.index(claim.voice) + 1, "weight": weight.value}
            for weight, claim in pair.statements
        ],
        "structures": [structure_json(iri, view) for iri in pair.structures],
        "findings": [finding_json(own) for own in pair.findings],
        "previous": pair.previous.as_json() if pair.previous else None,
        "following": pair.following.as_json() if pair.following else None,
    }
