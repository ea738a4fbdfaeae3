"""From a report to findings: each result told with its place, reason, voices and next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import SH, Graph
from rdflib.term import Node

from graph.assessments import Cell
from graph.findings import Finding, Named, Place
from graph.language import EMPTY, Text
from graph.localities import Locality
from graph.messages import message
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.status import Status
from graph.validate.assessments import Derivation
from graph.validate.reasons import clauses_json, reason, source_of
from graph.validate.rules import Rule
from graph.validate.voices import voices


def read_findings(
    report: Graph, rules: Mapping[str, Rule], derivation: Derivation, perspective: Perspective
) -> dict[Node, Finding]:
    """Return the findings of a report on a derivation, by its results, in their order.

    rules: the shapes by address; every result must stem from one of them (else KeyError).
    """
    findings = {}
    for result in report.objects(None, SH.result):
        rule = rules[str(report.value(result, SH.sourceShape))]
        nodes = [report.value(result, SH.focusNode), report.value(result, SH.value)]
        findings[result] = _finding(rule, nodes, derivation, perspective)
    return dict(sorted(findings.items(), key=lambda pair: pair[1].sort_key()))


def _finding(
    rule: Rule, nodes: Iterable[Node | None], derivation: Derivation, perspective: Perspective
) -> Finding:
    focus, value = (str(node) for node in nodes)
    cell = derivation.cells.get(focus)
    locality: Locality | None
    requirement: Requirement | None
    if cell:
        locality, requirement = cell.locality, cell.requirement
    else:
        locality = derivation.localities.get(focus) or derivation.localities.get(value)
        requirement = derivation.requirements.get(focus)
    spoken = cell is not None and rule.subject != "Requirement"
    matches = derivation.matches.get(focus, ())
    return Finding(
        code=rule.code,
        severity=rule.severity,
        title=rule.name,
        what=_what(rule, requirement, cell, perspective),
        where=Place(
            locality=Named(locality.key, locality.name) if locality else None,
            thing=Named(reference(requirement.iri), requirement.name) if requirement else None,
        ),
        why=reason(requirement, perspective) if requirement else EMPTY,
        fix=_fix(rule, requirement, cell),
        source=source_of(requirement, perspective) if requirement else None,
        clauses=clauses_json(requirement, perspective) if requirement else (),
        suite=rule.suite,
        evidence=voices(cell, matches, perspective) if cell and spoken else (),
    )


def _what(
    rule: Rule, requirement: Requirement | None, cell: Cell | None, perspective: Perspective
) -> Text:
    if requirement is None:
        called = message("finding-of-locality").format(name=rule.name)
        return Text.joined(" ", [called, rule.message])
    parts = [message("finding-of-requirement").format(name=rule.name, requirement=requirement.name)]
    parts.append(rule.message)
    if cell and rule.subject == "CollaborationStructure" and cell.assessment.missing_parties:
        parties = Text.joined(", ", map(perspective.label, cell.assessment.missing_parties))
        parts.append(message("finding-missing-parties").format(parties=parties))
    if cell and rule.subject == "StatusClaim" and cell.assessment.outdated:
        parts.append(message("finding-age").format(months=cell.assessment.age))
    return Text.joined(" ", parts)


def _fix(rule: Rule, requirement: Requirement | None, cell: Cell | None) -> Text:
    """The requirement's own step tells how to get what is not there, so it follows only then."""
    absent = cell is not None and cell.assessment.status in (
        Status.NOT_FULFILLED,
        Status.NOT_REPORTED,
    )
    own = requirement if absent and rule.subject == "CollaborationStructure" else None
    return Text.joined(" ", [rule.step, own.next_step if own else EMPTY])
