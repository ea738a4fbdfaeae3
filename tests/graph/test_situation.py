"""The situation: three sentences with their denominators, and where to begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.coverage import count
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.situation import MOST, Situation, as_json, describe, tell
from graph.status import Status

SURVEY, YEAR_END = "2023-03-31", "2022-12-31"


def dalarna(view: Callable[..., Perspective], on: str = SURVEY, **more: str) -> Situation:
    return describe(view(on), thing("locality/20").value, **more)


def swedish(situation: Situation) -> list[str]:
    return [sentence.sv for sentence in tell(situation)]


def test_dalarna_at_the_survey(view: Callable[..., Perspective]) -> None:
    assert swedish(dalarna(view)) == [
        "I Dalarnas län prövas 15 kommuner mot 4 krav, 60 fall i allt: "
        "8 är uppfyllda, 8 pågår och 9 är ej uppfyllda.",
        "34 av 60 är ej redovisade, vilket inte är ett nej; "
        "1 har skilda uppgifter och 0 har motstridiga uppgifter.",
        "Det nyaste svaret är från mars 2023 och är mindre än en månad gammalt; "
        "0 av 26 redovisade är inaktuella, det vill säga äldre än 18 månader.",
    ]


def test_the_same_in_english(view: Callable[..., Perspective]) -> None:
    assert [sentence.en for sentence in tell(dalarna(view, YEAR_END))] == [
        "In Dalarna County, 15 municipalities are checked against 4 requirements, 60 cases in "
        "all: 1 is fulfilled, 0 are in progress and 3 are not fulfilled.",
        "54 of 60 are not reported, which is not a no; "
        "0 have divergent statements and 2 have contradictory statements.",
        "The newest answer is from March 2023 and was given after the day that is shown; "
        "0 of 6 reported are outdated, that is, older than 18 months.",
    ]


@pytest.mark.parametrize(
    ("area", "on", "part"),
    [
        ("2085", SURVEY, "Ludvika prövas mot 4 krav: 1 är uppfyllt, 0 pågår och 1 är ej uppfyllt."),
        ("se", "2026-11-22", "I Sverige prövas 25 av 290 kommuner mot 9 krav där de gäller, 76"),
        ("lerum-alingsas", "2019-03-01", "Alla 6 är redovisade; inga svar säger emot varandra."),
        ("23", "2026-11-22", "8 av 8 är ej redovisade, vilket inte är ett nej; inga svar"),
        ("23", "2026-11-22", "Inget svar är känt, så det finns inget att säga hur gammalt det är."),
        ("20", "2026-11-22", "är 44 månader gammalt; 26 av 26 redovisade är inaktuella"),
        ("20", "2023-04-30", "Det nyaste svaret är från mars 2023 och är 1 månad gammalt"),
    ],
)
def test_what_is_one_is_said_of_one(
    view: Callable[..., Perspective], area: str, on: str, part: str
) -> None:
    assert part in " ".join(swedish(describe(view(on), thing(f"locality/{area}").value)))


@pytest.mark.parametrize(("area", "on"), [("2180", SURVEY), ("20", "2010-01-01")])
def test_where_nothing_is_required_one_sentence_says_so(
    view: Callable[..., Perspective], area: str, on: str
) -> None:
    situation = describe(view(on), thing(f"locality/{area}").value)
    (sentence,) = swedish(situation)
    assert "inga krav inlästa" in sentence
    assert "säger inget om vad som finns" in sentence
    assert not situation.worst
    assert not situation.levels


def test_the_worst_are_those_with_most_against_what_shall_be(
    view: Callable[..., Perspective],
) -> None:
    situation = dalarna(view, YEAR_END)
    worst = {row.locality.key: row for row in situation.worst}
    assert {"2085", "2061"} <= worst.keys(), "the contradictory ones are there"
    assert len(worst) == MOST
    (gap,) = worst["2085"].gaps
    assert gap.assessment.status is Status.CONTRADICTORY
    mildest = min(row.gravity() for row in situation.worst)
    rest = [row for b in situation.blocks for row in b.rows if row not in situation.worst]
    assert all(row.gravity() <= mildest for row in rest)


def test_what_should_or_may_be_is_no_gap(view: Callable[..., Perspective]) -> None:
    situation = describe(view("2019-03-01"), thing("locality/lerum-alingsas").value)
    assert situation.counts["not-fulfilled"]
    assert not situation.worst


def test_a_level_narrows_what_is_counted(view: Callable[..., Perspective]) -> None:
    situation = dalarna(view, level="strategic")
    assert [need.key for need in situation.coverage.requirements] == ["dalarna-lokal-styrgrupp"]
    assert len(situation.whole.requirements) == 4
    assert situation.counts["denominator"] == 15
    assert [level.key for level in situation.levels] == ["strategic"]


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2026-11-22", "2023-03-31"),
        ("2023-03-31", "2023-03-31"),
        ("2023-03-30", "2022-12-31"),
        ("2010-01-01", "2016-12-31"),
    ],
)
def test_the_nearest_day_that_is_spoken_of(
    view: Callable[..., Perspective], on: str, day: str
) -> None:
    nearest = dalarna(view, on).nearest
    assert nearest
    assert nearest.day.isoformat() == day


def test_where_no_source_speaks_no_day_is_nearest(view: Callable[..., Perspective]) -> None:
    assert describe(view(SURVEY), thing("locality/2180").value).nearest is None


def test_the_latest_events_come_first_and_none_of_a_later_day(
    view: Callable[..., Perspective],
) -> None:
    situation = describe(view("2018-12-31"), thing("locality/lerum-alingsas").value)
    days = [event.day for event in situation.events if event.day]
    assert len(days) == MOST
    assert [day.latest for day in days] == sorted((day.latest for day in days), reverse=True)
    assert all(day.earliest <= date(2018, 12, 31) for day in days)


def test_the_answer_holds_what_is_told(view: Callable[..., Perspective]) -> None:
    answer = as_json(dalarna(view))
    assert [own["sv"] for own in answer["sentences"]] == swedish(dalarna(view))
    assert answer["totals"]["denominator"] == 60
    (area,) = answer["areas"]
    assert (area["area"]["id"], area["localities"]) == ("20", 15)
    assert area["totals"] == answer["totals"]
    assert [level["id"] for level in answer["levels"]] == ["strategic"]
    assert answer["levels"][0]["totals"]["denominator"] == 15
    assert all(own["gaps"] for own in answer["worst"])
    assert answer["moments"]


@pytest.fixture(scope="module")
def base(view: Callable[..., Perspective]) -> Perspective:
    return view(SURVEY)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    days=st.integers(0, 4500),
    area=st.sampled_from([None, "20", "14", "vasterbergslagen", "2085", "lerum-alingsas", "2180"]),
)
def test_no_number_is_above_its_denominator(base: Perspective, days: int, area: str | None) -> None:
    on = date(2014, 1, 1) + timedelta(days=days)
    place = thing(f"locality/{area}").value if area else None
    situation = describe(Perspective(base.store, on, base.known), place)
    assert situation.counts == count(situation.coverage.cells)
    needs = [situation.coverage.totals(own) for own in situation.coverage.requirements]
    for key, whole in situation.counts.items():
        assert sum(own[key] for own in needs) == whole
    for sentence in tell(situation):
        for text in (sentence.sv, sentence.en):
            assert "{" not in text
            for part, whole in re.findall(r"(\d+) (?:av|of) (\d+)", text):
                assert int(part) <= int(whole)
            assert not re.search(r"\b1 (är \w+a\b|are|have|kommuner|requirements|månader)", text)
