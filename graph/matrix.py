"""The matrix as people read it: a table for each area, columns by target group, rows in order.

Localities and requirements that hang together make one table; so no table is mostly empty, and a
requirement for the whole country joins them all into one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from graph import codes
from graph.assessments import Cell
from graph.collation import sort_key
from graph.coverage import Coverage
from graph.localities import Gazetteer, Locality
from graph.requirements import Requirement
from graph.status import Status
from graph.structures import read_levels

SHALL, SHOULD = "shall", "should"
# What stands against a requirement; silence and work under way do not.
AGAINST = frozenset({Status.NOT_FULFILLED, Status.CONTRADICTORY})


class Order(StrEnum):
    """The order of the rows: by Swedish name, or those with the most to mend first."""

    NAME = "name"
    GAP = "gap"


@dataclass(frozen=True)
class Group:
    """Columns side by side: requirements of structures for the same target groups (addresses)."""

    target_groups: tuple[str, ...]
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True)
class Row:
    """A locality and its cells in the order of the columns; None where nothing is required."""

    locality: Locality
    cells: tuple[Cell | None, ...]

    @property
    def own(self) -> tuple[Cell, ...]:
        """The cells in which something is required."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def gaps(self) -> tuple[Cell, ...]:
        """The cells in which something stands against what shall be."""
        return tuple(cell for cell in self.own if stands_against(cell))

    def gravity(self) -> tuple[int, ...]:
        """Count what is to mend, the gravest first: shall, should, at odds, not reported.

        What only may be is never counted.
        """
        bound = [cell for cell in self.own if cell.requirement.force in (SHALL, SHOULD)]
        statuses = [cell.assessment.status for cell in bound]
        return (
            len(self.gaps),
            sum(status in AGAINST for status in statuses) - len(self.gaps),
            statuses.count(Status.DIVERGENT),
            statuses.count(Status.NOT_REPORTED),
        )


@dataclass(frozen=True)
class Block:
    """One table. area: the narrowest locality that holds all its rows, None when none does."""

    area: Locality | None
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The columns, in order."""
        return tuple(need for group in self.groups for need in group.requirements)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row.own)


def stands_against(cell: Cell) -> bool:
    """Tell whether something that shall be is not, or is said both to be and not to be."""
    return cell.requirement.force == SHALL and cell.assessment.status in AGAINST


def on_level(coverage: Coverage, level: str | None) -> Coverage:
    """Return the part of a coverage whose structures are on a level (slug); all of it for None."""
    if level is None:
        return coverage
    levels = read_levels(coverage.perspective)
    return coverage.only({need.iri for need in coverage.requirements if level in levels[need.iri]})


def arrange(coverage: Coverage, order: Order = Order.NAME) -> tuple[Block, ...]:
    """Return the tables of a coverage, in Swedish order of their areas."""
    gazetteer = Gazetteer.of(coverage.perspective.knowledge)
    blocks = [_block(coverage, keys, gazetteer, order) for keys in _parts(coverage.cells)]
    return tuple(sorted(blocks, key=_name))


def _name(block: Block) -> tuple[object, ...]:
    return block.area.sort_key() if block.area else (("", ""), "")


def _parts(cells: Iterable[Cell]) -> list[set[str]]:
    """Return the sets of requirements that share localities, directly or through others."""
    reached: dict[str, set[str]] = {}
    for cell in cells:
        reached.setdefault(cell.locality.iri, set()).add(cell.requirement.iri)
    parts: list[set[str]] = []
    for needs in reached.values():
        apart = [part for part in parts if not part & needs]
        joined = needs.union(*(part for part in parts if part & needs))
        parts = [*apart, joined]
    return parts


def _block(coverage: Coverage, keys: set[str], gazetteer: Gazetteer, order: Order) -> Block:
    own = coverage.only(keys)
    groups = _groups(own.requirements)
    columns = [need.iri for group in groups for need in group.requirements]
    rows = [
        Row(place, tuple(own.by_pair.get((place.iri, need)) for need in columns))
        for place in own.localities
    ]
    if order is Order.GAP:
        rows.sort(key=lambda row: [-count for count in row.gravity()])
    return Block(_narrowest(own.localities, gazetteer), groups, tuple(rows))


def _groups(requirements: Iterable[Requirement]) -> tuple[Group, ...]:
    """Put together requirements for the same target groups: the most binding first, then in the
    order that they came in.
    """
    forces = list(codes.schemes()["force"])
    needs = sorted(requirements, key=lambda need: forces.index(need.force))
    first = {need.target_groups: at for at, need in reversed(list(enumerate(needs)))}
    needs.sort(key=lambda need: first[need.target_groups])
    grouped = groupby(needs, key=lambda need: need.target_groups)
    return tuple(Group(key, tuple(own)) for key, own in grouped)


def _narrowest(localities: Iterable[Locality], gazetteer: Gazetteer) -> Locality | None:
    common = frozenset.intersection(*(gazetteer.around(place.iri) for place in localities))
    found = [gazetteer.localities[iri] for iri in common if iri in gazetteer.localities]
    return min(
        found,
        key=lambda own: (len(gazetteer.inside(own.iri)), sort_key(own.name.sv), own.iri),
        default=None,
    )
