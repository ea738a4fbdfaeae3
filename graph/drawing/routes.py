"""Routes between cards: every line runs in the free strips between rows and columns.

A channel is the strip above a row (and one below the last), a gutter the strip left of a column
(and one right of the last). No line crosses a card, and lines that lie in the same strip have
each their track. Lines of one bundle, that end at the same card and say the same, share theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.drawing.grid import Cell
from graph.drawing.scene import Point
from graph.drawing.tracks import allot

# Between two tracks; a gutter is never narrower than this.
GAP = 7
GUTTER = 18
_RIGHT = float("inf")
# Names the end of a bundle at its card, or of one line.
End: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """hub: the card at which its bundle comes together; spoke: the card at its own end."""

    id: str
    hub: str
    spoke: str
    bundle: str


@dataclass(frozen=True)
class _Plan:
    """Which channels a line takes at its ends, and by which gutter it gets between them."""

    line: Line
    hub_channel: int
    spoke_channel: int
    gutter: int | None

    @property
    def bundle(self) -> End:
        return (self.line.hub, self.line.bundle, str(self.hub_channel))

    @property
    def end(self) -> End:
        return (self.line.id,)


@dataclass
class Wiring:
    """Where everything lies, from the top left corner of the grid.

    lefts, rights: of the columns. tops, bottoms: of the rows. ports: x of the end of a bundle or
    of a line at its card. shafts: x of a bundle in a gutter. levels: y of a bundle in a channel.
    paths: of the lines, from hub to spoke.
    """

    width: float = 0.0
    height: float = 0.0
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    bottoms: list[float] = field(default_factory=list)
    ports: dict[End, float] = field(default_factory=dict)
    shafts: dict[tuple[int, End], float] = field(default_factory=dict)
    levels: dict[tuple[int, End], float] = field(default_factory=dict)
    paths: dict[str, tuple[Point, ...]] = field(default_factory=dict)


def wire(
    cells: Mapping[str, Cell],
    lines: Iterable[Line],
    seats: Sequence[End],
    heights: Sequence[float],
    spaces: Sequence[float],
    width: float,
) -> Wiring:
    """Return the places of rows, columns and lines.

    seats: card and bundle of what leaves the grid to the right, from the top of the card.
    heights: of the rows. spaces: what is kept free above each row and below the last, before
    the tracks. width: of a card.
    """
    columns = 1 + max((cell.column for cell in cells.values()), default=-1)
    plans = _plan(cells, lines, columns)
    wiring = Wiring()
    _lay_columns(wiring, plans, columns, width)
    _open_ports(wiring, plans, seats, cells, width)
    _lay_rows(wiring, plans, seats, cells, heights, spaces)
    wiring.paths = {plan.line.id: _trace(plan, wiring, cells) for plan in plans}
    return wiring


def _plan(cells: Mapping[str, Cell], lines: Iterable[Line], columns: int) -> list[_Plan]:
    plans, load = [], [0] * (columns + 1)
    for line in sorted(lines, key=lambda line: (line.hub, line.bundle, line.id)):
        hub, spoke = cells[line.hub], cells[line.spoke]
        if hub.row > spoke.row:
            ends = hub.row, spoke.row + 1
        else:
            ends = hub.row + 1, spoke.row + (hub.row == spoke.row)
        gutter = None
        if ends[0] != ends[1]:
            # A gutter lies half a column left of the column that it is numbered as.
            ways = [
                (abs(hub.column - at + 0.5) + abs(spoke.column - at + 0.5), load[at], at)
                for at in range(columns + 1)
            ]
            gutter = min(ways)[2]
            load[gutter] += 1
        plans.append(_Plan(line, *ends, gutter))
    return plans


def _lay_columns(wiring: Wiring, plans: Iterable[_Plan], columns: int, width: float) -> None:
    """Give each bundle a track in each gutter that it uses, and each column its place after."""
    spans: list[dict[End, tuple[float, float]]] = [{} for _ in range(columns + 1)]
    for plan in plans:
        if plan.gutter is not None:
            channels = plan.hub_channel, plan.spoke_channel
            known = spans[plan.gutter].get(plan.bundle, channels)
            spans[plan.gutter][plan.bundle] = min(*known, *channels), max(*known, *channels)
    x = 0.0
    for gutter, own in enumerate(spans):
        tracks = allot(own)
        for bundle, track in tracks.items():
            wiring.shafts[gutter, bundle] = x + GAP * (track + 1)
        x += max(GUTTER, GAP * (2 + max(tracks.values(), default=-1)))
        if gutter < columns:
            wiring.lefts.append(x)
            x += width
            wiring.rights.append(x)
    wiring.width = x


def _open_ports(
    wiring: Wiring,
    plans: Iterable[_Plan],
    seats: Iterable[End],
    cells: Mapping[str, Cell],
    width: float,
) -> None:
    """Give each line end its place along its card.

    The cards above and below a channel share the places of their column, so that no two lines
    meet that do not belong together; the more to the left a line goes, the more to the left it
    begins. A card right below another is tied to it by a straight line.
    """
    toward: dict[tuple[int, int], dict[End, list[float]]] = {}
    straight: dict[End, End] = {}
    for plan in plans:
        hub, spoke = cells[plan.line.hub], cells[plan.line.spoke]
        at_hub = toward.setdefault((plan.hub_channel, hub.column), {})
        at_hub.setdefault(plan.bundle, []).append(spoke.column)
        below = plan.gutter is None and hub.column == spoke.column and hub.row != spoke.row
        if below and plan.bundle not in straight:
            straight[plan.bundle] = plan.end
        else:
            at_spoke = toward.setdefault((plan.spoke_channel, spoke.column), {})
            at_spoke[plan.end] = [hub.column]
    for seat in seats:
        cell = cells[seat[0]]
        toward.setdefault((cell.row, cell.column), {})[seat] = [_RIGHT]
    for (_, column), ends in toward.items():
        ordered = sorted(ends, key=lambda end: (sum(ends[end]) / len(ends[end]), end))
        for at, end in enumerate(ordered, 1):
            wiring.ports[end] = wiring.lefts[column] + width * at / (len(ordered) + 1)
    wiring.ports.update({end: wiring.ports[bundle] for bundle, end in straight.items()})


def _lay_rows(
    wiring: Wiring,
    plans: Iterable[_Plan],
    seats: Iterable[End],
    cells: Mapping[str, Cell],
    heights: Sequence[float],
    spaces: Sequence[float],
) -> None:
    """Give each bundle a track in each channel that it uses, and each row its place below."""
    crossed: list[dict[End, list[float]]] = [{} for _ in spaces]
    for plan in plans:
        for channel, end in ((plan.hub_channel, plan.bundle), (plan.spoke_channel, plan.end)):
            own = crossed[channel].setdefault(plan.bundle, [])
            own.append(wiring.ports[end])
            if plan.gutter is not None:
                own.append(wiring.shafts[plan.gutter, plan.bundle])
    leaving: list[list[End]] = [[] for _ in spaces]
    # What begins most to the left lies on top, so that these never cross each other.
    for seat in sorted(seats, key=lambda seat: (wiring.ports[seat], seat)):
        leaving[cells[seat[0]].row].append(seat)
    y = 0.0
    for channel, space in enumerate(spaces):
        y += space
        spans = {end: (min(xs), max(xs)) for end, xs in crossed[channel].items()}
        tracks = allot({end: span for end, span in spans.items() if span[0] < span[1]})
        used = 1 + max(tracks.values(), default=-1)
        tracks |= {seat: used + at for at, seat in enumerate(leaving[channel])}
        used += len(leaving[channel])
        for end in (*spans, *leaving[channel]):
            wiring.levels[channel, end] = y + GAP * (tracks.get(end, 0) + 1)
        # Also a line that runs straight through needs room for its pattern.
        y += GAP * (max(used, 1) + 1) if spans or used else 0
        if channel < len(heights):
            wiring.tops.append(y)
            y += heights[channel]
            wiring.bottoms.append(y)
    wiring.height = y


def _trace(plan: _Plan, wiring: Wiring, cells: Mapping[str, Cell]) -> tuple[Point, ...]:
    def edge(card: str, channel: int) -> float:
        row = cells[card].row
        return wiring.tops[row] if channel == row else wiring.bottoms[row]

    begin, end = wiring.ports[plan.bundle], wiring.ports[plan.end]
    first = wiring.levels[plan.hub_channel, plan.bundle]
    last = wiring.levels[plan.spoke_channel, plan.bundle]
    way = [(begin, edge(plan.line.hub, plan.hub_channel)), (begin, first)]
    if plan.gutter is not None:
        shaft = wiring.shafts[plan.gutter, plan.bundle]
        way += [(shaft, first), (shaft, last)]
    way += [(end, last), (end, edge(plan.line.spoke, plan.spoke_channel))]
    return tidy(way)


def tidy(way: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points without those that lie on the way between their neighbours."""
    kept: list[Point] = []
    for point in way:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)
