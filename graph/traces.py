"""Traces: where to look when nothing is attested on the day, so that silence leads somewhere.

The nearest days on which something is, and the newest statement in which an actor is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.board import Board
from graph.collaboration import ATTESTED, Outcome
from graph.dates import Period, parse
from graph.ties import find_ties, judge

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Nearest:
    """A day on which collaboration is attested, and how."""

    on: date
    outcome: Outcome


@dataclass(frozen=True)
class Newest:
    """The newest statement in which an actor is named. about: what it says it of, or to."""

    actor: str
    about: str
    statement: str


def find_nearest(
    board: Board, actor: str, other: str | None = None, level: str | None = None
) -> tuple[Nearest | None, Nearest | None]:
    """Return the nearest day before and after a silent day on which collaboration is attested.

    None where there is no such day. What is attested changes only where a period begins or
    ends, so only the days around those are looked at.
    """
    days = sorted({day for own in _periods(board, actor, other) for day in _edges(own)})
    on = board.perspective.on

    def first(candidates: Iterable[date]) -> Nearest | None:
        for day in candidates:
            there = Board(replace(board.perspective, on=day))
            said = judge(find_ties(there, actor, other, level), there)
            if said in ATTESTED:
                return Nearest(day, said)
        return None

    return (
        first(day for day in reversed(days) if day < on),
        first(day for day in days if day > on),
    )


def _periods(board: Board, actor: str, other: str | None) -> Iterator[Period]:
    """Yield the periods that decide, on any day, what ties the actors together."""
    shared = board.shared(actor, other)
    links = [seat.link for item in shared for seat in (*item.own, *item.others)]
    links += board.direct(actor, other)
    for end in {*board.acting(actor), *(board.acting(other) if other else ())}:
        links += board.known.parts.get(end, ())
    structures = {item.structure for item in shared}
    if not other:
        structures |= board.told(actor).keys()
    for structure in structures:
        yield from (state.period for state in board.known.states.get(structure, ()))
    yield from (link.statement.attested for link in links if link.statement.attested)


def _edges(period: Period) -> Iterator[date]:
    """Yield the days where a period begins or ends, certainly or possibly, and those beside."""
    for first in (period.begin_earliest, period.begin_latest):
        if first > date.min:
            yield from (first - _DAY, first)
    for last in (period.end_earliest, period.end_latest):
        if last < date.max:
            yield from (last, last + _DAY)


def find_newest(board: Board, actor: str) -> Newest | None:
    """Return the newest statement that names the actor, or a board or a unit of it.

    A link names both its ends, a statement of a stage what it is about, and an answer who gives
    it. That something is a part of the actor tells nothing of whom it collaborates with. None
    when no source names the actor.
    """
    acting = board.acting(actor)
    found = [
        (link.iri, link.target if link.origin in acting else link.origin)
        for link in board.known.naming(acting)
    ]
    found += [(state.iri, state.thing) for own in board.told(actor).values() for state in own]
    found += [(state.iri, end) for end in acting for state in board.known.states.get(end, ())]
    if not found:
        return None
    statement, about = max(found, key=lambda own: (*_days(board, own[0]), own))
    return Newest(actor, about, statement)


def _days(board: Board, statement: str) -> tuple[date, date]:
    """Return the last day on which a statement may have been made, and may hold."""
    facts = board.perspective.facts(statement)
    made = parse(facts.as_of).latest if facts.as_of else date.min
    return made, facts.attested.end_latest if facts.attested else made
