"""Collaboration: how sure a seat is, and what can be said of two actors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.collaboration import (
    Outcome,
    Reported,
    Seat,
    Shared,
    Time,
    outcome,
    way_basis,
    weak_steps,
    weakest,
)
from graph.dates import parse, whole
from graph.existence import Existence, Standing
from graph.language import EMPTY
from graph.links import Link, LinkKind
from graph.messages import message
from graph.namespaces import thing
from graph.profiles import Profile
from graph.statements import BASES, Statement

DAY = date(2018, 6, 30)
STANDING = Standing(Existence.EXISTS, ())


def link(
    basis: str = "stated",
    kind: LinkKind = LinkKind.RELATION,
    how: str = "collaborates-with",
    ends: tuple[str, str] = ("org/a", "org/b"),
    during: str = "2018",
) -> Link:
    statement = Statement("s", basis, attested=whole(parse(during)))
    origin, target = (thing(end).value for end in ends)
    return Link(kind, origin, target, how, EMPTY, 0, statement)


def shared(time: Time, basis: str = "stated") -> Shared:
    return Shared("g", Profile("g", EMPTY), STANDING, time, basis, (), ())


def reported(time: Time) -> Reported:
    return Reported("g", Profile("g", EMPTY), STANDING, time, ())


@given(st.lists(st.sampled_from(BASES), min_size=1))
def test_a_chain_is_as_sure_as_its_weakest_statement(bases: list[str]) -> None:
    assert BASES.index(weakest(bases)) == max(map(BASES.index, bases))


@pytest.mark.parametrize(
    ("bases", "through", "sure"),
    [
        (["stated", "stated"], LinkKind.MEMBER, "stated"),
        (["stated", "stated"], LinkKind.PART, "derived"),
        (["stated", "interpreted"], LinkKind.PART, "interpreted"),
        (["derived"], LinkKind.MEMBER, "derived"),
    ],
)
def test_what_goes_through_a_part_is_derived(
    bases: list[str], through: LinkKind, sure: str
) -> None:
    assert way_basis(link(basis, through) for basis in bases) == sure


@pytest.mark.parametrize(
    ("bases", "weak"),
    [
        (["stated", "stated"], ()),
        (["stated", "interpreted"], (1,)),
        (["derived", "stated", "derived"], (0, 2)),
        (["derived", "outside", "interpreted"], (1,)),
    ],
)
def test_a_way_hangs_on_its_least_sure_steps(bases: list[str], weak: tuple[int, ...]) -> None:
    assert weak_steps([link(basis) for basis in bases]) == weak


def test_a_step_over_a_part_is_weaker_than_a_stated_one() -> None:
    assert weak_steps([link(), link(kind=LinkKind.PART)]) == (1,)


def test_a_seat_through_a_board_is_derived() -> None:
    own = Seat("a", link(kind=LinkKind.MEMBER))
    through = Seat("a", link(kind=LinkKind.MEMBER), (link(kind=LinkKind.PART),))
    assert (own.basis, through.basis) == ("stated", "derived")


@pytest.mark.parametrize(
    ("found", "direct", "told", "denials", "expected"),
    [
        ([shared(Time.CURRENT)], [], [], 0, Outcome.COLLABORATES),
        ([shared(Time.UNCERTAIN, "derived")], [], [], 0, Outcome.COLLABORATES),
        ([shared(Time.CURRENT, "interpreted")], [], [], 0, Outcome.INTERPRETED),
        ([shared(Time.CURRENT, "interpreted")], [link()], [], 0, Outcome.COLLABORATES),
        ([], [link("interpreted")], [], 0, Outcome.INTERPRETED),
        ([], [link(during="2017")], [], 0, Outcome.NOTHING_REPORTED),
        ([], [link(how="not-described")], [], 0, Outcome.NOTHING_REPORTED),
        ([], [link(ends=("org/a", "agreement/x"))], [], 0, Outcome.NOTHING_REPORTED),
        ([shared(Time.PLANNED), shared(Time.LAPSED)], [], [], 3, Outcome.PLANNED),
        ([shared(Time.LAPSED), shared(Time.LATER)], [], [], 1, Outcome.LAPSED),
        ([shared(Time.LATER)], [], [], 1, Outcome.LATER),
        ([], [], [reported(Time.CURRENT)], 0, Outcome.INTERPRETED),
        ([], [], [reported(Time.PLANNED)], 0, Outcome.PLANNED),
        ([], [], [], 1, Outcome.REPORTED_NO),
        ([], [], [], 0, Outcome.NOTHING_REPORTED),
    ],
)
def test_what_can_be_said_the_surest_first(
    found: list[Shared],
    direct: list[Link],
    told: list[Reported],
    denials: int,
    expected: Outcome,
) -> None:
    assert outcome(found, direct, told, denials, DAY) is expected


def test_every_outcome_and_time_has_its_words() -> None:
    for outcome_ in Outcome:
        assert message(f"outcome-{outcome_.value}").sv
    for time in Time:
        assert message(f"time-{time.value}").en
