"""Moments: the days that sources speak about, at most one a source and year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from graph.dates import Holding
from graph.moments import read_moments
from graph.namespaces import thing
from graph.perspective import Perspective

PLACES = [
    {"key": "88", "type": "county"},
    {"key": "8801", "type": "municipality", "within": "locality/88"},
    {"key": "8802", "type": "municipality", "within": "locality/88"},
]
GROUPS = [
    {"key": "g", "kind": "forum", "covers": "locality/8801"},
    {"key": "h", "kind": "forum", "covers": "locality/8802"},
]


def state(key: str, group: str = "group/g", **time: str) -> dict[str, str]:
    return {"id": key, "group": group, "stage": "active", **time}


@pytest.fixture
def days(look: Callable[..., Perspective]) -> Callable[..., list[tuple[str, str, int]]]:
    """Return (day, label, number of statements) of what states say in an area."""
    # Each look is a folder, named after its day.
    days = count(1)

    def read(
        *states: dict[str, str], area: str | None = None, stated_only: bool = False
    ) -> list[tuple[str, str, int]]:
        view = look(
            f"2030-01-{next(days):02}",
            stated_only=stated_only,
            localities=PLACES,
            groups=GROUPS,
            group_states=list(states),
        )
        found = read_moments(view, thing(f"locality/{area}").value if area else None)
        return [(own.day.isoformat(), own.label.en, own.statements) for own in found]

    return read


@pytest.mark.parametrize(
    ("time", "day", "label"),
    [
        ({"as_of": "2018-12-05"}, "2018-12-05", "2018-12-05"),
        ({"as_of": "2018-12"}, "2018-12-31", "December 2018"),
        ({"as_of": "2019-03", "during": "2018"}, "2018-12-31", "2018"),
        ({"as_of": "2019", "from": "2017", "through": "2018-23"}, "2018-11-30", "autumn 2018"),
        ({"as_of": "2019", "during": "2018-01-01/2018-04-30"}, "2018-04-30", "2018-04-30"),
        # What began and is not said to have ended is spoken of up to the day of the statement.
        ({"as_of": "2019-05-01", "from": "2017"}, "2019-05-01", "2019-05-01"),
    ],
)
def test_a_moment_is_as_exact_as_its_source(
    days: Callable[..., list[tuple[str, str, int]]], time: dict[str, str], day: str, label: str
) -> None:
    assert days(state("s", **time)) == [(day, label, 1)]


def test_of_a_year_the_day_of_which_most_is_said(
    days: Callable[..., list[tuple[str, str, int]]],
) -> None:
    spring = state("a", during="2018-01-01/2018-04-30", as_of="2019")
    year, autumn = (
        state("b", during="2018", as_of="2019"),
        state("c", during="2018-23", as_of="2019"),
    )
    later = state("d", as_of="2020-02-01")
    assert days(spring, year, autumn, later) == [
        ("2018-11-30", "autumn 2018", 2),
        ("2020-02-01",) * 2 + (1,),
    ]


def test_what_is_stated_as_open_ends_on_no_day(
    days: Callable[..., list[tuple[str, str, int]]],
) -> None:
    endless = {"as_of": "2018", "from": "2018", "through": ".."}
    assert days(state("s", **endless)) == []
    assert days(state("s", **endless), state("t", as_of="2020")) == [("2020-12-31", "2020", 2)]


def test_only_what_concerns_the_area_counts(
    days: Callable[..., list[tuple[str, str, int]]],
) -> None:
    said = state("a", as_of="2018"), state("b", "group/h", as_of="2019")
    assert [day for day, _, _ in days(*said, area="8801")] == ["2018-12-31"]
    assert [day for day, _, _ in days(*said, area="88")] == ["2018-12-31", "2019-12-31"]
    assert days(*said, area="88") == days(*said)


def test_what_is_interpreted_is_left_out_on_demand(
    days: Callable[..., list[tuple[str, str, int]]],
) -> None:
    said = state("a", as_of="2018"), state("b", as_of="2019", basis="interpreted")
    assert len(days(*said)) == 2
    assert [day for day, _, _ in days(*said, stated_only=True)] == ["2018-12-31"]


def test_the_day_asked_about_changes_nothing(view: Callable[..., Perspective]) -> None:
    here = view("2023-03-31")
    assert read_moments(replace(here, on=date(2016, 1, 1))) == read_moments(here)


def test_the_sources_of_dalarna(view: Callable[..., Perspective]) -> None:
    moments = read_moments(view("2023-03-31"), thing("locality/20").value)
    assert {own.source for own in moments} == {
        "dalarna-enkat-2023",
        "dalarna-lansoverenskommelse-2017",
    }
    assert [own.label.sv for own in moments][-2:] == ["2022", "mars 2023"]
    assert all(own.source_name.sv and own.source_name.en for own in moments)
    assert [own.as_json()["day"] for own in moments] == sorted(
        own.day.isoformat() for own in moments
    )


def test_something_is_attested_on_every_moment(view: Callable[..., Perspective]) -> None:
    """Whoever follows one never comes to an empty page."""
    perspective = view("2023-03-31")
    for moment in read_moments(perspective):
        own = [
            statement
            for iri, statement in perspective.statements.items()
            if any(place.source == moment.source for place in perspective.evidence.get(iri, ()))
        ]
        dated = [statement for statement in own if statement.attested]
        assert sum(s.holds(moment.day) is not Holding.NO for s in dated) >= moment.statements > 0
    years = [(own.source, own.day.year) for own in read_moments(perspective)]
    assert len(years) == len(set(years))
