"""Grid: a row and a column for every card, so that lines are short and seldom cross.

The lanes are the layers of Sugiyama, Tagawa and Toda (1981): cards are taken lane by lane, down
and up again, and ordered by the mean column of what they are tied to. Within a lane, what
reports to another group stands below it. Where the order has free room, columns are chosen by
isotonic regression (pool adjacent violators), so that a card stands as near as may be to what it
is tied to. A lane that is fuller than the grid is wide goes on in the next row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

SWEEPS = 6


@dataclass(frozen=True, order=True)
class Cell:
    row: int
    column: int


@dataclass(frozen=True)
class Tie:
    """A line between two cards. reports: the origin stands below the target in a lane."""

    origin: str
    target: str
    weight: float = 1.0
    reports: bool = False


def arrange(
    lanes: Sequence[Sequence[str]], ties: Iterable[Tie], columns: int
) -> tuple[dict[str, Cell], list[int]]:
    """Return the cell of every card, and for each lane how many rows it takes.

    lanes: the cards of each lane from top to bottom, in the order that decides between equals.
    A card without a tie takes a free place of its lane, in that order.
    """
    order = {card: at for at, card in enumerate(card for lane in lanes for card in lane)}
    known = [tie for tie in ties if tie.origin != tie.target]
    near: dict[str, list[tuple[str, float]]] = {}
    for tie in known:
        near.setdefault(tie.origin, []).append((tie.target, tie.weight))
        near.setdefault(tie.target, []).append((tie.origin, tie.weight))
    bands = [
        (at, band)
        for at, lane in enumerate(lanes)
        for band in _rank([card for card in lane if card in near], known)
    ]
    placed = _sweep([band for _, band in bands], near, order, columns)
    cells: dict[str, Cell] = {}
    heights: list[int] = []
    for at, lane in enumerate(lanes):
        top = first = sum(heights)
        for band in (band for of, band in bands if of == at):
            rows: dict[int, int] = {}
            for card in sorted(band, key=order.__getitem__):
                column = placed[card]
                cells[card] = Cell(first + rows.get(column, 0), column)
                rows[column] = rows.get(column, 0) + 1
            first += max(rows.values())
        taken = set(cells.values())
        free = (
            Cell(row, column)
            for row in range(top, top + first - top + len(lane))
            for column in range(columns)
            if Cell(row, column) not in taken
        )
        cells.update(zip((card for card in lane if card not in near), free, strict=False))
        heights.append(max((cells[card].row - top + 1 for card in lane), default=0))
    return _close_up(cells), heights


def _close_up(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Leave out columns that hold nothing."""
    used = sorted({cell.column for cell in cells.values()})
    return {card: Cell(cell.row, used.index(cell.column)) for card, cell in cells.items()}


def _rank(lane: Sequence[str], ties: Iterable[Tie]) -> list[list[str]]:
    """Return the cards of a lane in bands: whoever reports within the lane stands below."""
    if not lane:
        return []
    own = set(lane)
    below: nx.DiGraph[str] = nx.DiGraph()
    below.add_nodes_from(lane)
    below.add_edges_from(
        (tie.target, tie.origin) for tie in ties if tie.reports and {tie.origin, tie.target} <= own
    )
    circles = nx.condensation(below)
    return [
        [card for circle in generation for card in circles.nodes[circle]["members"]]
        for generation in nx.topological_generations(circles)
    ]


def _sweep(
    bands: Sequence[Sequence[str]],
    near: Mapping[str, Sequence[tuple[str, float]]],
    order: Mapping[str, int],
    columns: int,
) -> dict[str, int]:
    """Return the column of every card: the best of what the sweeps find."""
    middle = (columns - 1) / 2
    placed: dict[str, float] = {}
    for band in bands:
        placed.update(_spread(dict.fromkeys(band, middle), order, columns))
    best, least = dict(placed), _length(placed, near)
    for sweep in range(SWEEPS):
        for band in bands if sweep % 2 == 0 else reversed(bands):
            wanted = {}
            own = set(band)
            for card in band:
                weights = sum(weight for _, weight in near[card])
                pulls = (
                    # Two of one band that are tied meet half way; else they would change places.
                    weight * (placed[o] if o not in own else (placed[o] + placed[card]) / 2)
                    for o, weight in near[card]
                )
                wanted[card] = sum(pulls) / weights
            placed.update(_spread(wanted, order, columns))
        if (length := _length(placed, near)) < least:
            best, least = dict(placed), length
    return {card: int(at) for card, at in best.items()}


def _length(placed: Mapping[str, float], near: Mapping[str, Sequence[tuple[str, float]]]) -> float:
    return sum(
        weight * abs(placed[card] - placed[other])
        for card, own in near.items()
        for other, weight in own
    )


def _spread(
    wanted: Mapping[str, float], order: Mapping[str, int], columns: int
) -> dict[str, float]:
    """Return a column for each card, near the wanted one and in the order of the wanted ones.

    Where a column takes several cards, the fraction tells how far on in it a card stands.
    """
    cards = sorted(wanted, key=lambda card: (wanted[card], order[card]))
    if len(cards) > columns:
        return {card: at * columns / len(cards) for at, card in enumerate(cards)}
    room = columns - len(cards)
    blocks: list[tuple[float, int]] = []
    for at, card in enumerate(cards):
        total, count = wanted[card] - at, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    shifts = [
        min(room, max(0, int(total / count + 0.5))) for total, count in blocks for _ in range(count)
    ]
    return {card: at + shift for at, (card, shift) in enumerate(zip(cards, shifts, strict=True))}
