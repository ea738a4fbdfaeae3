"""Existence: nothing is extrapolated, what has ended stays ended, imprecise ends are uncertain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.codes import schemes
from graph.dates import Holding, Period
from graph.existence import ENDED, Existence, State, existence_of, read_states, stand
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.status import Status, of_stage

STAGES = ["active", "drafting", "planned", "paused", "none", "cited", "dissolved", "ended"]
DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31))


def state(
    stage: str, *bounds: str, as_of: str = "2020-12-31", key: str = "s", locality: str = ""
) -> State:
    """Make a state from its four bounds, or from a first and a last day."""
    days = [date.fromisoformat(bound) for bound in bounds]
    ends = days if len(days) == 4 else [bound for bound in days for _ in range(2)]
    return State(key, "g", stage, Period(*ends), date.fromisoformat(as_of), locality)


@st.composite
def states(draw: st.DrawFn) -> list[State]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        stage = draw(st.sampled_from(STAGES))
        days = sorted(draw(st.lists(DAYS, min_size=4, max_size=4)))
        ends = [date.max, date.max] if stage in ENDED else days[2:]
        period = Period(days[0], days[1], *ends)
        made.append(State(f"s{number}", "g", stage, period, draw(DAYS)))
    return made


@given(states(), DAYS)
def test_nothing_is_said_of_a_day_that_no_statement_reaches(made: list[State], day: date) -> None:
    standing = stand(made, day)
    if all(one.period.holds(day) is Holding.NO for one in made):
        assert (standing.existence, standing.states) == (Existence.NOT_STATED, ())
    for one in standing.states:
        assert one in made
        assert one.period.holds(day) is not Holding.NO


@given(states(), DAYS)
def test_statements_about_other_days_change_nothing(made: list[State], day: date) -> None:
    about = [one for one in made if one.period.holds(day) is not Holding.NO]
    assert stand(made, day) == stand(about, day)


@given(states(), DAYS, st.integers(0, 3000))
def test_what_has_ended_stays_ended_unless_something_is_stated_later(
    made: list[State], day: date, days: int
) -> None:
    begun = [one for one in made if one.period.begin_latest <= day]
    if stand(begun, day).existence is Existence.ENDED:
        assert stand(begun, day + timedelta(days=days)).existence is Existence.ENDED


@given(states(), DAYS, st.randoms())
def test_the_order_of_statements_changes_nothing(
    made: list[State], day: date, random: Random
) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert stand(shuffled, day) == stand(made, day)


@given(states(), DAYS)
def test_a_statement_that_says_nothing_of_existence_supersedes_none(
    made: list[State], day: date
) -> None:
    silent = state("cited", "2000-01-01", "2030-12-31", as_of="2030-12-31", key="silent")
    assert stand([*made, silent], day).existence is stand(made, day).existence


@given(st.lists(DAYS, min_size=4, max_size=4).map(sorted), DAYS)
def test_inside_an_imprecise_end_it_is_uncertain(bounds: list[date], day: date) -> None:
    one = State("s", "g", "active", Period(*bounds), date(2020, 12, 31))
    expected = {
        Holding.CERTAIN: Existence.EXISTS,
        Holding.POSSIBLE: Existence.UNCERTAIN,
        Holding.NO: Existence.NOT_STATED,
    }
    assert stand([one], day).existence is expected[one.period.holds(day)]


def test_a_month_of_ending_is_uncertain_and_then_ended() -> None:
    """Active during the year; dissolved some day in December."""
    made = [
        state("active", "2018-01-01", "2018-12-31"),
        state("dissolved", "2018-12-01", "2018-12-31", "9999-12-31", "9999-12-31"),
    ]
    assert stand(made, date(2018, 11, 30)).existence is Existence.EXISTS
    assert stand(made, date(2018, 12, 15)).existence is Existence.UNCERTAIN
    assert stand(made, date(2018, 12, 31)).existence is Existence.ENDED
    assert stand(made, date(2025, 1, 1)).existence is Existence.ENDED


def test_a_gap_between_two_attested_periods_stays_open() -> None:
    made = [
        state("active", "2018-01-01", "2018-12-31", key="a"),
        state("active", "2024-01-01", "2025-10-17", key="b"),
    ]
    assert stand(made, date(2018, 6, 30)).existence is Existence.EXISTS
    assert stand(made, date(2022, 6, 30)).existence is Existence.NOT_STATED
    assert stand(made, date(2024, 6, 30)).existence is Existence.EXISTS


def test_what_is_formed_anew_after_its_end_exists_again() -> None:
    made = [
        state("dissolved", "2018-01-01", "9999-12-31", key="a"),
        state("active", "2019-01-01", "2019-12-31", key="b"),
    ]
    assert stand(made, date(2018, 6, 30)).existence is Existence.ENDED
    assert stand(made, date(2019, 6, 30)).existence is Existence.EXISTS
    assert stand(made, date(2020, 6, 30)).existence is Existence.ENDED


def test_the_last_of_several_ends_counts() -> None:
    made = [
        state("dissolved", "2018-01-01", "9999-12-31", key="a"),
        state("active", "2019-01-01", "2021-12-31", key="b"),
        state("ended", "2020-06-01", "9999-12-31", key="c"),
    ]
    assert stand(made, date(2019, 6, 30)).existence is Existence.EXISTS
    assert stand(made, date(2021, 6, 30)).existence is Existence.ENDED


def test_what_perhaps_says_nothing_leaves_nothing_uncertain() -> None:
    silent = state("cited", "2018-01-01", "2018-12-31", "2019-01-01", "2019-12-31")
    assert stand([silent], date(2018, 6, 30)).existence is Existence.NOT_STATED


def test_of_statements_that_differ_the_latest_is_taken_and_all_are_listed() -> None:
    older = state("planned", "2018-01-01", "2018-12-31", as_of="2018-01-01", key="a")
    newer = state("active", "2018-01-01", "2018-12-31", as_of="2018-06-01", key="b")
    standing = stand([newer, older], date(2018, 9, 1))
    assert standing.existence is Existence.EXISTS
    assert [one.iri for one in standing.states] == ["a", "b"]
    assert standing.stages == ("active", "planned")
    same_day = state("none", "2018-01-01", "2018-12-31", as_of="2018-06-01", key="c")
    assert stand([newer, same_day], date(2018, 9, 1)).existence is Existence.UNCERTAIN


def test_one_place_is_looked_at_by_what_is_said_of_it_and_of_no_place() -> None:
    day = date(2018, 6, 30)
    year = ("2018-01-01", "2018-12-31")
    pilot = state("active", *year, key="a", locality="here")
    plan = state("planned", *year, key="b", locality="there")
    assert stand([pilot, plan], day, {"here"}).existence is Existence.EXISTS
    assert stand([pilot, plan], day, {"there", "county"}).existence is Existence.PLANNED
    assert stand([pilot, plan], day, {"elsewhere"}).existence is Existence.NOT_STATED
    everywhere = state("paused", *year, key="c")
    assert stand([pilot, everywhere], day, {"there"}).existence is Existence.PAUSED


@pytest.mark.parametrize(
    ("stage", "existence"),
    [
        ("active", "exists"),
        ("in-force", "exists"),
        ("under-formation", "forming"),
        ("awaiting-signature", "forming"),
        ("planned", "planned"),
        ("conditional", "planned"),
        ("paused", "paused"),
        ("not-renewed", "ended"),
        ("none", "absent"),
        ("cited", "not-stated"),
    ],
)
def test_the_existence_that_a_stage_says(stage: str, existence: str) -> None:
    assert existence_of(stage) == existence


def test_a_stage_that_fulfils_a_requirement_is_one_in_which_something_exists() -> None:
    for stage in schemes()["stage"]:
        exists = existence_of(stage) is Existence.EXISTS
        assert exists == (of_stage(stage) is Status.FULFILLED), stage


GROUP = [{"key": "g", "kind": "forum"}]
AGREEMENT = [{"key": "a", "kind": "agreement", "from": "2018-01-01", "through": "2018-12-31"}]


@pytest.mark.parametrize(
    ("day", "existence"),
    [
        ("2017-12-31", "not-stated"),
        ("2018-01-01", "exists"),
        ("2018-12-31", "exists"),
        ("2019-01-01", "ended"),
        ("2030-01-01", "ended"),
    ],
)
def test_an_agreement_is_in_force_in_its_own_period_and_then_over(
    look: Callable[..., Perspective], day: str, existence: str
) -> None:
    perspective = look(day, agreements=AGREEMENT)
    own = read_states(perspective)[thing("agreement/a").value]
    assert stand(own, perspective.on).existence == existence


def test_an_imprecise_last_day_makes_the_end_imprecise(look: Callable[..., Perspective]) -> None:
    perspective = look("2018-06-30", agreements=[AGREEMENT[0] | {"through": "2018"}])
    own = read_states(perspective)[thing("agreement/a").value]
    assert stand(own, date(2018, 6, 30)).existence is Existence.UNCERTAIN
    assert stand(own, date(2019, 1, 1)).existence is Existence.ENDED
    assert {one.stage: one.begin for one in own} == {"in-force": "2018-01-01", "ended": "2018"}


def test_states_are_read_with_what_they_say(look: Callable[..., Perspective]) -> None:
    said = {"id": "a", "group": "group/g", "stage": "active", "from": "2018-12"}
    rows = [said | {"as_of": "2019-03-01"}, said | {"id": "b", "stage": "dissolved"}]
    perspective = look("2019-01-01", groups=GROUP, group_states=rows)
    active, dissolved = read_states(perspective)[thing("group/g").value]
    assert (active.stage, active.begin, active.as_of) == ("active", "2018-12", date(2019, 3, 1))
    last = date(2019, 3, 1)
    assert active.period == Period(date(2018, 12, 1), date(2018, 12, 31), last, last)
    assert dissolved.period.end_latest == date.max


@pytest.mark.parametrize(
    ("strict", "stages"), [(False, ["active", "planned"]), (True, ["planned"])]
)
def test_strictly_read_interpreted_states_are_left_out(
    look: Callable[..., Perspective], strict: bool, stages: list[str]
) -> None:
    said = {"group": "group/g", "during": "2018"}
    rows = [
        said | {"id": "a", "stage": "active", "period_basis": "interpreted"},
        said | {"id": "b", "stage": "planned"},
    ]
    perspective = look("2018-06-30", stated_only=strict, groups=GROUP, group_states=rows)
    found = read_states(perspective)[thing("group/g").value]
    assert [one.stage for one in found] == stages


# Lerum and Alingsås: what the sources say of their collaboration through the years.
EARLIER = ["samla-samordningsgruppen", "samla-politisk-samradsgrupp", "samla-au", "samla-ug-aldre"]


def existence(perspective: Perspective, key: str) -> str:
    own = read_states(perspective).get(thing(f"group/{key}").value, [])
    return stand(own, perspective.on).existence.value


@pytest.mark.parametrize(("day", "then"), [("2012-06-30", "exists"), ("2016-06-30", "not-stated")])
def test_before_samla_only_sodra_alvsborgs_vardsamverkan_is_stated(
    view: Callable[..., Perspective], day: str, then: str
) -> None:
    perspective = view(day)
    assert existence(perspective, "sodra-alvsborgs-vardsamverkan") == then
    assert {existence(perspective, key) for key in EARLIER} == {"not-stated"}


def test_in_2022_a_new_structure_is_stated_and_its_groups_are_not(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2022-10-01")
    assert existence(perspective, "samla-samverkansstruktur-2022") == "exists"
    assert {existence(perspective, key) for key in EARLIER} == {"not-stated"}
    found = {
        key.rsplit("/", 1)[-1]
        for key, own in read_states(perspective).items()
        if "/group/samla" in key
        and stand(own, perspective.on).existence in (Existence.EXISTS, Existence.FORMING)
    }
    assert found == {"samla-samverkansstruktur-2022"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("samla-temagrupp-in-och-utskrivning", "exists"),
        ("samla-temagrupp-egenvard", "paused"),
        ("samla-temagrupp-halso-och-sjukvard-i-hemmet", "exists"),
        ("samla-temagrupp-samsjuklighet", "planned"),
        ("samla-politisk-samradsgrupp", "not-stated"),
        ("samla-ug-aldre", "not-stated"),
        ("samla-styrgrupp-samsa", "ended"),
    ],
)
def test_in_2025_theme_groups_stand_in_their_stages(
    view: Callable[..., Perspective], key: str, expected: str
) -> None:
    assert existence(view("2025-10-17"), key) == expected
