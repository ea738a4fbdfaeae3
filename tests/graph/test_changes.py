"""The view *changes*: sentences with dates and sources; the turn of the year 2018."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.changes import as_json, difference, happened
from graph.collation import sort_key
from graph.history import Clock, Kind
from graph.namespaces import thing
from graph.perspective import Perspective

FIRST, LAST = date(2018, 11, 30), date(2019, 1, 1)


@pytest.fixture(scope="module")
def turn_of_the_year(view: Callable[..., Perspective]) -> dict[str, Any]:
    return as_json(difference(view("2026-11-22"), FIRST, LAST))


def of_kind(answer: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [change for change in answer["changes"] if change["kind"] == kind]


def test_what_was_created_and_what_ended(turn_of_the_year: dict[str, Any]) -> None:
    created = of_kind(turn_of_the_year, "created")
    ended = of_kind(turn_of_the_year, "ended")
    assert [c["thing"]["id"] for c in created] == ["group/samla-ug-in-och-utskrivning"]
    assert {c["thing"]["id"] for c in ended} == {
        "group/samla-styrgrupp-samsa",
        "group/samla-arbetsgrupp-samsa",
    }
    for change in created + ended:
        assert change["date"] == "2018-12"
        assert change["when"]["sv"] == "december 2018, exakt dag anges inte"
        assert change["when"]["en"] == "December 2018, exact day not stated"
        assert change["when"]["sv"] in change["sentence"]["sv"]
        assert change["evidence"]


def test_what_is_not_mentioned_any_longer_has_not_ended(turn_of_the_year: dict[str, Any]) -> None:
    silent = of_kind(turn_of_the_year, "no-longer-stated")
    assert "group/vg-styrgrupp-svpl" in {change["thing"]["id"] for change in silent}
    assert all("att det upphört anges inte" in c["sentence"]["sv"] for c in silent)
    assert all(change["after"] == [] for change in silent)
    assert all(change["evidence"] for change in silent)


def test_the_events_between_the_days_stand_beside_the_changes(
    turn_of_the_year: dict[str, Any],
) -> None:
    kinds = {event["id"]: event["kind"] for event in turn_of_the_year["events"]}
    assert kinds["event/samla-2018-samsa-upplosta"] == "dissolved"
    assert kinds["event/samla-2018-ug-in-och-utskrivning-bildas"] == "created"
    assert all(event["evidence"] for event in turn_of_the_year["events"])


def test_the_totals_count_the_changes(turn_of_the_year: dict[str, Any]) -> None:
    totals = turn_of_the_year["totals"]
    assert set(totals) == {kind.value for kind in Kind}
    assert totals == {kind: len(of_kind(turn_of_the_year, kind)) for kind in totals}
    assert (turn_of_the_year["from"], turn_of_the_year["to"]) == ("2018-11-30", "2019-01-01")


def test_changes_stand_by_kind_and_in_swedish_order(turn_of_the_year: dict[str, Any]) -> None:
    order = [(c["kind"], sort_key(c["sentence"]["sv"])) for c in turn_of_the_year["changes"]]
    assert order == sorted(order)


def test_backwards_a_creation_is_an_ending(view: Callable[..., Perspective]) -> None:
    back = as_json(difference(view("2026-11-22"), LAST, FIRST))
    assert [c["thing"]["id"] for c in of_kind(back, "ended")] == [
        "group/samla-ug-in-och-utskrivning"
    ]
    assert len(of_kind(back, "created")) == 2


@pytest.mark.parametrize(("area", "created"), [("1441", 1), ("lerum-alingsas", 1), ("20", 0)])
def test_an_area_is_told_what_concerns_it(
    view: Callable[..., Perspective], area: str, created: int
) -> None:
    place = thing(f"locality/{area}").value
    answer = as_json(difference(view("2026-11-22"), FIRST, LAST, place))
    assert len(of_kind(answer, "created")) == created
    assert bool(answer["events"]) == bool(created)


def test_by_the_clock_of_knowledge_the_survey_makes_the_statuses(
    view: Callable[..., Perspective],
) -> None:
    """What one knew of March 2023 before the survey was known, and after."""
    county = thing("locality/20").value
    perspective = view("2023-03-31")
    first, last = date(2023, 2, 28), date(2023, 4, 1)
    answer = as_json(difference(perspective, first, last, county, Clock.KNOWN))
    assert (answer["from"], answer["to"], answer["as_of"]) == (
        "2023-02-28",
        "2023-04-01",
        "2023-03-31",
    )
    assert answer["events"] == []
    agreements = [
        change
        for change in of_kind(answer, "status")
        if change["thing"]["id"] == "requirement/dalarna-lokal-overenskommelse"
    ]
    assert len(agreements) == 14
    assert all(change["before"] == ["not-reported"] for change in agreements)
    assert all(change["evidence"] for change in agreements)
    assert answer["totals"]["created"] == 0


def test_a_status_is_told_as_a_sentence_in_both_languages(
    view: Callable[..., Perspective],
) -> None:
    place = thing("locality/2061").value
    answer = as_json(difference(view("2026-11-22"), date(2022, 12, 31), date(2023, 3, 31), place))
    said = {
        change["sentence"]["sv"]: change["sentence"]["en"] for change in of_kind(answer, "status")
    }
    english = said[
        "Smedjebacken, Lokal överenskommelse (LÖK): från Motstridiga uppgifter till Ej uppfyllt."
    ]
    assert english.endswith("from Contradictory statements to Not fulfilled.")
    assert {tuple(change["localities"]) for change in of_kind(answer, "status")} == {("2061",)}


def test_nothing_happens_in_no_time(view: Callable[..., Perspective]) -> None:
    answer = as_json(difference(view("2026-11-22"), FIRST, FIRST))
    assert answer["changes"] == []
    assert set(answer["totals"].values()) == {0}


def test_a_requirement_that_begins_is_told_apart_from_silence(
    view: Callable[..., Perspective],
) -> None:
    """Before the county agreement nothing was required: that is no "not reported"."""
    county = thing("locality/20").value
    days = date(2016, 12, 31), date(2017, 2, 3)
    answer = as_json(difference(view("2017-02-03"), *days, county))
    told = of_kind(answer, "status")
    assert {change["after"][0] for change in told} == {"not-fulfilled"}
    assert all(change["before"] == [] for change in told)
    assert all("från inget krav till Ej uppfyllt" in change["sentence"]["sv"] for change in told)
    # What the survey of 2023 denies reaches back only by an interpreted period.
    assert {change["basis"] for change in told} == {"interpreted"}


def test_what_happened_somewhere_is_part_of_what_happened(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2026-11-22")
    everywhere = happened(perspective, date.min, LAST)
    here = happened(perspective, date.min, LAST, thing("locality/20").value)
    assert 0 < len(here) < len(everywhere)
    assert {event.iri for event in here} < {event.iri for event in everywhere}
    assert happened(perspective, LAST, date.min) == everywhere
    assert all(event.day and event.day.earliest <= LAST for event in everywhere)
