"""Validation: what is missing, uncertain or under way in an area, with the denominators.

Suites of two sorts: those that judge assessments (asked by default: what a strategist acts on),
and those that judge the statements of the sources themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rdflib import Graph
from rdflib.term import Node

from graph.coverage import Coverage, cover
from graph.findings import Finding, Severity
from graph.load import source_folders
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.tables.origin import Origins, find_origins
from graph.validate import statements
from graph.validate.assessments import derive
from graph.validate.engines import Engine, judge_graph, judge_statements
from graph.validate.faults import read_faults
from graph.validate.report import read_findings
from graph.validate.results import join_reports
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites

SUITES = ("completeness", "guards")
KNOWN_SUITES = (*SUITES, *statements.SUITES)
Judged = tuple[Graph, dict[Node, Finding]]


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
    perspective: Perspective,
    area: str | None = None,
    suites: Iterable[str] = SUITES,
    engine: Engine = Engine.SET,
) -> Validation:
    """Judge every locality of an area, and what the sources say of it, by suites of shapes.

    area: address of a locality, the country when None. Raises Refused for an unknown suite.
    """
    names = tuple(suites)
    coverage = cover(perspective, area)
    parts = [
        judged
        for judged in (
            _assessed(coverage, tuple(n for n in names if n not in statements.SUITES), engine),
            _stated(perspective, area, tuple(n for n in names if n in statements.SUITES), engine),
        )
        if judged
    ]
    findings = [finding for _, found in parts for finding in found.values()]
    report = join_reports((own, found) for own, found in parts)
    ordered = tuple(sorted(findings, key=Finding.sort_key))
    return Validation(coverage, names, ordered, report)


def _assessed(coverage: Coverage, names: tuple[str, ...], engine: Engine) -> Judged | None:
    """Judge the assessments of a coverage."""
    if not names:
        return None
    rules, derivation = read_rules(merged_suites(names)), derive(coverage)
    report = judge_graph(derivation.graph, names, engine)
    return report, read_findings(report, rules, derivation, coverage.perspective)


def _stated(
    perspective: Perspective, area: str | None, names: tuple[str, ...], engine: Engine
) -> Judged | None:
    """Judge what the sources say."""
    if not names:
        return None
    report = judge_statements(perspective, names, engine)
    rules = read_rules(merged_suites(names))
    return report, read_faults(report, rules, _origins(), perspective, area)


@cache
def _origins() -> Origins:
    return find_origins(source_folders())
