"""Findings: what is wrong, where, why and what to do, in both languages."""

from __future__ import annotations

from itertools import permutations

from graph.findings import Finding, Place, Refused, Severity, refuse
from graph.language import EMPTY, Text


def test_a_refusal_takes_its_words_from_the_catalogue() -> None:
    where = Place(file="s/groups.csv", line=7, column="from")
    finding = refuse("bad-date", where, value="2018-13")
    assert finding.severity is Severity.GAP
    assert "2018-13" in finding.what.sv
    assert "2018-13" in finding.what.en
    assert finding.fix.sv
    assert finding.fix.en
    assert finding.where == where


def test_a_place_is_told_in_words() -> None:
    place = Place(file="s/groups.csv", line=7, row="svom", column="from")
    assert place.text() == Text(
        "s/groups.csv, rad 7, svom, from", "s/groups.csv, line 7, svom, from"
    )
    assert Place().text() == EMPTY


def test_only_the_known_parts_of_a_place_are_told() -> None:
    assert Place(file="a.ttl", line=3).as_json() == {"file": "a.ttl", "line": 3}
    assert Place().as_json() == {}


def test_findings_are_sorted_by_place_then_gravity_then_line() -> None:
    def finding(locality: str, severity: Severity, line: int) -> Finding:
        return Finding("c", severity, Text.same("x"), Place(locality=locality, line=line))

    right = [
        finding("2021", Severity.GAP, 2),
        finding("2021", Severity.GAP, 10),
        finding("2021", Severity.UNCERTAIN, 1),
        finding("2021", Severity.IN_PROGRESS, 1),
        finding("2023", Severity.GAP, 1),
    ]
    for order in permutations(right):
        assert sorted(order, key=Finding.sort_key) == right


def test_a_refusal_carries_all_its_findings() -> None:
    one, two = refuse("bad-date", value="x"), refuse("bad-day", value="y")
    assert Refused(one).findings == [one]
    refused = Refused(finding for finding in (one, two))
    assert refused.findings == [one, two]
    assert one.what.en in str(refused)
    assert two.what.en in str(refused)


def test_the_words_of_severity() -> None:
    assert [severity.label.sv for severity in Severity] == ["Brist", "Osäkert", "Pågår"]
    assert all(severity.label.en for severity in Severity)


def test_a_finding_as_json_says_everything() -> None:
    finding = Finding(
        "K01",
        Severity.UNCERTAIN,
        what=Text("vad", "what"),
        where=Place(locality="2085"),
        why=Text("varför", "why"),
        fix=Text("gör", "do"),
        source="s",
        evidence=({"source": "s"},),
    )
    assert finding.as_json() == {
        "code": "K01",
        "severity": "uncertain",
        "what": {"sv": "vad", "en": "what"},
        "where": {"locality": "2085"},
        "why": {"sv": "varför", "en": "why"},
        "fix": {"sv": "gör", "en": "do"},
        "source": "s",
        "evidence": [{"source": "s"}],
    }
