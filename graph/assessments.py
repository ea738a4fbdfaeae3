"""Assessments: of every place, against every requirement that applies to it, kept by place.

What is kept follows what changes: only the places where something else is said, or something else
is required, are assessed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.assess import Assessment, assess
from graph.claims import NOTHING, Claims
from graph.knowledge import Knowledge
from graph.localities import Gazetteer, Locality
from graph.perspective import Perspective
from graph.requirements import Requirement, Requirements
from graph.status import Status
from graph.store.change_set import ChangeSet

# So many days of each perspective are kept.
KEPT_DAYS = 4


@dataclass(frozen=True)
class Cell:
    """One applicable pair and its assessment; `expired` when the requirement's time is out."""

    locality: Locality
    requirement: Requirement
    assessment: Assessment
    expired: bool


@dataclass(frozen=True)
class Row:
    """The cells of one place. needs: the addresses of their requirements. answered: of those to
    which somebody has answered.
    """

    cells: tuple[Cell, ...]
    needs: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """What is required where."""

    gazetteer: Gazetteer
    requirements: Requirements

    @staticmethod
    def of(known: Knowledge) -> Frame:
        """Return the one that is remembered."""
        return known.remember("frame", Frame.read, Frame.after)

    @staticmethod
    def read(known: Knowledge) -> Frame:
        return Frame(Gazetteer.of(known), Requirements.of(known))

    def after(self, known: Knowledge, changes: ChangeSet) -> Frame:
        """Return it after some changes, which have been followed by what it is made of."""
        now = Frame.read(known)
        same = now.gazetteer is self.gazetteer and now.requirements is self.requirements
        return self if same else now

    def needs(self, place: str) -> tuple[Requirement, ...]:
        """Return the requirements that apply to a place on any day, in their order."""
        if place not in self._needs:
            locality = self.gazetteer.localities[place]
            around = self.gazetteer.around(place)
            numbers = {number for area in around for number in self._by_area.get(area, ())}
            needs = (self.requirements.every[number] for number in sorted(numbers))
            self._needs[place] = tuple(n for n in needs if n.applies(locality, self.gazetteer))
        return self._needs[place]

    @cached_property
    def _needs(self) -> dict[str, tuple[Requirement, ...]]:
        return {}

    @cached_property
    def _by_area(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, need in enumerate(self.requirements.every):
            for area in need.within:
                found.setdefault(area, []).append(number)
        return found


class Assessments:
    """The assessments of a perspective, made when they are first asked for and kept.

    Those of a few days: the days that were asked for first are forgotten first.
    """

    def __init__(
        self,
        frame: Frame,
        claims: Claims,
        stated_only: bool,
        rows: dict[date, dict[str, Row]] | None = None,
    ) -> None:
        self.frame = frame
        self._claims = claims
        self._stated_only = stated_only
        self._rows = rows or {}

    @staticmethod
    def of(perspective: Perspective) -> Assessments:
        """Return those that are remembered."""
        strict = perspective.stated_only
        return perspective.knowledge.remember(
            ("assessments", strict),
            lambda known: Assessments(Frame.of(known), Claims.of(known), strict),
            Assessments.after,
        )

    def after(self, known: Knowledge, changes: ChangeSet) -> Assessments:
        """Return them after some changes, without those that these touch."""
        frame, claims = Frame.of(known), Claims.of(known)
        touched = {*self._otherwise_said(claims), *self._otherwise_required(frame)}
        rows = {day: dict(own) for day, own in list(self._rows.items())}
        for own in rows.values():
            for place in touched & own.keys():
                del own[place]
        return Assessments(frame, claims, self._stated_only, rows)

    def row(self, place: str, day: date) -> Row:
        """Return the assessments of a place on a day, in the order of the requirements.

        Raises KeyError for the address of something that is no locality.
        """
        own = self._rows.get(day)
        if own is None:
            for oldest in list(self._rows)[: 1 - KEPT_DAYS]:
                self._rows.pop(oldest, None)
            own = self._rows[day] = {}
        row = own.get(place)
        if row is None:
            row = own[place] = self._assess(place, day)
        return row

    def _assess(self, place: str, day: date) -> Row:
        said = self._claims.places.get(place, NOTHING)
        locality = self.frame.gazetteer.localities[place]
        cells = []
        for need in self.frame.needs(place):
            if need.began(day):
                claims = said.get(need.iri, ())
                result = assess(place, need.iri, claims, day, self._stated_only)
                cells.append(Cell(locality, need, result, need.expired(day)))
        answered = (c for c in cells if c.assessment.status is not Status.NOT_REPORTED)
        return Row(
            tuple(cells),
            tuple(cell.requirement.iri for cell in cells),
            tuple(cell.requirement.iri for cell in answered),
        )

    def _otherwise_said(self, claims: Claims) -> Iterator[str]:
        before, now = self._claims.places, claims.places
        if before is not now:
            yield from (place for place in now if now[place] is not before.get(place))
            yield from before.keys() - now

    def _otherwise_required(self, frame: Frame) -> Iterator[str]:
        if frame is self.frame:
            return
        before, now = self.frame.gazetteer.localities, frame.gazetteer.localities
        for place, locality in before.items():
            if locality != now.get(place) or self.frame.needs(place) != frame.needs(place):
                yield place
