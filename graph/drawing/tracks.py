"""Tracks: lines that run side by side in a gap each get a track of their own.

The left-edge algorithm of Hashimoto and Stevens (1971): taken by where they begin, each line
goes on the first track that is free. It uses as few tracks as lines ever lie side by side.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from heapq import heappop, heappush
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)


def allot(spans: Mapping[Key, tuple[float, float]]) -> dict[Key, int]:
    """Return a track, from 0, for each span; spans that touch never share one."""
    ordered: list[tuple[float, float, Any]] = sorted(
        (min(span), max(span), key) for key, span in spans.items()
    )
    tracks: dict[Key, int] = {}
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    for begin, end, key in ordered:
        while busy and busy[0][0] < begin:
            heappush(free, heappop(busy)[1])
        track = heappop(free) if free else len(busy)
        heappush(busy, (end, track))
        tracks[key] = track
    return tracks
