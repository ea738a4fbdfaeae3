"""Findings as JSON: every text in both languages, keys for machines beside the names."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph.findings import Finding, Place, Severity
from graph.localities import Locality
from graph.validate.files import FileValidation
from graph.validate.results import read_results
from graph.validate.validation import Validation

_REQUIREMENT = "requirement/"


def finding_json(finding: Finding) -> dict[str, Any]:
    """Return a finding; `locality` and `requirement` are their keys, None when it has none."""
    place = finding.where
    thing = place.thing.key if place.thing else ""
    return {
        "code": finding.code,
        "suite": finding.suite,
        "severity": finding.severity.value,
        "severity_label": finding.severity.label.as_json(),
        "title": finding.title.as_json(),
        "what": finding.what.as_json(),
        "where": _place(place),
        "why": finding.why.as_json(),
        "clauses": list(finding.clauses),
        "fix": finding.fix.as_json(),
        "source": finding.source.key if finding.source else "",
        "source_name": finding.source.name.as_json() if finding.source else None,
        "evidence": list(finding.evidence),
        "locality": place.locality.key if place.locality else None,
        "requirement": thing.removeprefix(_REQUIREMENT) if thing.startswith(_REQUIREMENT) else None,
    }


def validation_json(validation: Validation) -> dict[str, Any]:
    """Return a validation: what was asked, the counts with their denominators, the findings."""
    coverage = validation.coverage
    perspective = coverage.perspective
    return {
        "as_of": perspective.on.isoformat(),
        "known_at": perspective.known.isoformat(),
        "stated_only": perspective.stated_only,
        "area": _named(coverage.area) if coverage.area else None,
        "suites": list(validation.suites),
        "conforms": validation.conforms,
        "counts": {severity.value: count for severity, count in validation.by_severity.items()},
        "codes": validation.by_code,
        "requirements": [
            {"id": r.key, "name": r.name.as_json(), "force": r.force} for r in coverage.requirements
        ],
        "totals": {r.key: validation.totals(r) for r in coverage.requirements},
        "no_requirements": {
            "count": len(coverage.no_requirements),
            "localities": [_named(place) for place in coverage.no_requirements],
        },
        "findings": [finding_json(finding) for finding in validation.findings],
    }


def files_json(validation: FileValidation) -> dict[str, Any]:
    """Return a validation of files: the findings, and the results by address."""
    found = Counter(finding.severity for finding in validation.findings)
    results = read_results(validation.report)
    return {
        "conforms": validation.conforms,
        "count": len(results),
        "counts": {severity.value: found[severity] for severity in Severity},
        "findings": [finding_json(finding) for finding in validation.findings],
        "results": [result.as_json() for result in results],
        "notes": [finding_json(note) for note in validation.notes],
    }


def _place(place: Place) -> dict[str, Any]:
    """Only the known parts of a place are told."""
    title = place.column_title.as_json() if place.column_title else None
    parts = {
        "file": place.file,
        "table": place.table,
        "row": place.row,
        "line": place.line,
        "column": place.column,
        "column_title": title,
        "locality": place.locality.as_json() if place.locality else None,
        "thing": place.thing.as_json() if place.thing else None,
    }
    return {key: value for key, value in parts.items() if value}


def _named(locality: Locality) -> dict[str, Any]:
    return {"id": locality.key, "name": locality.name.as_json()}
