"""The situation of an area: how it stands, what is uncertain, how old it is, where to begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import codes
from graph.assess import OUTDATED_MONTHS, Claim
from graph.changes import happened
from graph.coverage import Coverage, count, cover
from graph.dates import months_between, parse
from graph.events import Event, event_json
from graph.language import EMPTY, Text
from graph.localities import Locality
from graph.matrix import Block, Order, Row, arrange, on_level
from graph.messages import counted, message
from graph.moments import Moment, read_moments
from graph.perspective import Perspective
from graph.requirements import Requirement
from graph.structures import read_levels

MOST = 5


@dataclass(frozen=True)
class Level:
    """A level of decision, the requirements whose structures are on it, and their counts."""

    key: str
    requirements: tuple[Requirement, ...]
    counts: dict[str, int]


@dataclass(frozen=True)
class Situation:
    """coverage: of the requirements on the level asked about; whole: of all.

    blocks: the tables it makes, those with the most to mend first in each. worst: the localities
    where most stands against what shall be. newest: the newest speaking statement, None when
    nobody spoke. events: the latest dated ones up to the day, the latest first.
    """

    coverage: Coverage
    whole: Coverage
    blocks: tuple[Block, ...]
    counts: dict[str, int]
    levels: tuple[Level, ...]
    worst: tuple[Row, ...]
    newest: Claim | None
    events: tuple[Event, ...]
    moments: tuple[Moment, ...]

    @property
    def area(self) -> Locality | None:
        return self.coverage.area

    @property
    def nearest(self) -> Moment | None:
        """The last day up to the one asked about that a source speaks of; else the first."""
        day = self.coverage.perspective.on
        before = [moment for moment in self.moments if moment.day <= day]
        return before[-1] if before else next(iter(self.moments), None)


def describe(
    perspective: Perspective, area: str | None = None, level: str | None = None
) -> Situation:
    """Put together the situation of an area: address of a locality, the country when None.

    level: slug of a level; only requirements whose structures are on it.
    """
    whole = cover(perspective, area)
    coverage = on_level(whole, level)
    blocks = arrange(coverage, Order.GAP)
    rows = [row for block in blocks for row in block.rows if row.gaps]
    rows.sort(key=lambda row: ([-number for number in row.gravity()], row.locality.sort_key()))
    said = [claim for cell in coverage.cells for claim in cell.assessment.speaking]
    return Situation(
        coverage=coverage,
        whole=whole,
        blocks=blocks,
        counts=count(coverage.cells),
        levels=_levels(coverage),
        worst=tuple(rows[:MOST]),
        newest=max(said, key=lambda claim: (claim.as_of, claim.iri), default=None),
        events=_latest(perspective, area),
        moments=read_moments(perspective, area),
    )


def _levels(coverage: Coverage) -> tuple[Level, ...]:
    levels = read_levels(coverage.perspective)
    found = []
    for key in codes.schemes()["level"]:
        needs = tuple(need for need in coverage.requirements if key in levels[need.iri])
        if needs:
            iris = {need.iri for need in needs}
            cells = (cell for cell in coverage.cells if cell.requirement.iri in iris)
            found.append(Level(key, needs, count(cells)))
    return tuple(found)


def _latest(perspective: Perspective, area: str | None) -> tuple[Event, ...]:
    def last(event: Event) -> tuple[date, str]:
        assert event.day is not None
        return event.day.latest, event.iri

    events = happened(perspective, date.min, perspective.on, area)
    return tuple(sorted(events, key=last, reverse=True)[:MOST])


def tell(situation: Situation) -> tuple[Text, ...]:
    """Return the situation in three sentences, every number with its denominator: how it stands,
    what is uncertain, how old the newest answer is. One sentence where nothing is required.
    """
    coverage, counts = situation.coverage, situation.counts
    if not coverage.cells:
        if coverage.area is None:
            return (message("situation-no-places"),)
        return (message("situation-no-requirements").format(area=coverage.area.name),)
    return _state(coverage, counts), _doubt(counts), _age(situation)


def _state(coverage: Coverage, counts: dict[str, int]) -> Text:
    places, rest = len(coverage.localities), len(coverage.no_requirements)
    whole, needs = counts["denominator"], counted("situation-needs", len(coverage.requirements))
    if whole < places * len(coverage.requirements):
        needs = message("situation-where").format(needs=needs)
    here = coverage.area in coverage.localities
    return message("situation-state-here" if here else "situation-state").format(
        area=coverage.area.name if coverage.area else EMPTY,
        places=(
            counted("situation-part", places, all=places + rest)
            if rest
            else counted("situation-places", places)
        ),
        needs=needs,
        whole=counted("situation-whole", whole),
        fulfilled=counted("situation-fulfilled", counts["fulfilled"]),
        progress=counted("situation-in-progress", counts["in-progress"]),
        lacking=counted("situation-not-fulfilled", counts["not-fulfilled"]),
    )


def _doubt(counts: dict[str, int]) -> Text:
    silent, whole = counts["not-reported"], counts["denominator"]
    opposed = message("situation-opposed").format(
        divergent=counted("situation-divergent", counts["divergent"]),
        contradictory=counted("situation-contradictory", counts["contradictory"]),
    )
    return message("situation-doubt").format(
        silent=(
            counted("situation-silent", silent, whole=whole)
            if silent
            else counted("situation-all-reported", whole)
        ),
        opposed=(
            opposed
            if counts["divergent"] + counts["contradictory"]
            else message("situation-unopposed")
        ),
    )


def _age(situation: Situation) -> Text:
    counts, view = situation.counts, situation.coverage.perspective
    newest = situation.newest
    if newest is None:
        return message("situation-unanswered")
    months = months_between(newest.as_of, view.on)
    age = counted("situation-months", months) if months else message("situation-fresh")
    return message("situation-age").format(
        when=parse(view.facts(newest.iri).as_of).label(),
        age=message("situation-afterwards") if newest.as_of > view.on else age,
        outdated=counted("situation-outdated", counts["outdated"], reported=counts["reported"]),
        limit=OUTDATED_MONTHS,
    )


def as_json(situation: Situation) -> dict[str, Any]:
    """Return the situation as an answer; the matrix itself is the answer of the coverage."""
    coverage = situation.coverage
    view, day = coverage.perspective, coverage.perspective.on
    return {
        "as_of": day.isoformat(),
        "known_at": view.known.isoformat(),
        "stated_only": view.stated_only,
        "area": situation.area.as_json() if situation.area else None,
        "sentences": [sentence.as_json() for sentence in tell(situation)],
        "totals": situation.counts,
        "requirements": [
            {
                "id": need.key,
                "name": need.name.as_json(),
                "force": need.force,
                "expired": need.expired(day),
                "totals": coverage.totals(need),
            }
            for need in coverage.requirements
        ],
        "levels": [
            {
                "id": level.key,
                "name": codes.label("level", level.key).as_json(),
                "requirements": [need.key for need in level.requirements],
                "totals": level.counts,
            }
            for level in situation.levels
        ],
        "areas": [
            {
                "area": block.area.as_json() if block.area else None,
                "localities": len(block.rows),
                "requirements": [need.key for need in block.requirements],
                "totals": count(block.cells),
            }
            for block in situation.blocks
        ],
        "worst": [
            row.locality.as_json()
            | {
                "gaps": [
                    {"requirement": cell.requirement.key, "status": cell.assessment.status.value}
                    for cell in row.gaps
                ]
            }
            for row in situation.worst
        ],
        "no_requirements": len(coverage.no_requirements),
        "events": [event_json(event, view) for event in situation.events],
        "moments": [moment.as_json() for moment in situation.moments],
    }
