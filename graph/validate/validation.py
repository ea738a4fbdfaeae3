"""Validation: what is missing, uncertain or under way in an area, with the denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rdflib import Graph

from graph.coverage import Coverage, cover
from graph.findings import Severity
from graph.localities import Locality
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.validate.assessments import derive
from graph.validate.report import AssessedFinding, read_findings
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites, run, schema
from graph.validate.turtle import report_turtle

SUITES = ("completeness", "guards")


@dataclass(frozen=True)
class Validation:
    """The findings on a day, as known on a day, in one reading.

    findings: in Swedish order of locality, then by severity and requirement. report: the
    standard report that they are told from.
    """

    coverage: Coverage
    suites: tuple[str, ...]
    findings: tuple[AssessedFinding, ...]
    report: Graph

    @property
    def conforms(self) -> bool:
        """True when there is no gap; what is uncertain or under way does not count against."""
        return not any(finding.severity is Severity.GAP for finding in self.findings)

    @property
    def by_severity(self) -> dict[Severity, int]:
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def by_code(self) -> dict[str, int]:
        found = Counter(finding.code for finding in self.findings)
        return {code: found[code] for code in sorted(found)}

    def totals(self, requirement: Requirement) -> dict[str, int]:
        """Count the localities of a requirement by status, with the denominator and the exempt."""
        coverage = self.coverage
        places = (*coverage.localities, *coverage.no_requirements)
        exempt = sum(place.iri in requirement.exempts for place in places)
        return coverage.totals(requirement) | {"exempt": exempt}

    def turtle(self) -> str:
        """Return the standard report as Turtle, the same bytes every time."""
        return report_turtle(self.report)

    def as_json(self) -> dict[str, Any]:
        coverage = self.coverage
        perspective = coverage.perspective
        return {
            "as_of": perspective.on.isoformat(),
            "known_at": perspective.known.isoformat(),
            "stated_only": perspective.stated_only,
            "area": _place(coverage.area) if coverage.area else None,
            "suites": list(self.suites),
            "conforms": self.conforms,
            "counts": {severity.value: count for severity, count in self.by_severity.items()},
            "codes": self.by_code,
            "requirements": [
                {"id": r.key, "name": r.name.as_json(), "force": r.force} for r in self.requirements
            ],
            "totals": {r.key: self.totals(r) for r in self.requirements},
            "no_requirements": {
                "count": len(coverage.no_requirements),
                "localities": [_place(place) for place in coverage.no_requirements],
            },
            "findings": [finding.as_json() for finding in self.findings],
        }

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return self.coverage.requirements


def validate(
    perspective: Perspective, area: str | None = None, suites: Iterable[str] = SUITES
) -> Validation:
    """Judge every locality of an area by suites of shapes.

    area: address of a locality, the country when None. Raises Refused for an unknown suite.
    """
    names = tuple(suites)
    shapes = merged_suites(names)
    coverage = cover(perspective, area)
    derivation = derive(coverage)
    report = run(derivation.graph, shapes, schema())
    findings = read_findings(report, read_rules(shapes), derivation, perspective)
    return Validation(coverage, names, tuple(findings), report)


def _place(locality: Locality) -> dict[str, Any]:
    return {"id": locality.key, "name": locality.name.as_json()}
