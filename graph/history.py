"""Changes between two days: what was formed, ended or changed, and what is no longer stated.

The difference is a set of *changes*, each a thing with how it stood before and after, so that
`diff(a, a)` is empty, `diff(b, a)` is the inverse of `diff(a, b)`, and applying `diff(a, b)`
to the standings of a gives those of b. With the clock *valid* the two days are days on which
things held; with *known* they are days of knowledge about one and the same day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.assess import Assessment
from graph.coverage import cover
from graph.dates import OPEN, PartialDate, parse
from graph.existence import Existence, Standing, State, read_states, stand
from graph.localities import Gazetteer
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.status import Status

_THERE = frozenset({Existence.EXISTS, Existence.FORMING, Existence.PAUSED})


class Clock(StrEnum):
    VALID = "valid"
    KNOWN = "known"


class Kind(StrEnum):
    """Sort of change. A group is created and ends; a document takes effect and expires."""

    CREATED = "created"
    ENDED = "ended"
    TOOK_EFFECT = "took-effect"
    EXPIRED = "expired"
    CHANGED = "changed"
    NEWLY_STATED = "newly-stated"
    NO_LONGER_STATED = "no-longer-stated"
    STATUS = "status"


@dataclass(frozen=True)
class Change:
    """One thing that stands otherwise on the later day.

    thing: address, or `locality requirement` for an assessment. before, after: existence with
    stages, or a status. day: the stated date of the change, None when no source gives one.
    statements: those that hold on the later day; on the earlier where none does.
    """

    kind: Kind
    thing: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    day: PartialDate | None = None
    statements: tuple[str, ...] = ()


Standings = Mapping[str, tuple[str, ...]]


def standings(perspective: Perspective, area: str | None = None) -> dict[str, Standing]:
    """Return how every structure stood, those of nothing stated left out.

    area: only those that concern a locality, by what is stated of them there.
    """
    profiles = Profiles(perspective)
    near = Gazetteer.of(perspective.knowledge).near(area) if area else None
    found = {}
    for thing, states in read_states(perspective).items():
        if near is not None and near.isdisjoint(profiles[thing].localities):
            continue
        standing = stand(states, perspective.on, near)
        if standing.existence is not Existence.NOT_STATED:
            found[thing] = standing
    return found


def statuses(perspective: Perspective, area: str | None = None) -> dict[str, Assessment]:
    """Return every assessment, by `locality requirement`; none where nothing is required."""
    return {
        f"{cell.locality.iri} {cell.requirement.iri}": cell.assessment
        for cell in cover(perspective, area).cells
    }


def compare(before: Perspective, after: Perspective, area: str | None = None) -> list[Change]:
    """Return the changes from one perspective to another, sorted."""
    if (before.on, before.known) > (after.on, after.known):
        # Backwards in time a creation is an ending: found forwards, and read backwards.
        return sorted(map(invert, compare(after, before, area)), key=_order)
    earlier, later = standings(before, area), standings(after, area)
    changes = [
        _change(thing, earlier.get(thing), later.get(thing), before, after)
        for thing in earlier.keys() | later.keys()
        if _said(earlier.get(thing)) != _said(later.get(thing))
    ]
    was, now = statuses(before, area), statuses(after, area)
    for pair in was.keys() | now.keys():
        then, since = _status(was.get(pair)), _status(now.get(pair))
        # That a requirement begins or ends where nobody has said anything is no news.
        if then != since and not {*then, *since} <= {Status.NOT_REPORTED.value}:
            sides = [side[pair].speaking for side in (now, was) if pair in side]
            spoken = next((claims for claims in sides if claims), ())
            statements = tuple(claim.iri for claim in spoken)
            changes.append(Change(Kind.STATUS, pair, then, since, statements=statements))
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[int, str]:
    return list(Kind).index(change.kind), change.thing


def _said(standing: Standing | None) -> tuple[str, ...]:
    return (standing.existence.value, *standing.stages) if standing else ()


def _status(assessment: Assessment | None) -> tuple[str, ...]:
    return (assessment.status.value,) if assessment else ()


def _change(
    thing: str,
    was: Standing | None,
    now: Standing | None,
    before: Perspective,
    after: Perspective,
) -> Change:
    day = _stated_day(now.states if now else (), before.on, after.on)
    kind = _kind(was, now, None if was is None and before.on == after.on else day)
    if reference(thing).startswith("agreement/"):
        kind = _OF_DOCUMENTS.get(kind, kind)
    marks = now or was
    statements = tuple(state.iri for state in marks.states) if marks else ()
    return Change(kind, thing, _said(was), _said(now), day, statements)


def _kind(was: Standing | None, now: Standing | None, day: PartialDate | None) -> Kind:
    """Return what a change is. day: its stated date, without which nothing new is created."""
    if now is None:
        return Kind.NO_LONGER_STATED
    if was is None and day is None:
        return Kind.NEWLY_STATED
    existed = was is not None and was.existence in _THERE
    exists = now.existence in _THERE
    if now.existence is Existence.ENDED and (was is None or was.existence is not Existence.ENDED):
        return Kind.ENDED
    if exists and not existed and day is not None:
        return Kind.CREATED
    return Kind.NEWLY_STATED if was is None else Kind.CHANGED


def _stated_day(states: Iterable[State], first: date, last: date) -> PartialDate | None:
    """Return the stated beginning, if one may lie after the first day and up to the last.

    Of one and the same day, known at two times, any stated beginning is returned.
    """
    for state in states:
        if state.begin and state.begin != OPEN:
            day = parse(state.begin)
            if first == last or (day.latest > first and day.earliest <= last):
                return day
    return None


_OF_DOCUMENTS = {Kind.CREATED: Kind.TOOK_EFFECT, Kind.ENDED: Kind.EXPIRED}
_MIRROR = {
    Kind.CREATED: Kind.ENDED,
    Kind.ENDED: Kind.CREATED,
    Kind.TOOK_EFFECT: Kind.EXPIRED,
    Kind.EXPIRED: Kind.TOOK_EFFECT,
    Kind.NEWLY_STATED: Kind.NO_LONGER_STATED,
    Kind.NO_LONGER_STATED: Kind.NEWLY_STATED,
}


def invert(change: Change) -> Change:
    """Return the change read backwards."""
    return Change(
        _MIRROR.get(change.kind, change.kind),
        change.thing,
        change.after,
        change.before,
        change.day,
        change.statements,
    )


def apply(changes: Iterable[Change], state: Standings) -> dict[str, tuple[str, ...]]:
    """Apply changes to how things stood. Raises ValueError when a change does not fit."""
    result = dict(state)
    for change in changes:
        if result.get(change.thing, ()) != change.before:
            raise ValueError(f"{change.thing} does not stand as the change says")
        if change.after:
            result[change.thing] = change.after
        else:
            result.pop(change.thing, None)
    return result
