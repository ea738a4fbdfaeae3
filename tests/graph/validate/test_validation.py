"""Validation: the right findings, the right denominators, the same every time."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import groupby

import pytest
from rdflib import RDF, SH

from graph.findings import Finding, Refused, Severity
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.renderers.json import finding_json
from graph.renderers.turtle import report_turtle
from graph.validate.validation import Validation, validate

Counties = Callable[..., Perspective]
Found = set[tuple[str, str, str]]
MINI = "samla-mini-maria"


def found(validation: Validation) -> Found:
    told = map(finding_json, validation.findings)
    return {(f["code"], f["locality"] or "", f["requirement"] or "") for f in told}


def place(finding: Finding) -> str:
    assert finding.where.locality
    return finding.where.locality.name.sv


def test_two_counties_with_requirements_of_their_own(counties: Counties, expected: Found) -> None:
    validation = validate(counties())
    assert found(validation) == expected
    assert len(validation.findings) == len(expected)
    assert not validation.conforms
    assert validation.by_severity == {
        Severity.GAP: 1,
        Severity.UNCERTAIN: 8,
        Severity.IN_PROGRESS: 2,
    }
    assert validation.by_code["G01-no-requirements"] == 2


def test_another_county_needs_data_and_nothing_else(
    counties: Counties, expected: Found, third_county: dict[str, list[dict[str, str]]]
) -> None:
    validation = validate(counties(**third_county))
    # The exempt municipality still has no requirement read for it.
    assert found(validation) == expected - {("G01-no-requirements", "9301", "")} | {
        ("K01-shall-missing", "9301", "forum")
    }
    forum = next(r for r in validation.requirements if r.key == "forum")
    assert validation.totals(forum) == {
        "fulfilled": 0,
        "in-progress": 0,
        "not-fulfilled": 1,
        "not-reported": 0,
        "divergent": 0,
        "contradictory": 0,
        "denominator": 1,
        "reported": 1,
        "outdated": 0,
        "exempt": 1,
    }


def test_an_interpreted_no_is_no_gap_when_only_what_is_stated_counts(
    counties: Counties, third_county: dict[str, list[dict[str, str]]]
) -> None:
    validation = validate(counties(stated_only=True, **third_county))
    assert ("K02-shall-silent", "9301", "forum") in found(validation)
    assert ("K01-shall-missing", "9301", "forum") not in found(validation)


def test_what_was_not_known_is_not_judged(
    counties: Counties, expected: Found, third_county: dict[str, list[dict[str, str]]]
) -> None:
    assert found(validate(counties(known="2022-12-31", **third_county))) == expected


def test_an_area_is_judged_by_itself(counties: Counties, expected: Found) -> None:
    validation = validate(counties(), thing("locality/92").value)
    assert found(validation) == {("K02-shall-silent", "9201", "plan")}
    assert validation.conforms
    assert [r.key for r in validation.requirements] == ["plan"]
    one = validate(validation.coverage.perspective, thing("locality/9102").value)
    assert found(one) == {key for key in expected if key[1] == "9102"}


def test_time_makes_statements_old_and_agreements_expire(
    counties: Counties, expected: Found
) -> None:
    later = found(validate(counties("2025-06-01")))
    assert {key for key in later if key[0].startswith("K09")} == {
        ("K09-source-expired", locality, requirement)
        for locality in ("9101", "9102", "9103")
        for requirement in ("avtal", "lag", "klinik")
    }
    old = {key for key in later if key[0].startswith("K12")}
    assert len(old) == 9  # Every pair that somebody spoke of; a "may" too.
    # A yes stays borne out by what stood when it was given; a no is weighed against today.
    gone = {("K07-denied-but-documented", "9101", "klinik")}
    assert later - old - {key for key in later if key[0].startswith("K09")} == expected - gone


@pytest.mark.parametrize(("on", "demanded"), [("2022-12-31", False), ("2023-01-01", True)])
def test_before_a_requirement_begins_it_demands_nothing(
    counties: Counties,
    third_county: dict[str, list[dict[str, str]]],
    on: str,
    demanded: bool,
) -> None:
    (forum,) = third_county["requirements"]
    later = third_county | {"requirements": [forum | {"from": "2023-01-01"}]}
    validation = validate(counties(on, **later), thing("locality/93").value)
    assert (("K01-shall-missing", "9301", "forum") in found(validation)) is demanded
    assert (("G01-no-requirements", "9301", "") in found(validation)) is not demanded


def test_a_suite_can_be_left_out_and_must_exist(counties: Counties) -> None:
    view = counties()
    guards = validate(view, suites=["guards"])
    assert {f.code for f in guards.findings} == {"G01-no-requirements"}
    assert guards.conforms
    with pytest.raises(Refused) as refused:
        validate(view, suites=["integritet"])
    (finding,) = refused.value.findings
    assert "completeness, guards" in finding.fix.sv


def test_findings_stand_in_swedish_order_then_by_severity(counties: Counties) -> None:
    findings = validate(counties(), thing("locality/91").value).findings
    assert [place(f) for f in findings] == ["Askby"] * 3 + ["Åby"] * 3 + ["Älvby"] * 2
    for _, own in groupby(findings, key=place):
        severities = [list(Severity).index(finding.severity) for finding in own]
        assert severities == sorted(severities)


def test_two_runs_give_the_same_bytes(counties: Counties) -> None:
    view = counties()
    first, second = validate(view), validate(view)
    assert report_turtle(first.report) == report_turtle(second.report)
    assert first.findings == second.findings


def test_the_report_names_the_assessment(counties: Counties) -> None:
    report = report_turtle(validate(counties()).report)
    assert "<https://w3id.org/samverkan/id/assessment/9102-avtal-2022-12-31>" in report
    assert report.count("a sh:ValidationResult") == 11


def test_what_the_sources_say_is_judged_by_suites_of_its_own(counties: Counties) -> None:
    view = counties()
    stated = validate(view, suites=["integrity"])
    assert stated.findings
    assert {own.suite for own in stated.findings} == {"integrity"}
    assert len(list(stated.report.objects(None, SH.result))) == len(stated.findings)
    both = validate(view, suites=["completeness", "integrity"])
    alone = validate(view, suites=["completeness"])
    assert set(map(Finding.sort_key, both.findings)) == set(
        map(Finding.sort_key, (*alone.findings, *stated.findings))
    )
    assert list(both.findings) == sorted(both.findings, key=Finding.sort_key)
    assert len(list(both.report.subjects(RDF.type, SH.ValidationReport))) == 1


def test_of_the_sources_an_area_shows_what_works_there(counties: Counties) -> None:
    view = counties()
    everywhere = validate(view, suites=["integrity"]).findings
    there = validate(view, thing("locality/91").value, ["integrity"]).findings
    assert set(map(Finding.sort_key, there)) < set(map(Finding.sort_key, everywhere))
    elsewhere = validate(view, thing("locality/92").value, ["integrity"]).findings
    assert not {f.where.thing for f in elsewhere} & {f.where.thing for f in there}


# On the curated sources.


def test_dalarna(view: Callable[..., Perspective]) -> None:
    validation = validate(view("2023-03-31"), thing("locality/20").value)
    gaps = {place(f) for f in validation.findings if f.severity is Severity.GAP}
    assert {"Avesta", "Falun", "Hedemora", "Ludvika", "Mora", "Orsa", "Smedjebacken"} <= gaps
    assert "Gagnef" not in gaps  # A blank cell is not a no.
    codes = {(f.code, place(f)) for f in validation.findings}
    assert ("K08-divergent", "Älvdalen") in codes
    assert ("K03-in-progress", "Leksand") in codes
    assert not any(code.startswith("G") for code in validation.by_code)


def test_a_year_with_two_answers(view: Callable[..., Perspective]) -> None:
    area = thing("locality/20").value
    said = validate(view("2022-12-31"), area)
    pairs = {(f.code, place(f)) for f in said.findings}
    assert {("K05-contradictory", "Ludvika"), ("K05-contradictory", "Smedjebacken")} <= pairs
    assert ("K11-partly-in-force", "Säter") in pairs
    partly = next(f for f in said.findings if f.code == "K11-partly-in-force")
    assert "primärvård" in partly.what.sv.lower()
    stated = validate(view("2022-12-31", stated_only=True), area)
    assert ("K05-contradictory", "Smedjebacken") not in {
        (f.code, place(f)) for f in stated.findings
    }


def test_what_is_conditional_is_never_a_breach(view: Callable[..., Perspective]) -> None:
    validation = validate(view("2018-12-31"), thing("locality/lerum-alingsas").value)
    mini = {code for code, _, requirement in found(validation) if requirement == MINI}
    assert MINI in {own.key for own in validation.requirements}
    assert not any(code[:3] in ("K01", "K04") for code in mini)
    assert validation.conforms


def test_most_of_the_country_has_no_requirements_read(view: Callable[..., Perspective]) -> None:
    validation = validate(view("2023-03-31"))
    assert validation.by_code["G01-no-requirements"] == len(validation.coverage.no_requirements)
    assert validation.by_code["G01-no-requirements"] > 250


def test_a_county_takes_less_than_three_seconds(view: Callable[..., Perspective]) -> None:
    perspective = view("2023-03-31")
    started = time.process_time()
    validate(perspective, thing("locality/20").value)
    assert time.process_time() - started < 3
