"""Assessments: of every place, against every requirement that applies to it, kept by place.

A row is kept with what it was made of. It is made again where something else is said, or required,
than then; nothing else has to be told of a change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.assess import Assessment, assess
from graph.claims import NOTHING, Claims, Said
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
    """The cells of one place, made of what is required and said there.

    needs: the addresses of the cells' requirements. answered: of those that somebody answered.
    """

    place: Locality
    required: tuple[Requirement, ...]
    said: Said
    cells: tuple[Cell, ...]
    needs: tuple[str, ...]
    answered: tuple[str, ...]

    def is_made_of(self, place: Locality, required: tuple[Requirement, ...], said: Said) -> bool:
        """Tell whether it would be made the same again."""
        same = self.place is place or self.place == place
        return same and self.said is said and self.required == required


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
            near = {need for area in around for need in self._by_area.get(area, ())}
            needs = self.requirements.in_order(near)
            self._needs[place] = tuple(n for n in needs if n.applies(locality, self.gazetteer))
        return self._needs[place]

    @cached_property
    def _needs(self) -> dict[str, tuple[Requirement, ...]]:
        return {}

    @cached_property
    def _by_area(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for need in self.requirements.every:
            for area in need.within:
                found.setdefault(area, []).append(need.iri)
        return found


class Assessments:
    """The assessments of a perspective, made when they are first asked for and kept.

    Those of a few days: the days that were asked for first are forgotten first. The rows are
    shared with those of before a change.
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
        self._rows = {} if rows is None else rows

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
        """Return them after some changes, which have been followed by what they are made of."""
        return Assessments(Frame.of(known), Claims.of(known), self._stated_only, self._rows)

    def row(self, place: str, day: date) -> Row:
        """Return the assessments of a place on a day, in the order of the requirements.

        Raises KeyError for the address of something that is no locality.
        """
        rows = self._rows.get(day)
        if rows is None:
            for oldest in list(self._rows)[: 1 - KEPT_DAYS]:
                self._rows.pop(oldest, None)
            rows = self._rows[day] = {}
        locality = self.frame.gazetteer.localities[place]
        made_of = locality, self.frame.needs(place), self._claims.places.get(place, NOTHING)
        row = rows.get(place)
        if row is None or not row.is_made_of(*made_of):
            row = rows[place] = self._assess(*made_of, day)
        return row

    def _assess(
        self, place: Locality, required: tuple[Requirement, ...], said: Said, day: date
    ) -> Row:
        cells = []
        for need in required:
            if need.began(day):
                claims = said.get(need.iri, ())
                result = assess(place.iri, need.iri, claims, day, self._stated_only)
                cells.append(Cell(place, need, result, need.expired(day)))
        answered = (c for c in cells if c.assessment.status is not Status.NOT_REPORTED)
        return Row(
            place=place,
            required=required,
            said=said,
            cells=tuple(cells),
            needs=tuple(cell.requirement.iri for cell in cells),
            answered=tuple(cell.requirement.iri for cell in answered),
        )
