"""Events: dated as exactly as the source dates them, and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import parse
from graph.events import Event, event_json, exactness, read_events
from graph.language import EMPTY, Text
from graph.namespaces import reference, slug
from graph.perspective import Perspective

GROUPS = [{"key": "g", "kind": "forum"}, {"key": "h", "kind": "forum"}]
DAYS = st.dates(date(2015, 1, 1), date(2022, 12, 31))


def event(text: str | None) -> Event:
    day = parse(text) if text else None
    return Event("e", EMPTY, "decision", day, "stated", "", "", {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-12-01", Text.same("2018-12-01")),
        (
            "2018-12",
            Text("december 2018, exakt dag anges inte", "December 2018, exact day not stated"),
        ),
        ("2018", Text("2018, exakt dag anges inte", "2018, exact day not stated")),
        (None, Text("datum anges inte", "date not stated")),
    ],
)
def test_how_exactly_a_day_is_stated(text: str | None, words: Text) -> None:
    assert exactness(parse(text) if text else None) == words


@pytest.mark.parametrize(
    ("text", "touches"),
    [
        ("2018-11-30", False),
        ("2018-12-01", True),
        ("2018-12", True),
        ("2018", True),
        ("2019-01-01", True),
        ("2019-01-02", False),
        ("2017", False),
        (None, False),
    ],
)
def test_which_events_may_lie_between_two_days(text: str | None, touches: bool) -> None:
    assert event(text).touches(date(2018, 11, 30), date(2019, 1, 1)) is touches


@given(st.sampled_from(["2018", "2018-12", "2018-23", "2018-12-01"]), DAYS, DAYS, DAYS)
def test_an_event_in_a_span_lies_in_one_of_its_halves(text: str, a: date, b: date, c: date) -> None:
    first, middle, last = sorted((a, b, c))
    one = event(text)
    halves = one.touches(first, middle) or one.touches(middle, last)
    assert one.touches(first, last) == halves


def test_an_event_is_read_with_what_it_concerns(look: Callable[..., Perspective]) -> None:
    row = {
        "key": "e",
        "name_sv": "Bildas",
        "name_en": "Formed",
        "kind": "created",
        "date": "2018-12",
        "created": "group/g",
        "things": "group/h; group/g",
        "decided_by": "group/h",
    }
    perspective = look("2019-01-01", groups=GROUPS, events=[row])
    (read,) = read_events(perspective)
    assert (read.name, read.kind, read.stage) == (Text("Bildas", "Formed"), "created", "")
    things = {name: list(map(reference, own)) for name, own in read.things.items()}
    assert things == {
        "resultingOrganization": ["group/g"],
        "concerns": ["group/g", "group/h"],
        "decidedBy": ["group/h"],
    }
    shown = event_json(read, perspective)
    assert shown["date"] == "2018-12"
    assert shown["when"]["sv"] == "december 2018, exakt dag anges inte"
    assert shown["kind_label"]["en"]
    assert shown["evidence"]


def test_events_come_by_date_and_undated_ones_last(look: Callable[..., Perspective]) -> None:
    dates = {"c": "2018", "a": "", "b": "2017-05", "d": "2018-01-01"}
    rows = [{"key": key, "kind": "decision", "date": text} for key, text in dates.items()]
    found = read_events(look("2019-01-01", events=rows))
    assert [slug(one.iri) for one in found] == ["b", "c", "d", "a"]


def test_strictly_read_interpreted_events_are_left_out(look: Callable[..., Perspective]) -> None:
    rows = [
        {"key": "a", "kind": "decision", "basis": "interpreted"},
        {"key": "b", "kind": "decision", "date": "2018", "date_basis": "interpreted"},
        {"key": "c", "kind": "decision", "date": "2018"},
    ]
    assert len(read_events(look("2019-01-01", events=rows))) == 3
    (kept,) = read_events(look("2019-01-02", stated_only=True, events=rows))
    assert slug(kept.iri) == "c"


def test_the_decisions_of_the_curated_sources(view: Callable[..., Perspective]) -> None:
    perspective = view("2025-10-17")
    found = {slug(one.iri): one for one in read_events(perspective)}
    dissolved = found["samla-2018-samsa-upplosta"]
    assert exactness(dissolved.day).sv == "december 2018, exakt dag anges inte"
    assert all(perspective.evidence.get(one.iri) for one in found.values())
