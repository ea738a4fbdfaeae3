"""Validation: what is missing, uncertain or under way in an area, with the denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Graph

from graph.coverage import Coverage, cover
from graph.findings import Finding, Severity
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.validate.assessments import derive
from graph.validate.report import read_findings
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites, run, schema

SUITES = ("completeness", "guards")


@dataclass(frozen=True)
class Validation:
    """The findings on a day, as known on a day, in one reading.

    findings: in their order. report: the standard report that they are told from.
    """

    coverage: Coverage
    suites: tuple[str, ...]
    findings: tuple[Finding, ...]
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

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return self.coverage.requirements

    def totals(self, requirement: Requirement) -> dict[str, int]:
        """Count the localities of a requirement by status, with the denominator and the exempt."""
        coverage = self.coverage
        places = (*coverage.localities, *coverage.no_requirements)
        exempt = sum(place.iri in requirement.exempts for place in places)
        return coverage.totals(requirement) | {"exempt": exempt}


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
