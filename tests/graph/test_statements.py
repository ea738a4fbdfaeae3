"""Statements: how long they are attested, and never beyond what they speak of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.dates import Holding
from graph.language import Text
from graph.load import load_sources
from graph.namespaces import code, expand
from graph.statements import FACTS, Statement, attested_period, collect
from graph.store import EmbeddedStore

NOTHING = (None, None)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
BOUNDS = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
MAYBE = st.just(NOTHING) | BOUNDS


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_statement_without_dates_is_timeless() -> None:
    assert attested_period(NOTHING, NOTHING, NOTHING) is None
    assert Statement("s", "stated").holds(day("1900-01-01")) is Holding.CERTAIN


def test_without_an_end_it_reaches_to_the_date_spoken_of_and_no_further() -> None:
    report = (day("2019-03-01"), day("2019-03-01"))
    period = attested_period(report, (day("2018-09-01"), day("2018-11-30")), NOTHING)
    statement = Statement("s", "stated", attested=period)
    assert statement.holds(day("2018-08-31")) is Holding.NO
    assert statement.holds(day("2018-10-01")) is Holding.POSSIBLE
    assert statement.holds(day("2018-12-01")) is Holding.CERTAIN
    assert statement.holds(day("2019-03-01")) is Holding.CERTAIN
    assert statement.holds(day("2019-03-02")) is Holding.NO


def test_without_a_beginning_it_starts_at_the_date_spoken_of() -> None:
    survey = (day("2023-03-01"), day("2023-03-31"))
    period = attested_period(survey, NOTHING, NOTHING)
    assert period is not None
    assert period.holds(day("2023-02-28")) is Holding.NO
    assert period.holds(day("2023-04-01")) is Holding.NO


@given(MAYBE, MAYBE, MAYBE, DAYS)
def test_nothing_is_attested_outside_the_dates_that_are_given(
    as_of: tuple[date | None, date | None],
    begin: tuple[date | None, date | None],
    end: tuple[date | None, date | None],
    on: date,
) -> None:
    period = attested_period(as_of, begin, end)
    given_days = [d for bounds in (as_of, begin, end) for d in bounds if d]
    if period is not None and period.holds(on) is not Holding.NO:
        assert min(given_days) <= on <= max(given_days)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"during": "2018"}, Text("2018", "2018")),
        ({"during": "2018-01-01/2019-03-01"}, Text.same("2018-01-01 – 2019-03-01")),
        ({"begin": "2018-12", "as_of": "2019"}, Text("december 2018 –", "December 2018 –")),
        ({"begin": "2010", "end": "2015"}, Text("2010 – 2015", "2010 – 2015")),
        ({"begin": "..", "end": "2015"}, Text("– 2015", "– 2015")),
        ({"begin": "..", "as_of": "2023-03"}, Text("mars 2023", "March 2023")),
        ({"as_of": "2023-03"}, Text("mars 2023", "March 2023")),
        ({}, Text("", "")),
    ],
)
def test_when_in_words(fields: dict[str, str], words: Text) -> None:
    assert Statement("s", "stated", **fields).when() == words  # type: ignore[arg-type]


def test_facts_are_put_together_the_same_way_whatever_their_order() -> None:
    def row(fact: str, value: NamedNode | Literal) -> dict[str, NamedNode | Literal]:
        return {"statement": NamedNode("urn:s"), "fact": expand(fact), "value": value}

    rows = [
        row("samv:basis", code("basis", "interpreted")),
        row("samv:asOfText", Literal("2023-03")),
        row("samv:asOf", Literal("2023-03-01")),
        row("samv:asOfLatest", Literal("2023-03-31")),
        row("skos:definition", Literal("sagt", language="sv")),
        row("skos:definition", Literal("said", language="en")),
        row("samv:inLocality", NamedNode("urn:b")),
        row("samv:inLocality", NamedNode("urn:a")),
    ]
    found = collect(rows)
    assert found == collect(reversed(rows))
    statement = found["urn:s"]
    assert statement.interpreted
    assert statement.locality == "urn:a"
    assert statement.detail == Text("sagt", "said")
    assert statement.attested is not None
    assert statement.attested.holds(day("2023-03-31")) is Holding.CERTAIN


def test_what_several_sources_describe_is_as_sure_as_the_surest() -> None:
    fact = {"statement": NamedNode("urn:s"), "fact": expand("samv:basis")}
    rows = [
        fact | {"value": code("basis", basis)} for basis in ("interpreted", "stated", "derived")
    ]
    assert collect(rows)["urn:s"].basis == "stated"
    assert collect(rows[::2])["urn:s"].basis == "derived"


def test_a_row_of_a_table_becomes_a_statement(write_source: Callable[..., Path]) -> None:
    group = {"key": "g", "name_sv": "G", "name_en": "G", "kind": "forum", "basis": "stated"}
    state = {
        "id": "a",
        "group": "group/g",
        "stage": "active",
        "detail_sv": "verksam",
        "detail_en": "active",
        "during": "2018",
        "period_basis": "interpreted",
        "basis": "stated",
        "evidence": "e1",
    }
    store = EmbeddedStore()
    folder = write_source("s", groups=[group | {"evidence": "e1"}], group_states=[state])
    load_sources(store, [folder])
    (statement,) = (s for s in collect(store.select(FACTS)).values() if s.stage)
    assert statement.as_json() == {
        "id": "a",
        "basis": "stated",
        "period_basis": "interpreted",
        "as_of": "2020",
        "during": "2018",
        "from": "",
        "through": "",
        "stage": "active",
        "detail": {"sv": "verksam", "en": "active"},
        "note": {"sv": "", "en": ""},
    }
    assert statement.holds(day("2018-12-31")) is Holding.CERTAIN
    assert statement.holds(day("2019-01-01")) is Holding.NO
