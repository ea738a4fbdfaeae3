"""A scene: every node and every edge of a network with its place on the picture.

Lengths are in pixels, from the top left corner. What it looks like is the painter's matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.drawing.legend import Legend
from graph.language import Language
from graph.network import Network

Point: TypeAlias = tuple[float, float]
# How much a line weighs: a reporting line, another line between groups and documents, a line to
# an organisation or function, or the bracket from a part to its whole in the roster.
Weight: TypeAlias = Literal["reports", "link", "seat", "part"]


@dataclass(frozen=True)
class Band:
    """The ground of one lane. lines: its name. label: where the name stands, from the left."""

    key: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """One node. id: its reference. lines: its name as shown; notes: what is known besides.

    told: all that for a reader who does not see it. indent: how far the text of the roster
    stands in.
    """

    id: str
    lane: str
    type: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    told: str
    x: float
    y: float
    width: float
    height: float
    indent: float = 0


@dataclass(frozen=True)
class Wire:
    """One edge. id: the reference of its statement. points: where it runs. lane: that of the
    end where it comes together with others.

    arrow: the end that it points at, if it points. dot: where it meets a line that it shares.
    hidden: it is counted on the card of its group instead of being drawn.
    """

    id: str
    origin: str
    target: str
    weight: Weight
    basis: str
    points: tuple[Point, ...]
    lane: str
    arrow: Literal["", "first", "last"] = ""
    dot: Point | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Scene:
    """The network itself is kept: the table is written from what is drawn."""

    network: Network
    language: Language
    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    legend: Legend

    @property
    def folded(self) -> int:
        """How many lines are counted on cards instead of drawn."""
        return sum(wire.hidden for wire in self.wires)
