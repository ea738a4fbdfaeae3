"""Rows: one a statement, with what is left out counted; on small sources and the curated ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.load import load_sources
from graph.parameters import read_parameters
from graph.perspective import Perspective
from graph.questions import questions
from graph.rows import Maker, Rows
from graph.store import EmbeddedStore

GROUPS = [
    {"key": "forum", "name_sv": "Forum", "name_en": "Forum", "kind": "council"},
    {"key": "akut", "name_sv": "Akut", "name_en": "Emergency", "kind": "council"},
    {"key": "ovrigt", "name_sv": "Övrigt", "name_en": "Other", "kind": "council"},
]
NOTHING = {"other_times": 0, "no_time": 0, "interpreted": 0}


def rows(perspective: Perspective, question: str, dated: bool = False, **written: str) -> Rows:
    asked = questions()[question]
    wanted, _ = read_parameters(asked, perspective, written)
    maker = Maker(asked, perspective, wanted, perspective.on if dated else None)
    return maker.make(perspective.select(asked.query, **wanted.terms))


def names(found: Rows, column: str) -> list[str]:
    return [row[column]["name"]["sv"] for row in found.kept]


def meeting(key: str, group: str = "forum", **cells: str) -> dict[str, str]:
    return {"id": key, "group": f"group/{group}", **cells}


def test_a_statement_with_several_values_is_one_row(look: Callable[..., Perspective]) -> None:
    joint = meeting("m", joint_with="group/ovrigt; group/akut", count="4")
    small = look("2020-06-30", groups=GROUPS, meetings=[joint])
    [row] = rows(small, "meetings").kept
    assert [other["id"] for other in row["joint_with"]] == ["group/akut", "group/ovrigt"]
    assert row["count"] == 4
    assert row["frequency"] is None


def test_two_statements_of_the_same_are_two_rows(look: Callable[..., Perspective]) -> None:
    small = look("2020-06-30", groups=GROUPS, meetings=[meeting("a"), meeting("b", as_of="2019")])
    assert len(rows(small, "meetings").kept) == 2


def test_what_two_sources_say_of_a_thing_is_joined_or_apart(source: Callable[..., Path]) -> None:
    plan = {"key": "plan", "name_sv": "Plan", "kind": "plan"}
    first = source("a", agreements=[plan | {"status_sv": "Klar", "from": "2019"}])
    second = source("b", agreements=[plan | {"status_sv": "Antagen", "from": "2019"}])
    third = source("c", agreements=[plan | {"from": "2020"}])
    store = EmbeddedStore()
    load_sources(store, [first, second])
    perspective = Perspective(store, date(2020, 1, 1), date(2026, 1, 1))
    [row] = rows(perspective, "documents").kept
    assert row["status"] == {"sv": "Antagen / Klar", "en": ""}
    assert row["valid_from"] == "2019"
    assert [place["source"] for place in row["evidence"]] == ["a", "b"]
    load_sources(store, [first, second, third])
    later = Perspective(store, date(2020, 1, 1), date(2026, 1, 1))
    assert [row["valid_from"] for row in rows(later, "documents").kept] == ["2019", "2020"]


def test_a_row_tells_when_how_surely_by_whom_and_where(look: Callable[..., Perspective]) -> None:
    told = meeting("m", during="2020", period_basis="derived", respondent="group/akut")
    told |= {"note_sv": "Not", "note_en": "Note", "basis": "interpreted"}
    small = look("2020-06-30", groups=GROUPS, meetings=[told])
    [row] = rows(small, "meetings", dated=True).kept
    assert row["when"] == {"sv": "2020", "en": "2020"}
    assert row["basis"] == "interpreted"
    assert row["period"] == {
        "as_of": "2020",
        "during": "2020",
        "from": "",
        "through": "",
        "basis": "derived",
    }
    assert row["holds"] == "certain"
    assert row["respondent"]["id"] == "group/akut"
    assert row["note"] == {"sv": "Not", "en": "Note"}
    assert [place["lines"] for place in row["evidence"]] == [[1, 1]]


def test_a_thing_without_statement_has_the_same_columns(look: Callable[..., Perspective]) -> None:
    small = look("2020-06-30", families=[{"key": "f", "name_sv": "Familj"}])
    [row] = rows(small, "names", text="familj").kept
    assert row["respondent"] is None
    assert row["note"] is None
    assert "basis" not in row


DATED = [
    meeting("before", during="2018"),
    meeting("around", during="2019-07-01/2020-06-30"),
    meeting("began", **{"from": "2020", "through": "2021"}),
    meeting("spoken", as_of="2020-06-30"),
    meeting("after", during="2021"),
]


@pytest.mark.parametrize(
    ("on", "holds", "other"),
    [
        ("2018-06-01", ["certain"], 4),
        ("2020-06-30", ["certain", "certain", "possible"], 2),
        ("2020-07-01", ["possible"], 4),
        ("2030-01-01", [], 5),
    ],
)
def test_on_a_day_other_times_are_left_out_and_counted(
    look: Callable[..., Perspective], on: str, holds: list[str], other: int
) -> None:
    found = rows(look(on, groups=GROUPS, meetings=DATED), "meetings", dated=True)
    assert sorted(row["holds"] for row in found.kept) == holds
    assert found.left_out == NOTHING | {"other_times": other}


def test_without_a_day_everything_stays(look: Callable[..., Perspective]) -> None:
    found = rows(look("2030-01-01", groups=GROUPS, meetings=DATED), "meetings")
    assert len(found.kept) == 5
    assert found.left_out == NOTHING
    assert not [row for row in found.kept if "holds" in row]


def test_interpreted_rows_are_left_out_and_counted(look: Callable[..., Perspective]) -> None:
    meetings = [
        meeting("stated"),
        meeting("read", basis="interpreted"),
        meeting("dated", during="2020", period_basis="interpreted"),
    ]
    found = rows(look("2020-06-30", stated_only=True, groups=GROUPS, meetings=meetings), "meetings")
    assert len(found.kept) == 1
    assert found.left_out == NOTHING | {"interpreted": 2}


@pytest.mark.parametrize(
    ("period", "kept", "other"), [("2018", 1, 4), ("2020-06", 3, 2), ("2017/2030", 5, 0)]
)
def test_a_period_keeps_what_speaks_of_it(
    look: Callable[..., Perspective], period: str, kept: int, other: int
) -> None:
    found = rows(look("2030-01-01", groups=GROUPS, meetings=DATED), "meetings", period=period)
    assert len(found.kept) == kept
    assert found.left_out == NOTHING | {"other_times": other}


def test_a_period_leaves_out_what_has_no_time(look: Callable[..., Perspective]) -> None:
    plan = {"key": "plan", "kind": "plan"}
    found = rows(look("2020-06-30", agreements=[plan]), "documents", period="2020")
    assert found.kept == ()
    assert found.left_out == NOTHING | {"no_time": 1}


@pytest.mark.parametrize(
    ("own", "on", "kept"),
    [
        ({}, "2018-06-01", 1),
        ({}, "2021-06-01", 0),
        ({"during": "2021"}, "2018-06-01", 0),
        ({"during": "2021"}, "2021-06-01", 1),
    ],
)
def test_a_party_is_bound_while_the_agreement_is_valid(
    look: Callable[..., Perspective], own: dict[str, str], on: str, kept: int
) -> None:
    small = look(
        on,
        agreements=[{"key": "pact", "kind": "agreement", "from": "2018-01-01", "through": "2020"}],
        groups=GROUPS,
        parties=[
            {"id": "p", "agreement": "agreement/pact", "party": "group/forum"}
            | own
            | {"role": "party"}
        ],
    )
    found = rows(small, "participants", dated=True)
    assert len(found.kept) == kept
    when = {"during": "2021"}.get("during") if own else "2018-01-01 – 2020"
    assert [row["when"]["sv"] for row in found.kept] == [when] * kept


EVENTS = [
    {"key": "exact", "kind": "created", "date": "2018-02-01", "name_sv": "A"},
    {"key": "month", "kind": "created", "date": "2018-12", "name_sv": "B"},
    {"key": "undated", "kind": "created", "name_sv": "C"},
]


def test_an_event_says_how_exactly_it_is_dated(look: Callable[..., Perspective]) -> None:
    found = rows(look("2020-06-30", events=EVENTS), "events")
    assert {row["event"]["name"]["sv"]: row["when"]["sv"] for row in found.kept} == {
        "A": "2018-02-01",
        "B": "december 2018, exakt dag anges inte",
        "C": "datum anges inte",
    }


def test_an_event_lies_in_a_period_when_it_may(look: Callable[..., Perspective]) -> None:
    found = rows(look("2020-06-30", events=EVENTS), "events", period="2018-12-24")
    assert names(found, "event") == ["B"]
    assert found.left_out == NOTHING | {"other_times": 1, "no_time": 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("övrigt", ["Övrigt"]),
        ("OVRI", ["Övrigt"]),
        ("other", ["Övrigt"]),
        ("aku", []),
        ("akut", ["Akut"]),
        ("rigt", []),
        ("council", ["Akut", "Forum", "Övrigt"]),
        ("council emergency", ["Akut"]),
        ("ovrigt akut", []),
    ],
)
def test_words_are_sought_at_their_beginning_in_both_languages(
    look: Callable[..., Perspective], text: str, found: list[str]
) -> None:
    assert names(rows(look("2020-06-30", groups=GROUPS), "groups", text=text), "group") == found


def test_a_key_is_no_word(look: Callable[..., Perspective]) -> None:
    small = look(
        "2020-06-30",
        groups=[{"key": "hemlig", "name_sv": "Forum", "name_en": "Forum", "kind": "council"}],
    )
    assert rows(small, "groups", text="hemlig").kept == ()


def test_a_source_keeps_what_has_its_evidence_there(source: Callable[..., Path]) -> None:
    store = EmbeddedStore()
    load_sources(store, [source("a", groups=GROUPS[:1]), source("b", groups=GROUPS[:2])])
    both = Perspective(store, date(2020, 1, 1), date(2026, 1, 1))
    assert names(rows(both, "groups", source="source/a"), "group") == ["Forum"]
    assert names(rows(both, "groups", source="source/b"), "group") == ["Akut", "Forum"]


def test_rows_stand_in_the_order_of_their_columns(look: Callable[..., Perspective]) -> None:
    figures = [
        {
            "id": key,
            "subject": f"group/{group}",
            "measure": "count",
            "value": value,
            "label_sv": "Tal",
            "label_en": "Figure",
        }
        for key, group, value in [("a", "ovrigt", "1"), ("b", "akut", "10"), ("c", "akut", "9.5")]
    ]
    found = rows(look("2020-06-30", groups=GROUPS, quantities=figures), "quantities")
    assert names(found, "subject") == ["Akut", "Akut", "Övrigt"]
    assert [row["value"] for row in found.kept] == [9.5, 10, 1]


def test_a_flag_is_yes(look: Callable[..., Perspective]) -> None:
    about = {"id": "a", "subject": "group/forum", "measure": "count", "approximate": "yes"}
    [row] = rows(look("2020-06-30", groups=GROUPS, quantities=[about]), "quantities").kept
    assert row["approximate"] == "yes"
    assert row["value"] is None


DAYS = st.integers(0, 20 * 366).map(lambda days: date(2008, 1, 1) + timedelta(days=days))
HELD = [name for name, question in questions().items() if question.dated]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(question=st.sampled_from(sorted(HELD)), day=DAYS)
def test_what_does_not_hold_on_a_day_is_counted_and_nothing_is_added(
    view: Callable[..., Perspective], question: str, day: date
) -> None:
    now = view("2026-11-22")
    on_the_day = replace(now, on=day)
    always, then = rows(now, question), rows(on_the_day, question, dated=True)
    assert len(then.kept) + then.left_out["other_times"] == len(always.kept)
    known = [_without_day(row) for row in always.kept]
    assert all(_without_day(row) in known for row in then.kept)


def _without_day(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "holds"}
