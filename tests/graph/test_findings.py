"""Findings: what is wrong, where, why and what to do, in both languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.findings import Finding, Named, Place, Refused, Severity, refuse
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
        "s/groups.csv, rad 7 (svom), kolumn from", "s/groups.csv, line 7 (svom), column from"
    )
    titled = replace(place, column_title=Text("Från", "From"))
    assert titled.text().sv.endswith(", kolumn from (Från)")
    assert Place().text() == EMPTY


NAMES = ["Askby", "Åby", "Älvby"]


def test_findings_are_sorted_by_place_then_gravity_then_line() -> None:
    def finding(locality: str, severity: Severity, line: int) -> Finding:
        place = Named(locality, Text.same(locality)) if locality else None
        return Finding("c", severity, Text.same("x"), Place(locality=place, line=line))

    right = [
        finding("Askby", Severity.GAP, 2),
        finding("Askby", Severity.GAP, 10),
        finding("Askby", Severity.UNCERTAIN, 1),
        finding("Åby", Severity.GAP, 1),
        finding("Älvby", Severity.IN_PROGRESS, 1),
        finding("", Severity.GAP, 1),
    ]
    for order in permutations(right):
        assert sorted(order, key=Finding.sort_key) == right


places = st.builds(
    Place,
    file=st.sampled_from(["", "a.csv", "b.csv"]),
    line=st.integers(0, 3),
    locality=st.sampled_from([None, *(Named(n, Text.same(n)) for n in NAMES)]),
    thing=st.sampled_from([None, Named("group/a", Text.same("Ö")), Named("group/b", EMPTY)]),
)
some_findings = st.builds(
    Finding,
    code=st.sampled_from(["K01", "N02"]),
    severity=st.sampled_from(Severity),
    what=st.just(Text.same("x")),
    where=places,
)


@given(st.lists(some_findings, max_size=8), st.randoms())
def test_the_order_is_the_same_whatever_order_they_come_in(
    found: list[Finding], random: Random
) -> None:
    shuffled = found[:]
    random.shuffle(shuffled)
    assert sorted(shuffled, key=Finding.sort_key) == sorted(found, key=Finding.sort_key)


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
