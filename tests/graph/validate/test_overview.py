"""The overview: what is shared stands apart, nothing is lost, the denominators are right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.findings import Finding, Named, Place, Severity
from graph.language import Text
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.status import Status
from graph.validate.overview import Overview, overview
from graph.validate.validation import Validation, validate

VOICE = {"kind": "statement"}
ED, AS = (Named(name, Text.same(name)) for name in ("Ed", "Ås"))


@pytest.fixture(scope="module")
def dalarna(view: Callable[..., Perspective]) -> Validation:
    return validate(view("2022-12-31"), thing("locality/20").value)


def finding(code: str, locality: Named | None, severity: Severity, voices: int = 0) -> Finding:
    place = Place(locality=locality, thing=Named("requirement/r", Text.same("r")))
    return Finding(code, severity, Text.same(code), place, evidence=(VOICE,) * voices)


def arranged(validation: Validation, *findings: Finding) -> Overview:
    return overview(replace(validation, findings=tuple(sorted(findings, key=Finding.sort_key))))


def test_nothing_is_lost_and_nothing_told_twice(dalarna: Validation) -> None:
    seen = overview(dalarna)
    shared = sum(len(alike.localities) for alike in seen.shared)
    assert shared + sum(len(group.findings) for group in seen.groups) == len(dalarna.findings)
    assert seen.counts == dalarna.by_severity
    for group in seen.groups:
        assert sum(group.counts.values()) == len(group.findings) > 0


def test_each_locality_stands_once(dalarna: Validation) -> None:
    names = [group.locality.name.sv for group in overview(dalarna).groups if group.locality]
    assert names == ["Falun", "Ludvika", "Orsa", "Smedjebacken", "Säter", "Älvdalen"]


def test_the_same_of_several_localities_is_shared_unless_a_voice_has_spoken(
    dalarna: Validation,
) -> None:
    gap, note = Severity.GAP, Severity.UNCERTAIN
    said = [finding("B", place, gap, 1) for place in (ED, AS)]
    silent = [finding(code, place, note) for code in ("A", "C") for place in (ED, AS)]
    seen = arranged(dalarna, *said, *silent, finding("D", ED, gap))
    assert [(a.finding.code, a.localities) for a in seen.shared] == [
        ("A", (ED, AS)),
        ("C", (ED, AS)),
    ]
    assert [(g.locality, [f.code for f in g.findings]) for g in seen.groups] == [
        (ED, ["B", "D"]),
        (AS, ["B"]),
    ]
    assert seen.groups[0].counts == {gap: 2, note: 0, Severity.IN_PROGRESS: 0}


def test_the_gravest_of_what_is_shared_comes_first(dalarna: Validation) -> None:
    pairs = [("A", Severity.IN_PROGRESS), ("C", Severity.UNCERTAIN), ("B", Severity.GAP)]
    seen = arranged(dalarna, *(finding(c, place, s) for c, s in pairs for place in (ED, AS)))
    assert [alike.finding.code for alike in seen.shared] == ["B", "C", "A"]


def test_faults_of_statements_stand_by_check_and_never_among_the_localities(
    dalarna: Validation,
) -> None:
    gap, note = Severity.GAP, Severity.UNCERTAIN
    stated = [
        replace(finding(code, place, severity), suite="integrity")
        for code, severity in (("N2", note), ("N1", note), ("N9", gap))
        for place in (AS, None, ED)
    ]
    seen = arranged(dalarna, *stated, finding("K1", AS, gap))
    assert not seen.shared
    assert [group.locality for group in seen.groups] == [AS]
    assert [fault.finding.code for fault in seen.faults] == ["N9", "N1", "N2"]
    for fault in seen.faults:
        assert [own.where.locality for own in fault.findings] == [ED, AS, None]


def test_what_has_no_locality_is_not_lost(dalarna: Validation) -> None:
    (fault,) = arranged(dalarna, finding("G9", None, Severity.GAP)).faults
    assert fault.finding.code == "G9"


def test_of_statements_alone_no_requirement_is_told(dalarna: Validation) -> None:
    seen = overview(replace(dalarna, suites=("integrity",), findings=()))
    assert (seen.denominators, seen.no_requirements) == ((), 0)


def test_a_requirement_stands_with_its_denominator(dalarna: Validation) -> None:
    own = overview(dalarna).denominators[0]
    assert own.requirement.key == "dalarna-lokal-overenskommelse"
    assert (own.denominator, own.reported, own.exempt) == (15, 6, 0)
    assert sum(count for _, count in own.statuses) == 15
    assert (Status.CONTRADICTORY, 2) in own.statuses
    assert [clause["modal"] for clause in own.clauses] == ["presens", "ansvarar"]
    assert own.reading.sv in own.why.sv
