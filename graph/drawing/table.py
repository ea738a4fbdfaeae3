"""Table: what a scene shows, as rows: the same nodes and the same edges, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import codes
from graph.collation import sort_key
from graph.drawing.cards import kind_of
from graph.drawing.lanes import lanes, place
from graph.drawing.scene import Scene
from graph.messages import message

HEADER = (
    "from_id",
    "from",
    "from_type",
    "from_lane",
    "relation",
    "to_id",
    "to",
    "to_type",
    "to_lane",
    "basis",
    "holds",
    "start",
    "end",
    "source",
    "place",
)


@dataclass(frozen=True)
class LevelCell:
    """One reading of a level: the level, what in the source gives it, and its basis as a code."""

    level: str
    origin: str
    basis: str


@dataclass(frozen=True)
class NodeRow:
    """first, last: the days on which anything is attested of it; None where that is open."""

    id: str
    name: str
    kind: str
    lane: str
    levels: tuple[LevelCell, ...]
    existence: str
    first: date | None
    last: date | None
    links: int


@dataclass(frozen=True)
class EdgeRow:
    """id: the reference of its statement. basis, holds: codes. sources: keys of its sources."""

    id: str
    origin: NodeRow
    relation: str
    target: NodeRow
    basis: str
    holds: str
    start: date | None
    end: date | None
    sources: tuple[str, ...]
    locators: tuple[str, ...]


def list_nodes(scene: Scene) -> list[NodeRow]:
    """Return a row for every box of the scene: lane by lane, by name."""
    order = list(lanes())
    rows = [_node_row(box.id, scene) for box in scene.boxes]
    at = {box.id: order.index(box.lane) for box in scene.boxes}
    return sorted(rows, key=lambda row: (at[row.id], sort_key(row.name), row.id))


def list_edges(scene: Scene) -> list[EdgeRow]:
    """Return a row for every wire of the scene, in the order of its ends among the nodes."""
    nodes = {row.id: row for row in list_nodes(scene)}
    order = {node: at for at, node in enumerate(nodes)}
    rows = []
    for wire in scene.wires:
        data = scene.network.edges[wire.origin, wire.target, wire.id]
        rows.append(
            EdgeRow(
                id=wire.id,
                origin=nodes[wire.origin],
                relation=data[f"label_{scene.language}"],
                target=nodes[wire.target],
                basis=wire.basis,
                holds=data["holds"],
                start=data["start"],
                end=data["end"],
                sources=tuple(data["stated_in"]),
                locators=tuple(data[f"locator_{scene.language}"]),
            )
        )
    return sorted(rows, key=lambda row: (order[row.origin.id], order[row.target.id], row.id))


def tabulate(scene: Scene) -> list[Sequence[Any]]:
    """Return all in one table, as HEADER says: a row a link, then a row a node without any."""
    linked = [
        (
            *_cells(row.origin),
            row.relation,
            *_cells(row.target),
            row.basis,
            row.holds,
            row.start,
            row.end,
            "; ".join(row.sources),
            "; ".join(row.locators),
        )
        for row in list_edges(scene)
    ]
    blank = len(HEADER) - 4
    alone = [(*_cells(row), *[None] * blank) for row in list_nodes(scene) if not row.links]
    return [*linked, *alone]


def _cells(row: NodeRow) -> tuple[str, str, str, str]:
    return (row.id, row.name, row.kind, row.lane)


def _node_row(node: str, scene: Scene) -> NodeRow:
    data, language = scene.network.nodes[node], scene.language
    return NodeRow(
        id=node,
        name=data[f"name_{language}"],
        kind=kind_of(data, language),
        lane=lanes()[place(data).lane].name[language],
        # What two places in the sources say alike is said once.
        levels=tuple(
            dict.fromkeys(
                LevelCell(
                    codes.label("level", reading["level"])[language],
                    codes.label("level-origin", reading["given_as"])[language],
                    reading["basis"],
                )
                for reading in data["levels"]
            )
        ),
        existence=message(f"existence-{data['existence']}")[language],
        first=data["first"],
        last=data["last"],
        links=scene.network.degree(node),
    )
