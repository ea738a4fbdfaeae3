"""Plan: what stands where, before anything is measured: the grid, the roster, the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import codes
from graph.collation import sort_key
from graph.drawing.edges import Edge, read_edges
from graph.drawing.grid import Cell, Tie, arrange
from graph.drawing.lanes import ACTORS, Placing, lanes, place
from graph.drawing.roster import Entry, grow
from graph.language import Language
from graph.network import Network

COLUMNS = 5
# So many lines to organisations can be followed by eye; more are counted on the cards.
FOLD_OVER = 80


@dataclass(frozen=True)
class Plan:
    """placing: the lane of each node. cells: of the cards. rows: how many each lane takes that
    holds cards. roster: from top to bottom. folds: whether lines to it are counted, not drawn.
    """

    network: Network
    language: Language
    placing: Mapping[str, Placing]
    cells: Mapping[str, Cell]
    rows: Mapping[str, int]
    roster: Sequence[Entry]
    edges: Sequence[Edge]
    folds: bool


def make_plan(network: Network, language: Language) -> Plan:
    """Return the plan of a network. Names are ordered as they are in one language."""
    names = network.nodes(data=f"name_{language}")
    order = [node for _, node in sorted((sort_key(name), node) for node, name in names)]
    placing = {node: place(network.nodes[node]) for node in order}
    held: dict[str, list[str]] = {lane: [] for lane in lanes()}
    for node in order:
        held[placing[node].lane].append(node)
    actors = held.pop(ACTORS)
    cells, heights = arrange(
        list(held.values()),
        [
            Tie(origin, target, 3.0 if kind == "reports" else 1.0, kind == "reports")
            for origin, target, kind in sorted(network.edges(data="kind"))
            if ACTORS not in (placing[origin].lane, placing[target].lane)
        ],
        COLUMNS,
    )
    rows = {lane: height for lane, height in zip(held, heights, strict=True) if height}
    bases = list(codes.schemes()["basis"])
    at = {node: position for position, node in enumerate(order)}
    parts = sorted(
        (bases.index(data["basis"]), at[whole], at[part], part, whole)
        for part, whole, data in network.edges(data=True)
        if data["kind"] == "part" and part not in cells and whole not in cells
    )
    pairs = [(part, whole) for *_, part, whole in parts]
    roster = grow(actors, pairs, {})
    edges = read_edges(network, {entry.id: entry.parent for entry in roster})
    folds = sum(edge.weight == "seat" for edge in edges) > FOLD_OVER
    if not folds:
        roster = grow(actors, pairs, _pull(network, cells))
    return Plan(network, language, placing, cells, rows, roster, edges, folds)


def _pull(network: Network, cells: Mapping[str, Cell]) -> dict[str, float]:
    """Return, for each actor that is tied to cards, the mean of their rows."""
    drawn: dict[str, list[int]] = {}
    for origin, target in network.edges():
        for actor, card in ((origin, target), (target, origin)):
            if card in cells and actor not in cells:
                drawn.setdefault(actor, []).append(cells[card].row)
    return {actor: sum(own) / len(own) for actor, own in drawn.items()}
