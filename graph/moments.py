"""Moments: the days that the sources of an area speak about, so that nobody has to guess one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.claims import read_claims
from graph.dates import OPEN, Holding, parse
from graph.existence import read_states
from graph.language import Text
from graph.links import read_links
from graph.localities import Gazetteer
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.statements import Statement


@dataclass(frozen=True)
class Moment:
    """A day that a source speaks about. source: its key.

    label: the day as exactly as the source gives it, such as *March 2023*. statements: how many
    of the source's statements are attested on the day, certainly or possibly.
    """

    day: date
    source: str
    source_name: Text
    label: Text
    statements: int

    def as_json(self) -> dict[str, Any]:
        return {
            "day": self.day.isoformat(),
            "source": self.source,
            "source_name": self.source_name.as_json(),
            "label": self.label.as_json(),
            "statements": self.statements,
        }


def read_moments(perspective: Perspective, area: str | None = None) -> tuple[Moment, ...]:
    """Return at most one day a source and year, by day: the one of which the source says most.

    area: address of a locality; only what is said of structures, links and requirements there.
    The answer is the same whatever day is asked about. What is stated as open ends on no day.
    """
    return perspective.remember(("moments", area), lambda: _read(perspective, area))


def _read(perspective: Perspective, area: str | None) -> tuple[Moment, ...]:
    spoken: dict[str, set[Statement]] = {}
    for statement in _concerning(perspective, area):
        for evidence in perspective.evidence.get(statement.iri, ()):
            spoken.setdefault(evidence.source, set()).add(statement)
    moments = []
    for source, statements in spoken.items():
        best: dict[int, tuple[int, date]] = {}
        for day in {_last_day(statement) for statement in statements} - {date.max}:
            held = sum(statement.holds(day) is not Holding.NO for statement in statements)
            best[day.year] = max((held, day), best.get(day.year, (0, day)))
        for held, day in best.values():
            texts = Counter(_end(own) for own in statements if _last_day(own) == day)
            text = min(texts, key=lambda text: (-texts[text], text))
            name = perspective.label(thing(f"source/{source}").value)
            moments.append(Moment(day, source, name, parse(text).label(), held))
    return tuple(sorted(moments, key=lambda moment: (moment.day, moment.source)))


def _concerning(perspective: Perspective, area: str | None) -> Iterator[Statement]:
    """Yield the dated statements that views of an area are made from."""
    profiles = Profiles(perspective)
    near = Gazetteer.of(perspective.knowledge).near(area) if area else None

    def concerns(*things: str) -> bool:
        return near is None or any(near.intersection(profiles[own].localities) for own in things)

    said = [c.iri for c in read_claims(perspective) if near is None or c.locality in near]
    said += [
        state.iri
        for about, states in read_states(perspective).items()
        for state in states
        if state.iri != about and concerns(about)
    ]
    said += [
        link.iri
        for link in read_links(perspective)
        if concerns(*(end for end in (link.origin, link.target) if end))
    ]
    for iri in said:
        statement = perspective.facts(iri)
        if statement.attested and perspective.keeps(statement):
            yield statement


def _last_day(statement: Statement) -> date:
    assert statement.attested is not None
    return statement.attested.end_latest


def _end(statement: Statement) -> str:
    """Return how a statement writes the end of the time that it is attested for."""
    stated = "" if statement.end == OPEN else statement.end
    return stated or statement.during.rpartition("/")[2] or statement.as_of or statement.begin
