"""Structures: of the right sort, over the right place, in place on the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import Period
from graph.existence import State
from graph.language import Text
from graph.load import load_sources
from graph.localities import Gazetteer
from graph.namespaces import slug, thing
from graph.perspective import Perspective
from graph.requirements import Requirement, read_requirements
from graph.store import EmbeddedStore
from graph.structures import Documentation, Structure, read_levels, read_structures

DAY = date(2022, 6, 1)
LOCAL = Structure("s", frozenset({"agreement"}), scopes=frozenset({"local"}))
DEMAND = Requirement(
    iri="r",
    name=Text("R", "R"),
    force="shall",
    basis="stated",
    applies_to="municipality",
    within=frozenset(),
    exempts=frozenset(),
    kind="agreement",
    scope="local",
    level="",
    family="",
    begin=None,
    end=None,
    clauses=(),
    next_step=Text("", ""),
)


def during(first: date, last: date) -> Period:
    return Period(first, first, last, last)


def state(stage: str, year: int = 2022, locality: str = "") -> State:
    period = during(date(year, 1, 1), date(year, 12, 31))
    return State("state", "s", stage, period, date(year, 1, 1), locality)


@pytest.mark.parametrize(
    ("structure", "demand", "answers"),
    [
        (LOCAL, DEMAND, True),
        (LOCAL, replace(DEMAND, scope=""), True),
        (LOCAL, replace(DEMAND, scope="county"), False),
        (LOCAL, replace(DEMAND, kind="steering-group"), False),
        (LOCAL, replace(DEMAND, level="operative"), False),
        (replace(LOCAL, levels=frozenset({"operative"})), replace(DEMAND, level="operative"), True),
        (LOCAL, replace(DEMAND, family="f"), False),
        # A family decides the sort, whatever the kind; the scope still narrows.
        (replace(LOCAL, families=frozenset({"f"})), replace(DEMAND, family="f", kind="x"), True),
        (
            replace(LOCAL, families=frozenset({"f"}), scopes=frozenset({"county"})),
            replace(DEMAND, family="f"),
            False,
        ),
    ],
)
def test_a_structure_answers_by_its_sort(
    structure: Structure, demand: Requirement, answers: bool
) -> None:
    assert structure.answers(demand) is answers


GROUP = replace(LOCAL, is_agreement=False)
AGREEMENT = replace(LOCAL, is_agreement=True)
VALID = replace(AGREEMENT, validity=during(date(2022, 1, 1), date(2022, 12, 31)))


@pytest.mark.parametrize(
    ("structure", "states", "stands"),
    [
        (GROUP, [state("active")], True),
        (GROUP, [state("newly-formed")], True),
        (GROUP, [state("under-formation")], False),
        (GROUP, [state("planned")], False),
        (GROUP, [state("paused")], False),
        (GROUP, [state("active", 2021)], False),
        (GROUP, [state("dissolved", 2021)], False),
        (GROUP, [], False),
        (AGREEMENT, [state("in-force")], True),
        (AGREEMENT, [state("partly-in-force")], True),
        (AGREEMENT, [state("awaiting-signature")], False),
        (AGREEMENT, [state("active")], False),
        (AGREEMENT, [], False),
        (VALID, [], True),
        (VALID, [state("in-force", 2021)], True),
        # What is said of the day outweighs the validity that is printed.
        (VALID, [state("drafting")], False),
        # To be cited says nothing of being in force.
        (VALID, [state("cited")], True),
        (AGREEMENT, [state("cited")], False),
        (replace(AGREEMENT, validity=during(date(2020, 1, 1), date(2021, 12, 31))), [], False),
    ],
)
def test_a_structure_stands_by_its_states(
    structure: Structure, states: list[State], stands: bool
) -> None:
    assert structure.stands(states, DAY) is stands


@given(st.dates(date(2021, 1, 1), date(2023, 12, 31)))
def test_a_structure_stands_on_no_day_that_is_not_attested(day: date) -> None:
    assert GROUP.stands([state("active")], day) is (day.year == 2022)
    assert VALID.stands([], day) is (day.year == 2022)


# Read from a source.

STATED = {"basis": "stated", "evidence": "e1"}


def named(key: str, **cells: str) -> dict[str, str]:
    return {
        "key": key,
        "name_sv": key,
        "name_en": key,
        **cells,
        "basis": "stated",
        "evidence": "e1",
    }


def locality(key: str, kind: str, within: str = "") -> dict[str, str]:
    return named(key, type=kind) | {"within": within}


@pytest.fixture
def documented(write_source: Callable[..., Path]) -> Callable[..., Perspective]:
    def make(stated_only: bool = False) -> Perspective:
        groups = [
            named("i-byn", kind="steering-group", scope="local", covers="locality/by"),
            named("i-delen", kind="steering-group", scope="local", covers="locality/del"),
            named("i-lanet", kind="steering-group", scope="county", covers="locality/lan"),
            named("annanstans", kind="steering-group", scope="local", covers="locality/bo"),
            named("tolkad", kind="steering-group", scope="local", covers="locality/by")
            | {"basis": "interpreted"},
        ]
        states = [
            {"id": row["key"], "group": f"group/{row['key']}", "stage": "active"}
            | {"during": "2022", **STATED}
            for row in groups
        ]
        states = [{"locality": "", **row} for row in states]
        states[1]["locality"] = "locality/by"
        places = [
            locality("lan", "county"),
            locality("by", "municipality", "locality/lan"),
            locality("bo", "municipality", "locality/lan"),
            locality("del", "sub-county-area", "locality/lan"),
        ]
        members = [
            {"id": key, "area": "locality/del", "member": f"locality/{key}", **STATED}
            for key in ("by", "bo")
        ]
        agreements = [
            named("avtal", kind="local-agreement", scope="local", covers="locality/by")
            | {"from": "2022-01-01", "through": "2022-12-31"},
            named("kontakt", kind="collaboration-agreement", scope="local", covers="locality/by")
            | {"from": "2022-01-01", "through": "2022-12-31"},
            named("utan-slut", kind="local-agreement", scope="local", covers="locality/by")
            | {"from": "2022-01-01", "through": ""},
        ]
        folder = write_source(
            "s",
            localities=places,
            area_members=members,
            groups=groups,
            group_states=states,
            agreements=agreements,
        )
        store = EmbeddedStore()
        load_sources(store, [folder])
        return Perspective.at(store, DAY, stated_only=stated_only)

    return make


def match(perspective: Perspective, demand: Requirement, place: str, *days: date) -> list[str]:
    gazetteer = Gazetteer.of(perspective.knowledge)
    found = Documentation.read(perspective, gazetteer).match(
        demand, thing(f"locality/{place}").value, days or [DAY]
    )
    return [iri.rsplit("/", 1)[-1] for iri in found]


GROUP_DEMAND = replace(DEMAND, kind="steering-group")


def test_a_structure_covers_what_lies_within(documented: Callable[..., Perspective]) -> None:
    view = documented()
    assert match(view, GROUP_DEMAND, "by") == ["i-byn", "i-delen", "tolkad"]
    assert match(view, replace(GROUP_DEMAND, scope="county"), "by") == ["i-lanet"]


def test_a_state_in_a_place_counts_only_there(documented: Callable[..., Perspective]) -> None:
    assert match(documented(), GROUP_DEMAND, "bo") == ["annanstans"]


def test_only_what_is_stated(documented: Callable[..., Perspective]) -> None:
    assert match(documented(stated_only=True), GROUP_DEMAND, "by") == ["i-byn", "i-delen"]


def test_an_agreement_on_one_question_is_not_the_agreement(
    documented: Callable[..., Perspective],
) -> None:
    """Nor is one without a stated end taken to hold for ever."""
    view = documented()
    assert match(view, DEMAND, "by") == ["avtal"]
    assert match(view, DEMAND, "by", date(2023, 1, 1)) == []
    assert match(view, DEMAND, "by", date(2023, 1, 1), DAY) == ["avtal"]


def test_structures_are_read_in_order(documented: Callable[..., Perspective]) -> None:
    found = read_structures(documented())
    assert [s.iri for s in found] == sorted(s.iri for s in found)
    assert {s.iri.rsplit("/", 1)[-1] for s in found if s.is_agreement} == {
        "avtal",
        "kontakt",
        "utan-slut",
    }


# On the curated sources.


def test_dalarna(view: Callable[..., Perspective]) -> None:
    perspective = view("2022-12-31")
    demands = {r.key: r for r in read_requirements(perspective)}
    agreement = demands["dalarna-lokal-overenskommelse"]
    assert match(perspective, agreement, "2085", perspective.on) == ["dalarna-lok-2022-ludvika"]
    assert match(perspective, agreement, "2082", perspective.on) == ["dalarna-lok-2022-sater"]
    # The collaboration agreement of Falun is not the local agreement.
    assert match(perspective, agreement, "2080", perspective.on) == []
    later = view("2023-03-31")
    assert match(later, agreement, "2085", later.on) == []
    group = demands["dalarna-lokal-styrgrupp"]
    assert match(later, group, "2084", later.on) == ["styrgrupp-god-och-nara-vard-sodra"]
    assert match(later, group, "2081", later.on) == []


def test_a_requirement_is_on_the_levels_of_its_structures(
    view: Callable[..., Perspective],
) -> None:
    levels = {slug(iri): own for iri, own in read_levels(view("2023-03-31")).items()}
    assert levels["dalarna-lokal-styrgrupp"] == ("strategic",), "unknown is no level"
    assert levels["samla-team"] == ("operative",)
    assert levels["dalarna-lokal-overenskommelse"] == (), "an agreement is on no level"
