"""Ties: what holds an actor and others, or two actors, together, seen from a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.board import Board
from graph.collaboration import Outcome, Reported, Shared, outcome
from graph.existence import Existence
from graph.links import Link

T = TypeVar("T", Shared, Reported)


@dataclass(frozen=True)
class Ties:
    """shared, reported: structures of any time, by how they stand to the day. denied: structures
    with a seat that a source says are not there. direct: stated relations, of any time.
    """

    shared: tuple[Shared, ...]
    denied: tuple[Shared, ...]
    reported: tuple[Reported, ...]
    direct: tuple[Link, ...]


def find_ties(board: Board, actor: str, other: str | None = None, level: str | None = None) -> Ties:
    """Return what ties the actor to others, or to the other if one is named.

    What the actor reports without a seat of its own ties it to nobody that could be named, so
    it is only there when no other is. level: only structures that a statement puts on it.
    """
    seated = _on_level(board.shared(actor, other), level)
    reported = [] if other else _on_level(board.reported(actor), level)
    denied = [item for item in seated if item.standing.existence is Existence.ABSENT]
    return Ties(
        shared=tuple(item for item in seated if item not in denied),
        denied=tuple(denied),
        reported=tuple(reported),
        direct=tuple(board.direct(actor, other)),
    )


def judge(ties: Ties, board: Board, denials: int = 0) -> Outcome:
    """Return what can be said on the day of the board. denials: how many sources say no."""
    return outcome(ties.shared, ties.direct, ties.reported, denials, board.perspective.on)


def _on_level(items: Iterable[T], level: str | None) -> list[T]:
    return [item for item in items if not level or item.profile.on_level(level)]
