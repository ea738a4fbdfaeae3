"""Nearest days: where to look when the network of a day is empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.moments import Moment, read_moments
from graph.network import build
from graph.perspective import Perspective


def find_nearest(
    perspective: Perspective, area: str | None = None, level: str | None = None
) -> tuple[Moment | None, Moment | None]:
    """Return the nearest days before and after the one asked about whose network is not empty.

    Only days that a source speaks about are tried. area, level: as `graph.network.build` takes
    them.
    """

    def first(moments: Iterable[Moment]) -> Moment | None:
        for moment in moments:
            if build(replace(perspective, on=moment.day), area, level):
                return moment
        return None

    known = read_moments(perspective, area)
    before = [moment for moment in known if moment.day < perspective.on]
    after = [moment for moment in known if moment.day > perspective.on]
    return first(reversed(before)), first(after)
