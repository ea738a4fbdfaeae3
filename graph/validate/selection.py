"""A selection of a validation: what concerns one level, what is of one severity."""

from __future__ import annotations

from dataclasses import replace

from graph.findings import Severity
from graph.matrix import on_level
from graph.validate.validation import Validation


def of_level(validation: Validation, level: str | None) -> Validation:
    """Return the part about requirements whose structures are on a level; all of it for None.

    What is found about anything else than a requirement is on no level, and stays.
    """
    if level is None:
        return validation
    whole = validation.coverage
    # A locality whose requirements are all on other levels has some all the same.
    coverage = replace(on_level(whole, level), no_requirements=whole.no_requirements)
    hidden = {f"requirement/{need.key}" for need in validation.requirements}
    hidden -= {f"requirement/{need.key}" for need in coverage.requirements}
    kept = [
        own
        for own in validation.findings
        if not own.where.thing or own.where.thing.key not in hidden
    ]
    return replace(validation, coverage=coverage, findings=tuple(kept))


def of_severity(validation: Validation, severity: Severity | None) -> Validation:
    """Return the findings of one severity, with the denominators as they are; all for None."""
    if severity is None:
        return validation
    kept = [finding for finding in validation.findings if finding.severity is severity]
    return replace(validation, findings=tuple(kept))
