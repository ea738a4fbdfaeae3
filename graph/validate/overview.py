"""The overview of a validation, as text and page show it: what is shared, then each locality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.findings import Finding, Named, Severity
from graph.language import Text
from graph.requirements import Requirement
from graph.status import Status
from graph.validate import statements
from graph.validate.reasons import clauses_json, reading, reason
from graph.validate.validation import Validation


@dataclass(frozen=True)
class Alike:
    """A finding that is the same in several localities, told once. finding: the first of them."""

    finding: Finding
    localities: tuple[Named, ...]


@dataclass(frozen=True)
class Group:
    """The findings of one locality, by gravity."""

    locality: Named
    findings: tuple[Finding, ...]
    counts: dict[Severity, int]


@dataclass(frozen=True)
class Fault:
    """What one check found in the statements of the sources. finding: the first of them."""

    finding: Finding
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Denominator:
    """A requirement, what it rests on, and of how many localities the findings are.

    why: clauses and reading in words; reading: the latter alone. statuses: those that occur.
    exempt: localities that the requirement leaves out; they are not in the denominator.
    """

    requirement: Requirement
    clauses: tuple[dict[str, Any], ...]
    why: Text
    reading: Text
    statuses: tuple[tuple[Status, int], ...]
    denominator: int
    reported: int
    outdated: int
    exempt: int


@dataclass(frozen=True)
class Overview:
    """no_requirements: localities that no requirement was read for; they are in no denominator.

    faults: of the statements themselves, by gravity and check.
    """

    validation: Validation
    counts: dict[Severity, int]
    denominators: tuple[Denominator, ...]
    no_requirements: int
    shared: tuple[Alike, ...]
    groups: tuple[Group, ...]
    faults: tuple[Fault, ...]


def overview(validation: Validation) -> Overview:
    """Arrange the findings of a validation for people, with counts and denominators."""
    stated = [own for own in validation.findings if _is_of_statements(own)]
    assessed = [own for own in validation.findings if not _is_of_statements(own)]
    asked = any(name not in statements.SUITES for name in validation.suites)
    shared, single = _part(assessed)
    groups = [
        (key, tuple(own)) for key, own in groupby(single, key=lambda found: found.where.locality)
    ]
    return Overview(
        validation=validation,
        counts=validation.by_severity,
        denominators=tuple(
            _denominator(requirement, validation)
            for requirement in (validation.requirements if asked else ())
        ),
        no_requirements=len(validation.coverage.no_requirements) if asked else 0,
        shared=tuple(shared),
        groups=tuple(Group(place, own, _count(own)) for place, own in groups if place),
        faults=tuple(_faults(stated)),
    )


def _is_of_statements(finding: Finding) -> bool:
    return finding.suite in statements.SUITES or finding.where.locality is None


def _faults(findings: Iterable[Finding]) -> Iterator[Fault]:
    def check(finding: Finding) -> tuple[int, str]:
        return list(Severity).index(finding.severity), finding.code

    for _, found in groupby(sorted(findings, key=check), key=check):
        own = tuple(found)
        yield Fault(own[0], own)


def _denominator(requirement: Requirement, validation: Validation) -> Denominator:
    totals, perspective = validation.totals(requirement), validation.coverage.perspective
    return Denominator(
        requirement=requirement,
        clauses=clauses_json(requirement, perspective),
        why=reason(requirement, perspective),
        reading=reading(requirement, perspective),
        statuses=tuple((s, totals[s.value]) for s in Status if totals[s.value]),
        **{key: totals[key] for key in ("denominator", "reported", "outdated", "exempt")},
    )


def _part(findings: Sequence[Finding]) -> tuple[list[Alike], list[Finding]]:
    """Part what several localities share from what stands alone.

    Shared is what is said in the same words of more than one locality, with no voice to it.
    """
    alike: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in findings:
        if finding.where.locality and not finding.evidence:
            thing = finding.where.thing.key if finding.where.thing else ""
            key = (finding.code, thing, finding.what, finding.why, finding.fix)
            alike.setdefault(key, []).append(finding)
    several = [own for own in alike.values() if len(own) > 1]
    told = {id(finding) for own in several for finding in own}
    return (
        [Alike(own[0], tuple(_localities(own))) for own in sorted(several, key=_gravest)],
        [finding for finding in findings if id(finding) not in told],
    )


def _localities(findings: Iterable[Finding]) -> Iterable[Named]:
    return (finding.where.locality for finding in findings if finding.where.locality)


def _gravest(findings: Sequence[Finding]) -> tuple[Any, ...]:
    """Order what is shared as within a locality: the place itself says nothing."""
    return findings[0].sort_key()[2:]


def _count(findings: Iterable[Finding]) -> dict[Severity, int]:
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in Severity}
