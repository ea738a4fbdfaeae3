"""Lanes: on which line of the drawing a thing stands, by what the sources state of it.

What lanes there are is data: `lanes.toml`. Nothing is placed by its name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph import codes
from graph.language import Text
from graph.messages import message

UNKNOWN = "unknown"
ACTORS = "actors"


@dataclass(frozen=True)
class Lane:
    key: str
    name: Text
    level: str = ""
    kinds: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Placing:
    """lane: its key. others: levels that the lane does not tell: other readings of the level,
    and in a lane that goes by kind every level that is read."""

    lane: str
    others: tuple[str, ...] = ()


@cache
def lanes() -> dict[str, Lane]:
    """Return the lanes by key, from top to bottom."""
    read = tomllib.loads((Path(__file__).parent / "lanes.toml").read_text("utf-8"))
    return {
        key: Lane(
            key,
            codes.label("level", own["level"]) if "level" in own else message(f"lane-{key}"),
            own.get("level", ""),
            frozenset(own.get("kinds", ())),
            frozenset(own.get("types", ())),
        )
        for key, own in read.items()
    }


def place(node: Mapping[str, Any]) -> Placing:
    """Return where a node of a network stands.

    A group whose level is read in several ways stands in one place, so that it is one group:
    where the surest reading puts it. A level named in a heading or in the text is surer than
    one concluded by a reader, then what is stated is surer than what is interpreted, then what
    more statements say; else the higher level is taken. Every other reading is returned with
    it, for the drawing to show.
    """
    for lane in lanes().values():
        if node["type"] in lane.types:
            return Placing(lane.key)
    ranked = _rank(node["levels"])
    for lane in lanes().values():
        if node["type"] == "group" and node["kind"] in lane.kinds:
            return Placing(lane.key, tuple(level for level in ranked if level != UNKNOWN))
    level = ranked[0] if ranked else UNKNOWN
    [own] = [lane.key for lane in lanes().values() if lane.level == level]
    return Placing(own, ranked[1:])


@cache
def _orders() -> tuple[list[str], list[str], list[str]]:
    """Return the origins of a level, the bases and the levels, each in the order of its list."""
    origins, bases, levels = (
        list(codes.schemes()[scheme]) for scheme in ("level-origin", "basis", "level")
    )
    return origins, bases, levels


def _rank(readings: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the levels read, the surest first; that a level is not stated comes last."""
    origins, bases, levels = _orders()

    def order(level: str) -> tuple[bool, bool, int, int, int]:
        own = [reading for reading in readings if reading["level"] == level]
        named = any(reading["given_as"] != origins[-1] for reading in own)
        basis = min(bases.index(reading["basis"]) for reading in own)
        return (level == UNKNOWN, not named, basis, -len(own), levels.index(level))

    return tuple(sorted({reading["level"] for reading in readings}, key=order))
