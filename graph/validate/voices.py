"""Voices: what each source and respondent has said of a pair, and what is documented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph import codes
from graph.assess import Claim
from graph.assessments import Cell
from graph.coverage import claim_json
from graph.dates import parse
from graph.language import EMPTY
from graph.links import named
from graph.perspective import Perspective
from graph.validate.reasons import source_name


def voices(
    cell: Cell, matches: Iterable[str], perspective: Perspective
) -> tuple[dict[str, Any], ...]:
    """Return one entry a statement of the cell, and one a structure that matches it.

    `kind` is `statement` (the statement as in a coverage, with its labels in words) or
    `structure`.
    """
    speaking = {claim.iri for claim in cell.assessment.speaking}
    said = [
        statement_json(claim, perspective) | {"speaks": claim.iri in speaking}
        for claim in cell.assessment.claims
    ]
    return (*said, *(structure_json(iri, perspective) for iri in matches))


def statement_json(claim: Claim, perspective: Perspective) -> dict[str, Any]:
    """Return one statement as in a coverage, with its labels in words."""
    said, statement = claim_json(claim, perspective), perspective.facts(claim.iri)
    answered = parse(statement.as_of).label() if statement.as_of else EMPTY
    when = statement.when()
    return {
        "kind": "statement",
        **said,
        "status_label": claim.status.label.as_json(),
        "stage_label": codes.label("stage", claim.stage).as_json(),
        "answered": answered.as_json(),
        "period": (EMPTY if when == answered else when).as_json(),
        "source_name": source_name(said["source"], perspective).as_json(),
    }


def structure_json(iri: str, perspective: Perspective) -> dict[str, Any]:
    """Return a documented structure with the places where it is described."""
    evidence = perspective.evidence.get(iri, ())
    source = evidence[0].source if evidence else ""
    return {
        "kind": "structure",
        **named(iri, perspective),
        "source": source,
        "source_name": source_name(source, perspective).as_json(),
        "locator": evidence[0].locator().as_json() if evidence else None,
        "evidence": [item.as_json() for item in evidence],
    }
