"""Times: when a row holds or happened, read as every other view reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.dates import Holding, Period, parse
from graph.events import exactness
from graph.existence import read_states
from graph.language import EMPTY, Text
from graph.links import agreement_validity, follows, read_links
from graph.perspective import Perspective
from graph.things.records import Record


@dataclass(frozen=True)
class Time:
    """when: in words; empty when no time is stated. period: None for what holds at all times."""

    when: Text
    period: Period | None = None

    def holds(self, day: date) -> Holding:
        """Tell whether it holds on a day; what is bound to no time always does."""
        return self.period.holds(day) if self.period else Holding.CERTAIN


class Times:
    """The times of all rows known from a perspective.

    What has ended stays ended, and who is bound by a document is bound while it is valid:
    stages and links have read that already.
    """

    def __init__(self, perspective: Perspective) -> None:
        self._statements = perspective.statements
        self._periods: dict[str, Period | None] = {
            state.iri: state.period
            for states in perspective.remember("states", lambda: read_states(perspective)).values()
            for state in states
            if state.iri != state.thing
        }
        validity = agreement_validity(perspective)
        self._bound: dict[str, str] = {}
        for link in perspective.remember("links", lambda: tuple(read_links(perspective))):
            self._periods[link.iri] = link.statement.attested
            if follows(link, validity):
                self._bound[link.iri] = link.target

    @staticmethod
    def of(perspective: Perspective) -> Times:
        """Return the times, read once for all days."""
        return perspective.remember("times", lambda: Times(perspective))

    def __getitem__(self, record: Record) -> Time:
        if record.happens:
            return _moment(record.moment)
        said = self._statements.get(self._bound.get(record.iri, record.iri))
        if said is None:
            return Time(EMPTY)
        return Time(said.when(), self._periods.get(record.iri, said.attested))


def _moment(text: str) -> Time:
    """Return the time of what happened: from then on it has happened."""
    if not text:
        return Time(exactness(None))
    day = parse(text)
    return Time(exactness(day), Period(day.earliest, day.latest, date.max, date.max))
