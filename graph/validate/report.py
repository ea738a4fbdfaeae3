"""From a report to findings: each result told with its place, reason, voices and next step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib import SH, Graph
from rdflib.term import Node

from graph import codes
from graph.assess import Claim
from graph.collation import sort_key
from graph.coverage import Cell, claim_json
from graph.dates import parse
from graph.findings import Finding, Place, Severity
from graph.language import EMPTY, Text
from graph.links import named
from graph.localities import Locality
from graph.messages import message
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.requirements import Clause, Requirement
from graph.status import Status
from graph.validate.assessments import Derivation
from graph.validate.rules import Rule


@dataclass(frozen=True)
class AssessedFinding(Finding):
    """A finding about a locality, a requirement or both, by their keys; empty when not.

    evidence: one entry a voice (`kind` is `statement`; the statement as in a coverage, with its
    labels in words) and one a matching structure (`kind` is `structure`).
    """

    locality: str = ""
    requirement: str = ""

    def as_json(self) -> dict[str, Any]:
        return super().as_json() | {
            "locality": self.locality or None,
            "requirement": self.requirement or None,
        }


def read_findings(
    report: Graph, rules: Mapping[str, Rule], derivation: Derivation, perspective: Perspective
) -> list[AssessedFinding]:
    """Return the findings of a report, in Swedish order of locality, then by severity.

    rules: the shapes by address; every result must stem from one of them (else KeyError).
    """
    findings = []
    for result in report.objects(None, SH.result):
        rule = rules[str(report.value(result, SH.sourceShape))]
        nodes = [report.value(result, SH.focusNode), report.value(result, SH.value)]
        findings.append(_finding(rule, nodes, derivation, perspective))
    return sorted(findings, key=lambda found: (sort_key(found.where.locality), rank(found)))


def rank(finding: Finding) -> tuple[Any, ...]:
    """Return the key that sorts the findings of a place: by severity, requirement and code."""
    order = list(Severity).index(finding.severity)
    return order, sort_key(finding.where.thing), finding.code


def _finding(
    rule: Rule, nodes: Iterable[Node | None], derivation: Derivation, perspective: Perspective
) -> AssessedFinding:
    focus, value = (str(node) for node in nodes)
    cell = derivation.cells.get(focus)
    locality: Locality | None
    requirement: Requirement | None
    if cell:
        locality, requirement = cell.locality, cell.requirement
    else:
        locality = derivation.localities.get(focus) or derivation.localities.get(value)
        requirement = derivation.requirements.get(focus)
    clauses = requirement.clauses if requirement else ()
    sources = [item.source for clause in clauses for item in clause.evidence]
    return AssessedFinding(
        code=rule.code,
        severity=rule.severity,
        what=_what(rule, requirement, cell, perspective),
        where=Place(
            locality=locality.name.sv if locality else "",
            thing=requirement.name.sv if requirement else "",
        ),
        why=_why(requirement, perspective) if requirement else EMPTY,
        fix=_fix(rule, requirement, cell),
        source=sources[0] if sources else "",
        evidence=_evidence(rule, cell, derivation.matches.get(focus, ()), perspective),
        locality=locality.key if locality else "",
        requirement=requirement.key if requirement else "",
    )


def _what(
    rule: Rule, requirement: Requirement | None, cell: Cell | None, perspective: Perspective
) -> Text:
    if requirement is None:
        return _joined(" ", [message("finding-of-locality").format(name=rule.name), rule.message])
    parts = [message("finding-of-requirement").format(name=rule.name, requirement=requirement.name)]
    parts.append(rule.message)
    if cell and rule.subject == "CollaborationStructure" and cell.assessment.missing_parties:
        parties = _joined(", ", map(perspective.label, cell.assessment.missing_parties))
        parts.append(message("finding-missing-parties").format(parties=parties))
    if cell and rule.subject == "StatusClaim" and cell.assessment.outdated:
        parts.append(message("finding-age").format(months=cell.assessment.age))
    return _joined(" ", parts)


def _why(requirement: Requirement, perspective: Perspective) -> Text:
    agreements: dict[str, list[Clause]] = {}
    for clause in requirement.clauses:
        agreements.setdefault(clause.agreement, []).append(clause)
    parts = [_demand(clauses, perspective) for clauses in agreements.values()]
    basis = codes.label("basis", requirement.basis)
    parts.append(message("finding-reading").format(basis=basis))
    if requirement.expired(perspective.on):
        ends = [clause.end for clause in requirement.clauses if clause.end]
        end = requirement.end or max(ends)
        parts.append(message("finding-expired").format(end=end.isoformat()))
    return _joined(" ", parts)


def _demand(clauses: Sequence[Clause], perspective: Perspective) -> Text:
    """Return what an agreement demands, with the word that carries it and where it stands."""
    said = [
        message("finding-clause").format(
            text=clause.text,
            modal=clause.modal,
            places=_joined("; ", [item.locator() for item in clause.evidence]),
        )
        for clause in clauses
    ]
    sources = sorted({item.source for clause in clauses for item in clause.evidence})
    return message("finding-demand").format(
        agreement=clauses[0].agreement_name,
        clauses=_joined(" ", said),
        sources=_joined("; ", [_source_name(source, perspective) for source in sources]),
    )


def _fix(rule: Rule, requirement: Requirement | None, cell: Cell | None) -> Text:
    """The requirement's own step tells how to get what is not there, so it follows only then."""
    absent = cell is not None and cell.assessment.status in (
        Status.NOT_FULFILLED,
        Status.NOT_REPORTED,
    )
    own = requirement if absent and rule.subject == "CollaborationStructure" else None
    return _joined(" ", [rule.step, own.next_step if own else EMPTY])


def _evidence(
    rule: Rule, cell: Cell | None, matches: Iterable[str], perspective: Perspective
) -> tuple[dict[str, Any], ...]:
    if cell is None or rule.subject == "Requirement":
        return ()
    speaking = {claim.iri for claim in cell.assessment.speaking}
    voices = [_voice(claim, speaking, perspective) for claim in cell.assessment.claims]
    return (*voices, *(_structure(iri, perspective) for iri in matches))


def _voice(claim: Claim, speaking: set[str], perspective: Perspective) -> dict[str, Any]:
    said, statement = claim_json(claim, perspective), perspective.facts(claim.iri)
    answered = parse(statement.as_of).label() if statement.as_of else EMPTY
    when = statement.when()
    return {
        "kind": "statement",
        **said,
        "speaks": claim.iri in speaking,
        "status_label": claim.status.label.as_json(),
        "stage_label": codes.label("stage", claim.stage).as_json(),
        "answered": answered.as_json(),
        "period": (EMPTY if when == answered else when).as_json(),
        "source_name": _source_name(said["source"], perspective).as_json(),
    }


def _structure(iri: str, perspective: Perspective) -> dict[str, Any]:
    evidence = perspective.evidence.get(iri, ())
    source = evidence[0].source if evidence else ""
    return {
        "kind": "structure",
        **named(iri, perspective),
        "source": source,
        "source_name": _source_name(source, perspective).as_json(),
        "locator": evidence[0].locator().as_json() if evidence else None,
        "evidence": [item.as_json() for item in evidence],
    }


def _source_name(key: str, perspective: Perspective) -> Text:
    return perspective.label(thing(f"source/{key}").value) if key else EMPTY


def _joined(separator: str, texts: Iterable[Text]) -> Text:
    """Join texts in each language; empty ones are left out."""
    own = list(texts)
    return Text(
        separator.join(text.sv for text in own if text.sv),
        separator.join(text.en for text in own if text.en),
    )
