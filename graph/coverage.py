"""Coverage: the matrix locality × requirement on a day, with every statement behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from graph.assess import Claim
from graph.assessments import Assessments, Cell
from graph.localities import COUNTRY, Locality
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.status import Status

_SILENT = Status.NOT_REPORTED


@dataclass(frozen=True)
class Coverage:
    """The matrix. no_requirements: localities in the area that no requirement reaches."""

    perspective: Perspective
    area: Locality | None
    requirements: tuple[Requirement, ...]
    localities: tuple[Locality, ...]
    cells: tuple[Cell, ...]
    no_requirements: tuple[Locality, ...]

    @cached_property
    def by_pair(self) -> dict[tuple[str, str], Cell]:
        return {(cell.locality.iri, cell.requirement.iri): cell for cell in self.cells}

    def totals(self, requirement: Requirement) -> dict[str, int]:
        """Count the cells of a requirement by status; `denominator` is all of them."""
        return count(cell for cell in self.cells if cell.requirement.iri == requirement.iri)

    def only(self, requirements: Collection[str]) -> Coverage:
        """Return the part of the matrix that some requirements make; addresses."""
        cells = tuple(cell for cell in self.cells if cell.requirement.iri in requirements)
        reached = {cell.locality.iri for cell in cells}
        places = sorted((*self.localities, *self.no_requirements), key=Locality.sort_key)
        return replace(
            self,
            requirements=tuple(r for r in self.requirements if r.iri in requirements),
            localities=tuple(place for place in places if place.iri in reached),
            cells=cells,
            no_requirements=tuple(place for place in places if place.iri not in reached),
        )


def count(cells: Iterable[Cell]) -> dict[str, int]:
    """Count cells by status; `denominator` is all of them."""
    own = list(cells)
    counts = {status.value: 0 for status in Status}
    for cell in own:
        counts[cell.assessment.status.value] += 1
    reported = len(own) - counts[_SILENT.value]
    outdated = sum(cell.assessment.outdated for cell in own)
    return counts | {"denominator": len(own), "reported": reported, "outdated": outdated}


def cover(
    perspective: Perspective, area: str | None = None, requirement: str | None = None
) -> Coverage:
    """Assess every municipality of an area against every requirement that applies to it.

    area, requirement: addresses of a locality and a requirement, all when None. A requirement
    demands nothing before its first day; after its last it stays and is marked expired.
    """
    assessments = Assessments.of(perspective)
    frame, area = assessments.frame, area or COUNTRY
    places = frame.gazetteer.inside(area, "municipality")
    rows = [assessments.row(place.iri, perspective.on) for place in places]
    needed = set(chain.from_iterable(row.needs for row in rows))
    # What most localities have answered comes first: a matrix opens on what is known.
    answers = Counter(chain.from_iterable(row.answered for row in rows))
    requirements = frame.requirements.in_order(needed)
    coverage = Coverage(
        perspective=perspective,
        area=frame.gazetteer.localities.get(area),
        requirements=tuple(sorted(requirements, key=lambda need: -answers[need.iri])),
        localities=tuple(place for place, row in zip(places, rows, strict=True) if row.cells),
        cells=tuple(chain.from_iterable(row.cells for row in rows)),
        no_requirements=tuple(
            place for place, row in zip(places, rows, strict=True) if not row.cells
        ),
    )
    return coverage if requirement is None else coverage.only({requirement})


def as_json(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage answer of the HTTP and command-line contract."""
    perspective = coverage.perspective
    return {
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "area": coverage.area.as_json() if coverage.area else None,
        "requirements": [requirement_json(r, perspective) for r in coverage.requirements],
        "localities": [place.as_json() for place in coverage.localities],
        "cells": [cell_json(cell, perspective) for cell in coverage.cells],
        "totals": {r.key: coverage.totals(r) for r in coverage.requirements},
        "no_requirements": {
            "count": len(coverage.no_requirements),
            "localities": [place.as_json() for place in coverage.no_requirements],
        },
    }


def requirement_json(requirement: Requirement, perspective: Perspective) -> dict[str, Any]:
    """Return a requirement with the clauses that it is a reading of."""
    day = perspective.on
    return {
        "id": requirement.key,
        "name": requirement.name.as_json(),
        "force": requirement.force,
        "basis": requirement.basis,
        "valid_from": requirement.begin.isoformat() if requirement.begin else None,
        "valid_through": requirement.end.isoformat() if requirement.end else None,
        "expired": requirement.expired(day),
        "next_step": requirement.next_step.as_json(),
        "target_groups": [_named(iri, perspective) for iri in requirement.target_groups],
        "clauses": [clause.as_json() for clause in requirement.clauses],
    }


def cell_json(cell: Cell, perspective: Perspective) -> dict[str, Any]:
    """Return one cell with every statement behind it."""
    result = cell.assessment
    speaking = {claim.iri for claim in result.speaking}
    # Rows with the same text share a voice: its number within the cell shows which.
    voices = sorted({claim.voice for claim in result.claims})
    return {
        "locality": cell.locality.key,
        "requirement": cell.requirement.key,
        "status": result.status.value,
        "stage": result.stage or None,
        "stages": list(result.stages),
        "missing_parties": [_named(party, perspective) for party in result.missing_parties],
        "outdated": result.outdated,
        "age_months": result.age,
        "requirement_expired": cell.expired,
        "statements": [
            claim_json(claim, perspective)
            | {"voice": voices.index(claim.voice) + 1, "speaks": claim.iri in speaking}
            for claim in result.claims
        ],
    }


def claim_json(claim: Claim, perspective: Perspective) -> dict[str, Any]:
    """Return one statement of a cell: what was said, by whom, when, and where it stands."""
    node = perspective.facts(claim.iri)
    evidence = perspective.evidence.get(claim.iri, ())
    return {
        "id": slug(claim.iri),
        "status": claim.status.value,
        "stage": claim.stage,
        "as_of": node.as_of,
        "during": node.during,
        "from": node.begin,
        "through": node.end,
        "respondent": _named(node.respondent, perspective) if node.respondent else None,
        "basis": node.basis,
        "period_basis": node.period_basis,
        "detail": node.detail.as_json(),
        "missing_parties": [_named(party, perspective) for party in claim.missing_parties],
        "source": evidence[0].source if evidence else "",
        "locator": evidence[0].locator().as_json() if evidence else None,
        "evidence": [item.as_json() for item in evidence],
    }


def _named(iri: str, perspective: Perspective) -> dict[str, Any]:
    return {"id": slug(iri), "name": perspective.label(iri).as_json()}
