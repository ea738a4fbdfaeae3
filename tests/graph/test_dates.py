"""Partial dates keep their precision; periods answer certain, possible or no."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import (
    Holding,
    PartialDate,
    Period,
    Precision,
    months_between,
    parse,
    parse_day,
    period,
    whole,
)
from graph.findings import Refused

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    part = draw(st.sampled_from(["", "-%m", "-%m-%d", "-21", "-22", "-23", "-24", "-33", "-41"]))
    return day.strftime("%Y" + part)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "swedish"),
    [
        ("2018", "2018-01-01", "2018-12-31", Precision.YEAR, "2018"),
        ("2018-02", "2018-02-01", "2018-02-28", Precision.MONTH, "februari 2018"),
        ("2018-12-01", "2018-12-01", "2018-12-01", Precision.DAY, "2018-12-01"),
        ("2018-23", "2018-09-01", "2018-11-30", Precision.SEASON, "hösten 2018"),
        ("2018-24", "2018-12-01", "2019-02-28", Precision.SEASON, "vintern 2018"),
        ("2017-36", "2017-10-01", "2017-12-31", Precision.QUARTER, "kvartal 4 2017"),
        ("2018-41", "2018-07-01", "2018-12-31", Precision.HALF, "andra halvåret 2018"),
        (
            "2022-12/2023-03",
            "2022-12-01",
            "2023-03-31",
            Precision.RANGE,
            "någon gång december 2022 – mars 2023",
        ),
    ],
)
def test_parse_keeps_the_precision(
    text: str, earliest: str, latest: str, precision: Precision, swedish: str
) -> None:
    read = parse(text)
    assert (read.earliest.isoformat(), read.latest.isoformat()) == (earliest, latest)
    assert read.precision is precision
    assert read.label().sv == swedish


@pytest.mark.parametrize(
    "text", ["", "18", "2018-1-1", "igår", "2019/2018", "2018/2019/2020", "0000-01"]
)
def test_parse_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text)
    assert refused.value.findings[0].code == "bad-date"
    assert "2018-12-01" in refused.value.findings[0].fix.sv


@pytest.mark.parametrize(
    ("text", "near", "less"),
    [
        ("2018-02-30", "2018-02-28", "2018-02"),
        ("2024-02-30", "2024-02-29", "2024-02"),
        ("2018-04-31", "2018-04-30", "2018-04"),
        ("2018-13", "2018-12", "2018"),
        ("2018-13-01", "2018-12", "2018"),
        ("2018-25", "2018-12", "2018"),
        ("9999-12-32", "9999-12-31", "9999-12"),
    ],
)
def test_parse_names_the_nearest_date_to_an_impossible_one(text: str, near: str, less: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(text)
    (finding,) = refused.value.findings
    assert finding.code == "impossible-date"
    assert text in finding.what.sv
    assert f" {near}. " in finding.fix.sv
    assert finding.fix.en.endswith(f" {less}.")


@pytest.mark.parametrize("text", ["2023-02-29", "2023", "2023-3-1", "31/3 2023", "2023-13-01"])
def test_parse_day_wants_a_day_of_the_calendar(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert text in refused.value.findings[0].what.en


@given(partial_dates())
def test_earliest_is_never_after_latest(text: str) -> None:
    read = parse(text)
    assert read.earliest <= read.latest
    assert read.text == text


def test_a_period_with_imprecise_ends_has_possible_bands() -> None:
    december = period(parse("2018-12"), parse("2019-03"))
    assert december.holds(date(2018, 11, 30)) is Holding.NO
    assert december.holds(date(2018, 12, 1)) is Holding.POSSIBLE
    assert december.holds(date(2018, 12, 31)) is Holding.CERTAIN
    assert december.holds(date(2019, 3, 1)) is Holding.CERTAIN
    assert december.holds(date(2019, 3, 2)) is Holding.POSSIBLE
    assert december.holds(date(2019, 4, 1)) is Holding.NO


def test_open_ends_reach_for_ever() -> None:
    always = period(parse(".."), parse(".."))
    assert always.holds(date(1066, 10, 14)) is Holding.CERTAIN
    assert always.holds(date(2999, 1, 1)) is Holding.CERTAIN


@given(partial_dates(), st.integers(-800, 800))
def test_a_whole_period_holds_exactly_on_its_days(text: str, offset: int) -> None:
    span: PartialDate = parse(text)
    day = span.earliest + timedelta(days=offset)
    inside = span.earliest <= day <= span.latest
    assert whole(span).holds(day) is (Holding.CERTAIN if inside else Holding.NO)


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_certain_days_lie_inside_possible_days(
    a: date, b: date, c: date, d: date, day: date
) -> None:
    first, second, third, fourth = sorted((a, b, c, d))
    span = Period(first, second, third, fourth)
    if span.holds(day) is Holding.CERTAIN:
        assert first <= day <= fourth
    assert span.overlaps(span)
    assert (span.holds(day) is Holding.NO) == (not first <= day <= fourth)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2023-03-01", "2024-09-01", 18),
        ("2023-03-31", "2023-04-30", 0),
        ("2020-01-15", "2021-01-15", 12),
    ],
)
def test_months_between_counts_full_months(earlier: str, later: str, months: int) -> None:
    assert months_between(date.fromisoformat(earlier), date.fromisoformat(later)) == months
