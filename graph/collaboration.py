"""Who collaborates with whom on a day: directly, through groups, through agreements.

An actor acts also through its own boards and units (stated part-of links); such a seat is
*derived*. Two negatives are kept apart: *reported: no* (a source says that there is nothing)
and *nothing reported* (no source says anything).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.actors import ACTORS
from graph.dates import Holding
from graph.existence import Standing, State
from graph.links import DENYING, Link, LinkKind
from graph.namespaces import reference
from graph.profiles import Profile
from graph.statements import BASES, weakest


class Time(StrEnum):
    """How a link stands to the day asked about."""

    CURRENT = "current"
    UNCERTAIN = "uncertain"
    PLANNED = "planned"
    LAPSED = "lapsed"
    LATER = "later"


NOW = frozenset({Time.CURRENT, Time.UNCERTAIN})


class Outcome(StrEnum):
    """What can be said of two actors on the day."""

    COLLABORATES = "collaborates"
    INTERPRETED = "interpreted-only"
    PLANNED = "planned"
    LAPSED = "lapsed"
    LATER = "later"
    REPORTED_NO = "reported-no"
    NOTHING_REPORTED = "nothing-reported"


# Outcomes in which something holds on the day.
ATTESTED = frozenset({Outcome.COLLABORATES, Outcome.INTERPRETED})


@dataclass(frozen=True)
class Seat:
    """A place in a structure. via: the part-of links down to the board or unit through which
    the actor sits, none when it sits itself.
    """

    actor: str
    link: Link
    via: tuple[Link, ...] = ()

    @property
    def basis(self) -> str:
        return way_basis((*self.via, self.link))


@dataclass(frozen=True)
class Shared:
    """A structure and the seats of the actors asked about, and of everybody else.

    basis: the surest way in: the best seat of each actor asked about, of which the weakest
    decides.
    """

    structure: str
    profile: Profile
    standing: Standing
    time: Time
    basis: str
    own: tuple[Seat, ...]
    others: tuple[Seat, ...]


@dataclass(frozen=True)
class Reported:
    """A structure that the actor itself reports without saying who takes part."""

    structure: str
    profile: Profile
    standing: Standing
    time: Time
    states: tuple[State, ...]


def way_basis(links: Iterable[Link]) -> str:
    """Return how sure a way over several links is; one over a part-of link is derived."""
    return weakest(map(step_basis, links))


def step_basis(link: Link) -> str:
    """Return how sure it is that one can go over a link."""
    own = link.statement.basis
    return weakest([own, "derived"]) if link.kind is LinkKind.PART else own


def weak_steps(way: Sequence[Link]) -> tuple[int, ...]:
    """Return which steps a way hangs on: those that are no surer than the whole of it.

    None when every step is stated.
    """
    basis = way_basis(way)
    if basis == BASES[0]:
        return ()
    return tuple(n for n, link in enumerate(way) if step_basis(link) == basis)


def outcome(
    shared: Iterable[Shared],
    direct: Iterable[Link],
    reported: Iterable[Reported],
    denials: int,
    day: date,
) -> Outcome:
    """Return what can be said of the actors on the day, the surest first.

    What the actor reports without a seat of its own is no surer than an interpretation.
    denials: how many sources say that nothing is there.
    """
    shared = list(shared)
    sure = {item.time for item in shared if item.basis != "interpreted"}
    unsure = {item.time for item in shared} | {item.time for item in reported}
    for link in direct:
        if between_actors(link) and link.holds(day) is not Holding.NO:
            (unsure if link.statement.interpreted else sure).add(Time.CURRENT)
    if sure & NOW:
        return Outcome.COLLABORATES
    if unsure & NOW:
        return Outcome.INTERPRETED
    for time, result in (
        (Time.PLANNED, Outcome.PLANNED),
        (Time.LAPSED, Outcome.LAPSED),
        (Time.LATER, Outcome.LATER),
    ):
        if time in sure | unsure:
            return result
    return Outcome.REPORTED_NO if denials else Outcome.NOTHING_REPORTED


def between_actors(link: Link) -> bool:
    """Tell whether a link ties two actors together: denies nothing, and leads to no document."""
    ends = (reference(end).partition("/")[0] for end in (link.origin, link.target))
    return link.how not in DENYING and all(end in ACTORS for end in ends)
