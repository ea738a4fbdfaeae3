"""Layout: a network becomes a scene, lane below lane, with the roster of actors beside them.

Deterministic: the same network gives the same scene, whatever order its nodes and edges come
in; equals stand in Swedish order, then in that of their ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.drawing.cards import CARD_WIDTH, INDENT, ROSTER_WIDTH, Card, write_card, write_entry
from graph.drawing.edges import Edge
from graph.drawing.lanes import ACTORS, lanes
from graph.drawing.legend import explain
from graph.drawing.lettering import wrap
from graph.drawing.plan import Plan, make_plan
from graph.drawing.routes import Line, Wiring, wire
from graph.drawing.scene import Band, Box, Point, Scene, Wire
from graph.drawing.trunks import Seat, Trunks, gather
from graph.language import Language
from graph.network import Network

LABEL_WIDTH, LABEL_SIZE, LABEL_LINE = 124, 11.5, 15
LABEL_INSET = 10
_MARGIN = 12
# Where the lanes begin; the title and the roster's name stand above.
_HEAD = 56
# From a card to the next lane, and from there to the first line in it.
_BELOW, _ABOVE = 8, 8
_BETWEEN = 10
# From the lanes to the legend, and the least room that a legend takes.
_KEY = 28
LEAST_WIDTH = 760


def draw(network: Network, language: Language) -> Scene:
    """Return the scene of a network, with its words in one language.

    A network with more lines to organisations than the eye can follow has them counted on the
    cards: their wires are hidden.
    """
    plan = make_plan(network, language)
    cards = _write_cards(plan)
    wiring = _wire(plan, cards)
    entries, trunks, right = _gather(plan, wiring)
    left = _MARGIN + LABEL_WIDTH
    boxes = {box.id: box for box in (*_card_boxes(plan, cards, wiring, left), *entries)}
    wires = [_as_wire(edge, plan, boxes, wiring, trunks, left) for edge in plan.edges]
    low = max([_HEAD + wiring.height, *(box.y + box.height for box in boxes.values())])
    width = max(right + _MARGIN, LEAST_WIDTH)
    drawn = [wire.weight for wire in wires if not wire.hidden]
    folded = len(wires) - len(drawn)
    legend = explain(network, drawn, folded, language, width - 2 * _MARGIN, (_MARGIN, low + _KEY))
    return Scene(
        network=network,
        language=language,
        width=width,
        height=legend.end + _MARGIN,
        legend=legend,
        bands=tuple(_bands(plan, wiring, entries, left, low)),
        boxes=tuple(boxes[node] for node in sorted(boxes)),
        wires=tuple(sorted(wires, key=lambda wire: wire.id)),
    )


def _write_cards(plan: Plan) -> dict[str, Card]:
    members: dict[str, set[str]] = {node: set() for node in plan.cells}
    if plan.folds:
        for edge in plan.edges:
            if edge.weight == "seat" and edge.hub in members:
                members[edge.hub].add(edge.spoke)
    return {
        node: write_card(
            plan.network.nodes[node], plan.placing[node], len(members[node]), plan.language
        )
        for node in plan.cells
    }


def _wire(plan: Plan, cards: Mapping[str, Card]) -> Wiring:
    heights = [0.0] * sum(plan.rows.values())
    for node, cell in plan.cells.items():
        heights[cell.row] = max(heights[cell.row], cards[node].height)
    spaces = [float(_BETWEEN)] * len(heights) + [float(_BELOW)]
    row = 0
    for lane, count in plan.rows.items():
        heights[row] = max(heights[row], LABEL_LINE * len(_label(lane, plan.language)))
        spaces[row] = _ABOVE + (_BELOW if row else 0)
        row += count
    lines = [
        Line(edge.id, edge.hub, edge.spoke, edge.bundle)
        for edge in plan.edges
        if edge.hub in plan.cells and edge.spoke in plan.cells
    ]
    seats = {(seat.hub, seat.bundle) for seat in _seats(plan) if seat.hub in plan.cells}
    return wire(plan.cells, lines, sorted(seats), heights, spaces, CARD_WIDTH)


def _seats(plan: Plan) -> list[Seat]:
    """Return the lines to the roster that are drawn."""
    return [
        Seat(edge.id, edge.spoke, edge.hub, edge.bundle)
        for edge in plan.edges
        if edge.spoke not in plan.cells
        and edge.weight != "part"
        and not (plan.folds and edge.weight == "seat")
    ]


def _gather(plan: Plan, wiring: Wiring) -> tuple[list[Box], Trunks, float]:
    """Return the roster's entries, the lines to them, and where the picture ends."""
    seats = _seats(plan)
    ends: dict[str, set[str]] = {}
    for seat in seats:
        ends.setdefault(seat.entry, set()).add(seat.id)
        ends.setdefault(seat.hub, set()).add(seat.bundle)
    nodes, y = plan.network.nodes, float(_HEAD)
    cards, tops = {}, {}
    for entry in plan.roster:
        whole = nodes[entry.parent] if entry.parent else None
        own = len(ends.get(entry.id, ()))
        cards[entry.id] = write_entry(nodes[entry.id], whole, entry.depth, own, plan.language)
        tops[entry.id] = (y, float(cards[entry.id].height))
        y += cards[entry.id].height
    left = _MARGIN + LABEL_WIDTH if plan.cells else _MARGIN
    exits = {
        seat.trunk: _exit(seat.trunk, plan, wiring, left)
        for seat in seats
        if seat.hub in plan.cells
    }
    trunks = gather(seats, exits, tops, left + wiring.width)
    x = left + wiring.width + trunks.width
    boxes = [
        Box(
            id=entry.id,
            lane=ACTORS,
            type=nodes[entry.id]["type"],
            lines=cards[entry.id].lines,
            notes=(),
            told=cards[entry.id].told,
            x=x,
            y=tops[entry.id][0],
            width=ROSTER_WIDTH,
            height=tops[entry.id][1],
            indent=INDENT * entry.depth,
        )
        for entry in plan.roster
    ]
    return boxes, trunks, x + (ROSTER_WIDTH if boxes else 0)


def _exit(trunk: tuple[str, str], plan: Plan, wiring: Wiring, left: float) -> tuple[Point, ...]:
    x, row = left + wiring.ports[trunk], plan.cells[trunk[0]].row
    return ((x, _HEAD + wiring.tops[row]), (x, _HEAD + wiring.levels[row, trunk]))


def _card_boxes(plan: Plan, cards: Mapping[str, Card], wiring: Wiring, left: float) -> list[Box]:
    return [
        Box(
            id=node,
            lane=plan.placing[node].lane,
            type=plan.network.nodes[node]["type"],
            lines=cards[node].lines,
            notes=cards[node].notes,
            told=cards[node].told,
            x=left + wiring.lefts[cell.column],
            y=_HEAD + wiring.tops[cell.row],
            width=CARD_WIDTH,
            height=wiring.bottoms[cell.row] - wiring.tops[cell.row],
        )
        for node, cell in plan.cells.items()
    ]


def _label(lane: str, language: Language) -> tuple[str, ...]:
    name = lanes()[lane].name[language]
    return wrap(name[:1].upper() + name[1:], LABEL_WIDTH - LABEL_INSET, LABEL_SIZE, 4, bold=True)


def _bands(
    plan: Plan, wiring: Wiring, entries: Sequence[Box], left: float, low: float
) -> list[Band]:
    bands, row, y = [], 0, float(_HEAD)
    for lane, count in plan.rows.items():
        row += count
        end = _HEAD + wiring.bottoms[row - 1] + _BELOW
        width = left + wiring.width - _MARGIN
        bands.append(Band(lane, _label(lane, plan.language), _MARGIN, y, width, end - y))
        y = end
    if entries:
        name = lanes()[ACTORS].name[plan.language]
        lines = (name[:1].upper() + name[1:],)
        bands.append(Band(ACTORS, lines, entries[0].x, _HEAD, ROSTER_WIDTH, low - _HEAD))
    return bands


def _as_wire(
    edge: Edge,
    plan: Plan,
    boxes: Mapping[str, Box],
    wiring: Wiring,
    trunks: Trunks,
    left: float,
) -> Wire:
    hidden = plan.folds and edge.weight == "seat"
    if edge.id in wiring.paths:
        points = tuple((left + x, _HEAD + y) for x, y in wiring.paths[edge.id])
    elif edge.id in trunks.paths:
        points = trunks.paths[edge.id]
    elif hidden:
        hub, spoke = boxes[edge.hub], boxes[edge.spoke]
        begin = hub.x if hub.lane == ACTORS else hub.x + hub.width
        points = ((begin, hub.y + hub.height / 2), (spoke.x, spoke.y + spoke.height / 2))
    else:
        points = _bracket(boxes[edge.target], boxes[edge.origin])
    return Wire(
        id=edge.id,
        origin=edge.origin,
        target=edge.target,
        weight=edge.weight,
        basis=edge.basis,
        points=points,
        lane=plan.placing[edge.hub].lane,
        arrow=edge.arrow,
        dot=trunks.dots.get(edge.id),
        hidden=hidden,
    )


def _bracket(whole: Box, part: Box) -> tuple[Point, ...]:
    """Return the line from a whole down and in to one of its parts."""
    x, y = part.x + part.indent, part.y + part.height / 2
    return ((x, whole.y + whole.height), (x, y), (x + INDENT / 2, y))
