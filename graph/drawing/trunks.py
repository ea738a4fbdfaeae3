"""Trunks: the lines between cards and the roster, gathered as on a circuit drawing.

All lines of one bundle come together on one upright trunk between the lanes and the roster.
Each entry of the roster meets the trunk at a dot; lines that only cross have none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.drawing.routes import GAP, tidy
from graph.drawing.scene import Point

# From the lanes to the first trunk, and from the last to the roster: long enough for a pattern.
_BEFORE, _AFTER = 12, 24


@dataclass(frozen=True)
class Seat:
    """One line to an entry of the roster. hub: a card, or another entry, and its bundle."""

    id: str
    entry: str
    hub: str
    bundle: str

    @property
    def trunk(self) -> tuple[str, str]:
        return (self.hub, self.bundle)


@dataclass(frozen=True)
class Trunks:
    """width: what they take. paths: of each line, from its hub. dots: where lines meet a trunk
    that they share."""

    width: float
    paths: Mapping[str, tuple[Point, ...]]
    dots: Mapping[str, Point]


def gather(
    seats: Sequence[Seat],
    exits: Mapping[tuple[str, str], tuple[Point, ...]],
    entries: Mapping[str, tuple[float, float]],
    left: float,
) -> Trunks:
    """Return the way of every line to the roster.

    exits: of the trunk of a card, the points from the card up to where it leaves the lanes.
    entries: top and height of every entry, from top to bottom. left: where the lanes end.
    """
    stubs = _stubs(seats, exits, entries)
    spans: dict[tuple[str, str], list[float]] = {}
    for seat in seats:
        own = spans.setdefault(seat.trunk, [_height(seat.trunk, exits, stubs)])
        own.append(stubs[seat.id])
    tracks = _allot(spans)
    used = 1 + max(tracks.values(), default=-1)
    width = _BEFORE + _AFTER + GAP * max(0, used - 1)
    right = left + width
    paths: dict[str, tuple[Point, ...]] = {}
    dots: dict[str, Point] = {}
    for seat in seats:
        # Trunks of many lines stand nearest to the roster, where they are crossed least.
        x, y = right - _AFTER - GAP * tracks[seat.trunk], stubs[seat.id]
        begin = exits.get(seat.trunk) or ((right, stubs[_hub_end(seat.trunk)]),)
        paths[seat.id] = tidy([*begin, (x, begin[-1][1]), (x, y), (right, y)])
        if len(spans[seat.trunk]) > 2:
            dots[seat.id] = (x, y)
    return Trunks(width, paths, dots)


def _hub_end(trunk: tuple[str, str]) -> str:
    return "\n".join(trunk)


def _height(
    trunk: tuple[str, str],
    exits: Mapping[tuple[str, str], tuple[Point, ...]],
    stubs: Mapping[str, float],
) -> float:
    return exits[trunk][-1][1] if trunk in exits else stubs[_hub_end(trunk)]


def _stubs(
    seats: Sequence[Seat],
    exits: Mapping[tuple[str, str], tuple[Point, ...]],
    entries: Mapping[str, tuple[float, float]],
) -> dict[str, float]:
    """Return the height at which each line, and each trunk to an entry, meets the roster.

    The lines of an entry lie in the order of where they go, so that they cross least.
    """
    ends: dict[str, dict[str, float]] = {}
    for seat in seats:
        own = ends.setdefault(seat.entry, {})
        if seat.trunk in exits:
            own[seat.id] = exits[seat.trunk][-1][1]
        else:
            own[seat.id] = entries[seat.hub][0]
            at_hub, height = ends.setdefault(seat.hub, {}), entries[seat.entry][0]
            at_hub[_hub_end(seat.trunk)] = min(height, at_hub.get(_hub_end(seat.trunk), height))
    stubs = {}
    for entry, own in ends.items():
        top, height = entries[entry]
        for at, end in enumerate(sorted(own, key=lambda end: (own[end], end)), 1):
            stubs[end] = top + height * at / (len(own) + 1)
    return stubs


def _allot(spans: Mapping[tuple[str, str], Sequence[float]]) -> dict[tuple[str, str], int]:
    """Return a track for each trunk; those with the most lines come first."""
    tracks: dict[tuple[str, str], int] = {}
    taken: list[list[tuple[float, float]]] = []
    for trunk in sorted(spans, key=lambda trunk: (-len(spans[trunk]), trunk)):
        low, high = min(spans[trunk]) - GAP, max(spans[trunk]) + GAP
        free = (
            at
            for at, own in enumerate(taken)
            if all(high < other_low or other_high < low for other_low, other_high in own)
        )
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((low, high))
        tracks[trunk] = track
    return tracks
