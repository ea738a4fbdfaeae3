"""The board: every link of a perspective, ready to answer who sits where on the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.collaboration import NOW, Reported, Seat, Shared, Time
from graph.connections import Connections
from graph.dates import Holding
from graph.existence import Existence, Standing, State, existence_of, stand
from graph.links import DENYING, Link, LinkKind
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.statements import BASES, weakest

_SURENESS = BASES.index
_ORDER = list(Time)
_UNSTATED = Standing(Existence.NOT_STATED, ())


class Board:
    """All links of a perspective, with the states and profiles of what they lead to."""

    def __init__(self, perspective: Perspective) -> None:
        self.perspective = perspective
        # None of it depends on the day: only who asks for a day looks at the same links anew.
        self.known = Connections.read(perspective)
        self.profiles = perspective.remember("profiles", lambda: Profiles(perspective))

    def acting(self, actor: str) -> dict[str, tuple[Link, ...]]:
        """Return the actor and its boards and units, each with the part-of links down to it.

        Links that are attested on the day are gone first; what was a part at another time is
        found by the rest.
        """
        found: dict[str, tuple[Link, ...]] = {actor: ()}
        for attested in (True, False):
            waiting = sorted(found)
            while waiting:
                whole = waiting.pop()
                for link in self.known.parts.get(whole, ()):
                    holds = link.holds(self.perspective.on) is not Holding.NO
                    if link.origin not in found and (holds or not attested):
                        found[link.origin] = (*found[whole], link)
                        waiting.append(link.origin)
        return found

    def speaks_as(self, actor: str) -> set[str]:
        """Return the survey rows in which the actor speaks: as the branch that answers, or as
        the unit of that branch named in the row. A unit of another branch is only spoken of.
        """
        named = self.known.units.get(actor, ())
        speaking = {branch: actor in self.acting(branch) for branch in {own for _, own in named}}
        return self.known.branches.get(actor, set()) | {
            row for row, branch in named if speaking[branch]
        }

    def told(self, actor: str) -> dict[str, list[State]]:
        """Return what the actor itself says of the stage of structures, by structure."""
        told: dict[str, list[State]] = {}
        for row in self.speaks_as(actor):
            for state in self.known.told.get(row, ()):
                told.setdefault(state.thing, []).append(state)
        return {thing: sorted(own, key=lambda state: state.iri) for thing, own in told.items()}

    def reported(self, actor: str) -> list[Reported]:
        """Return the structures that the actor reports but where it has no stated seat."""
        seated = {item.structure for item in self.shared(actor)}
        found = []
        for structure, told in self.told(actor).items():
            standing = self.standing(structure)
            if structure in seated or standing.existence is Existence.ABSENT:
                continue
            time = time_of(standing, told, self.perspective.on)
            profile = self.profiles[structure]
            found.append(Reported(structure, profile, standing, time, tuple(told)))
        return sorted(found, key=lambda item: (_ORDER.index(item.time), item.structure))

    def standing(self, structure: str) -> Standing:
        """Return how a structure stood on the day."""
        return stand(self.known.states.get(structure, ()), self.perspective.on)

    def shared(self, actor: str, other: str | None = None) -> list[Shared]:
        """Return the structures where the actor (and the other, if named) has a seat.

        A group that is asked about as an actor is shared by all who sit in it.
        """
        mine, theirs = self.acting(actor), self.acting(other) if other else None
        found = []
        # Only where the actor sits can anything be shared.
        structures = {link.target for own in mine for link in self.known.seated.get(own, ())}
        for structure in structures | {actor}:
            links = self.known.seats.get(structure, ())
            own = [Seat(actor, link, mine[link.origin]) for link in links if link.origin in mine]
            rest = [link for link in links if link.origin not in mine]
            others = [
                Seat(other or link.origin, link, theirs[link.origin] if theirs else ())
                for link in rest
                if theirs is None or link.origin in theirs
            ]
            seated = [bool(own) or structure == actor]
            if other:
                seated.append(bool(others) or structure == other)
            if all(seated) and (own or others):
                sides = [side for side in (own, others if other else []) if side]
                found.append(self._shared(structure, sides or [others], own, others))
        return sorted(found, key=lambda item: (_ORDER.index(item.time), item.structure))

    def _shared(
        self, structure: str, sides: list[list[Seat]], own: list[Seat], others: list[Seat]
    ) -> Shared:
        standing = self.standing(structure)
        # A side is in as soon as one of its seats is; every side asked about must be in.
        times = [
            min((self.seat_time(s, standing) for s in side), key=_ORDER.index) for side in sides
        ]
        bases = [min((seat.basis for seat in side), key=_SURENESS) for side in sides]
        return Shared(
            structure,
            self.profiles[structure],
            standing,
            max(times, key=_ORDER.index),
            weakest(bases),
            tuple(own),
            tuple(others),
        )

    def time(self, link: Link, standing: Standing) -> Time:
        """Place a link in time: by its own period, and by the stage of its structure."""
        day = self.perspective.on
        holding = link.holds(day)
        if holding is Holding.NO:
            period = link.statement.attested
            return Time.LATER if period and period.begin_earliest > day else Time.LAPSED
        stage = link.statement.stage
        planned = stage and existence_of(stage) is Existence.PLANNED
        if planned or standing.existence is Existence.PLANNED:
            return Time.PLANNED
        if standing.existence is Existence.ENDED:
            return Time.LAPSED
        return Time.CURRENT if holding is Holding.CERTAIN else Time.UNCERTAIN

    def seat_time(self, seat: Seat, standing: Standing) -> Time:
        """Place a seat in time; who was a part only at another time sat there only then."""
        own = self.time(seat.link, standing)
        ways = [self.time(link, _UNSTATED) for link in seat.via]
        return max([own, *ways], key=_ORDER.index) if own in NOW else own

    def current(self) -> list[Link]:
        """Return the links that hold on the day, or may; what is denied or planned is none."""
        return [
            link
            for link in self.known.links
            if link.target and link.how not in DENYING and self.time(link, self._end(link)) in NOW
        ]

    def _end(self, link: Link) -> Standing:
        """Return how the structure stands that a seat is in."""
        joins = link.kind in (LinkKind.MEMBER, LinkKind.PARTY)
        return self.standing(link.target) if joins else _UNSTATED

    def direct(self, actor: str, other: str | None = None) -> list[Link]:
        """Return stated relations between the actor and another (the other, if named)."""
        mine = self.acting(actor)
        theirs = self.acting(other) if other else None
        return [
            link
            for link in self.known.relating(mine)
            for one, two in ((link.origin, link.target), (link.target, link.origin))
            if one in mine and two not in mine and (theirs is None or two in theirs)
        ]


def time_of(standing: Standing, states: Sequence[State], day: date) -> Time:
    """Place a structure in time by what was said of it."""
    match standing.existence:
        case Existence.PLANNED:
            return Time.PLANNED
        case Existence.ENDED:
            return Time.LAPSED
        case Existence.UNCERTAIN:
            return Time.UNCERTAIN
        case Existence.NOT_STATED:
            later = all(state.period.begin_earliest > day for state in states)
            return Time.LATER if later else Time.LAPSED
    return Time.CURRENT
