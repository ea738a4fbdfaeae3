"""Reasons: the clauses that a requirement rests on, in words and in parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph import codes
from graph.findings import Named
from graph.language import EMPTY, Text
from graph.messages import message
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.requirements import Clause, Requirement

# How the tables write that a clause has no word of its own that binds.
_PRESENT = "presens"


def reason(requirement: Requirement, perspective: Perspective) -> Text:
    """Return why something is demanded: agreement, clauses, the words that bind, the reading."""
    agreements: dict[str, list[Clause]] = {}
    for clause in requirement.clauses:
        agreements.setdefault(clause.agreement, []).append(clause)
    parts = [_demand(clauses, perspective) for clauses in agreements.values()]
    return Text.joined(" ", [*parts, reading(requirement, perspective)])


def reading(requirement: Requirement, perspective: Perspective) -> Text:
    """Return how sure the reading of a requirement is, and when it ended, if it has."""
    basis = codes.label("basis", requirement.basis)
    parts = [message("finding-reading").format(basis=basis)]
    if requirement.expired(perspective.on):
        parts.append(message("finding-expired").format(end=requirement.last_day))
    return Text.joined(" ", parts)


def binding(modal: str) -> Text:
    """Return how a clause binds: by which word, or by its tense alone."""
    if modal == _PRESENT:
        return message("finding-present")
    return message("finding-modal").format(modal=modal)


def clauses_json(requirement: Requirement, perspective: Perspective) -> tuple[dict[str, Any], ...]:
    """Return the clauses as in a coverage, with the names of the sources that they stand in."""
    return tuple(
        clause.as_json()
        | {
            "binding": binding(clause.modal).as_json(),
            "evidence": [
                item.as_json() | {"source_name": source_name(item.source, perspective).as_json()}
                for item in clause.evidence
            ],
        }
        for clause in requirement.clauses
    )


def source_of(requirement: Requirement, perspective: Perspective) -> Named | None:
    """Return the first source that a requirement is read in; None when none is named."""
    for clause in requirement.clauses:
        for item in clause.evidence:
            return Named(item.source, source_name(item.source, perspective))
    return None


def source_name(key: str, perspective: Perspective) -> Text:
    """Return the title of a source; empty for an empty key."""
    return perspective.label(thing(f"source/{key}").value) if key else EMPTY


def _demand(clauses: Sequence[Clause], perspective: Perspective) -> Text:
    said = [
        message("finding-clause").format(
            text=clause.text,
            places=Text.joined("; ", [item.locator() for item in clause.evidence]),
            binding=binding(clause.modal),
        )
        for clause in clauses
    ]
    sources = sorted({item.source for clause in clauses for item in clause.evidence})
    return message("finding-demand").format(
        agreement=clauses[0].agreement_name,
        clauses=Text.joined(" ", said),
        sources=Text.joined("; ", [source_name(source, perspective) for source in sources]),
    )
