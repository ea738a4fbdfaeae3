"""The view *changes*: the difference of two days as sentences, by locality, with sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph import codes
from graph.collation import sort_key
from graph.events import Event, event_json, exactness, read_events
from graph.history import Change, Clock, Kind, compare
from graph.language import Text
from graph.links import named
from graph.localities import Gazetteer
from graph.messages import message
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.statements import BASES, weakest


@dataclass(frozen=True)
class Changes:
    """before, after: the two perspectives. events: those that may lie between the two days."""

    before: Perspective
    after: Perspective
    clock: Clock
    changes: tuple[Change, ...]
    events: tuple[Event, ...]


def difference(
    perspective: Perspective,
    first: date,
    last: date,
    area: str | None = None,
    clock: Clock = Clock.VALID,
) -> Changes:
    """Compare two days. area: address of a locality. With the clock *known* the perspective's
    own day is looked at with the knowledge of the two days.
    """
    before, after = (_turn(perspective, clock, day) for day in (first, last))
    events = [] if clock is Clock.KNOWN else happened(after, first, last, area)
    return Changes(before, after, clock, tuple(compare(before, after, area)), tuple(events))


def _turn(perspective: Perspective, clock: Clock, day: date) -> Perspective:
    if clock is Clock.VALID:
        return replace(perspective, on=day)
    return replace(perspective, known=day)


def happened(
    perspective: Perspective, first: date, last: date, area: str | None = None
) -> list[Event]:
    """Return the events that may lie after the earlier day and up to the later, by date.

    area: address of a locality; only those that concern something there.
    """
    low, high = sorted((first, last))
    events = [event for event in read_events(perspective) if event.touches(low, high)]
    if area is None:
        return events
    near, profiles = Gazetteer.of(perspective.knowledge).near(area), Profiles(perspective)

    def concerns(event: Event) -> bool:
        things = {thing for own in event.things.values() for thing in own}
        places = {place for thing in things for place in profiles[thing].localities}
        return not near.isdisjoint(things | places)

    return [event for event in events if concerns(event)]


def sentence(change: Change, perspective: Perspective) -> Text:
    """Return the change as a sentence in both languages."""
    if change.kind is Kind.STATUS:
        locality, requirement = change.thing.split(" ")
        return message("change-status").format(
            locality=perspective.label(locality),
            requirement=perspective.label(requirement),
            before=_status(change.before),
            after=_status(change.after),
        )
    return message(f"change-{change.kind.value}").format(
        thing=perspective.label(change.thing),
        when=exactness(change.day),
        before=_stages(change.before),
        after=_stages(change.after),
    )


def _status(value: tuple[str, ...]) -> Text:
    return codes.label("status", value[0]) if value else message("change-no-requirement")


def _stages(value: tuple[str, ...]) -> Text:
    labels = [codes.label("stage", stage) for stage in value[1:]]
    nothing = message("change-nothing-stated")
    return Text(
        ", ".join(label.sv for label in labels) or nothing.sv,
        ", ".join(label.en for label in labels) or nothing.en,
    )


def as_json(answer: Changes) -> dict[str, Any]:
    """Return the answer of the HTTP and command-line contract."""
    after = answer.after
    profiles = Profiles(after)
    items = [_change_json(change, answer, profiles) for change in answer.changes]
    items.sort(key=lambda item: (item["kind"], sort_key(item["sentence"]["sv"])))
    counts = {kind.value: 0 for kind in Kind}
    for change in answer.changes:
        counts[change.kind.value] += 1
    valid = answer.clock is Clock.VALID
    days = [p.on if valid else p.known for p in (answer.before, after)]
    return {
        "from": days[0].isoformat(),
        "to": days[1].isoformat(),
        "clock": answer.clock.value,
        "as_of": after.on.isoformat(),
        "known_at": after.known.isoformat(),
        "stated_only": after.stated_only,
        "changes": items,
        "events": [event_json(event, after) for event in answer.events],
        "totals": counts,
    }


def _basis(change: Change, perspective: Perspective) -> str:
    """Return the basis of the surest statement behind a change, its period included."""
    bases = [
        weakest([own.basis, own.period_basis or own.basis])
        for own in map(perspective.statements.get, change.statements)
        if own is not None
    ]
    return min(bases, key=BASES.index, default="")


def _change_json(change: Change, answer: Changes, profiles: Profiles) -> dict[str, Any]:
    perspective = answer.after
    things = change.thing.split(" ")
    localities = (
        [slug(things[0])]
        if change.kind is Kind.STATUS
        else [slug(place) for place in profiles[things[0]].localities]
    )
    return {
        "kind": change.kind.value,
        "thing": named(things[-1], perspective),
        "localities": localities,
        "before": list(change.before),
        "after": list(change.after),
        "date": change.day.text if change.day else "",
        "when": exactness(change.day).as_json(),
        "basis": _basis(change, perspective),
        "sentence": sentence(change, perspective).as_json(),
        "evidence": [
            evidence.as_json()
            for statement in change.statements
            for evidence in perspective.evidence.get(statement, ())
        ],
    }
