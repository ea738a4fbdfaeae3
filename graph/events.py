"""Events and decisions: what happened when, decided by whom, as exactly as the source says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import codes
from graph.dates import PartialDate, Precision, parse
from graph.language import Text
from graph.links import named
from graph.messages import message
from graph.namespaces import reference, slug
from graph.perspective import Perspective

_EVENTS = """
SELECT ?event ?kind ?date ?basis ?dateBasis ?stage {
  ?event a samv:LifecycleEvent ; samv:eventKind ?kind ; samv:basis ?basis .
  OPTIONAL { ?event samv:dateText ?date }
  OPTIONAL { ?event samv:periodBasis ?dateBasis }
  OPTIONAL { ?event samv:stage ?stage }
}
"""
_THINGS = """
SELECT ?event ?property ?thing {
  VALUES ?property { samv:concerns org:resultingOrganization org:originalOrganization
    samv:decidedBy samv:proposedBy }
  ?event a samv:LifecycleEvent ; ?property ?thing
}
"""


@dataclass(frozen=True)
class Event:
    """things: property name → addresses, sorted. day: None when no date is stated."""

    iri: str
    name: Text
    kind: str
    day: PartialDate | None
    basis: str
    date_basis: str
    stage: str
    things: dict[str, tuple[str, ...]]

    def touches(self, first: date, last: date) -> bool:
        """True when the event may lie after the first day and up to the last."""
        return self.day is not None and self.day.latest > first and self.day.earliest <= last


def read_events(perspective: Perspective) -> list[Event]:
    """Return every event known, by date and name; undated ones last."""
    things: dict[str, dict[str, set[str]]] = {}
    for row in perspective.select(_THINGS):
        own = things.setdefault(row["event"].value, {})
        own.setdefault(slug(row["property"].value), set()).add(row["thing"].value)
    events = []
    for row in perspective.select(_EVENTS):
        iri = row["event"].value
        basis = slug(row["basis"].value)
        date_basis = slug(row["dateBasis"].value) if "dateBasis" in row else ""
        if perspective.stated_only and "interpreted" in (basis, date_basis):
            continue
        events.append(
            Event(
                iri=iri,
                name=perspective.label(iri),
                kind=slug(row["kind"].value),
                day=parse(row["date"].value) if "date" in row else None,
                basis=basis,
                date_basis=date_basis,
                stage=slug(row["stage"].value) if "stage" in row else "",
                things={k: tuple(sorted(v)) for k, v in things.get(iri, {}).items()},
            )
        )
    return sorted(events, key=lambda e: (e.day.earliest if e.day else date.max, e.iri))


def exactness(day: PartialDate | None) -> Text:
    """Say how exactly a day is stated: the day, or that the exact day is not stated."""
    if day is None:
        return message("change-no-date")
    if day.precision is Precision.DAY:
        return day.label()
    return message("change-not-exact").format(date=day.label())


def event_json(event: Event, perspective: Perspective) -> dict[str, Any]:
    return {
        "id": reference(event.iri),
        "name": event.name.as_json(),
        "kind": event.kind,
        "kind_label": codes.label("event-kind", event.kind).as_json(),
        "date": event.day.text if event.day else "",
        "when": exactness(event.day).as_json(),
        "basis": event.basis,
        "date_basis": event.date_basis,
        "stage": event.stage,
        "things": {
            name: [named(thing, perspective) for thing in things]
            for name, things in sorted(event.things.items())
        },
        "evidence": [e.as_json() for e in perspective.evidence.get(event.iri, ())],
    }
