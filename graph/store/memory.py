"""What a store remembers: things made from its graph, kept until the graph changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from graph.store.change_set import ChangeSet
from graph.store.protocol import T

Follow = Callable[[Any, ChangeSet], Any]
# What lags more quads behind than this is made anew: to follow them would take as long.
MOST_WAITING = 10_000


@dataclass(frozen=True)
class _Made:
    """number: how many changes there had been when the value was made."""

    value: Any
    follow: Follow | None
    number: int


class Memory:
    """Made once under a key. Two threads may both make a thing; what they make is equal."""

    def __init__(self) -> None:
        self._made: dict[Hashable, _Made] = {}
        self._number = 0
        self._last: tuple[ChangeSet, ...] = ()
        self._size = 0

    def remember(
        self, key: Hashable, make: Callable[[], T], follow: Callable[[T, ChangeSet], T] | None
    ) -> T:
        """Return what is kept under a key, made or brought up to date if need be."""
        kept = self._made.get(key)
        if kept is None:
            kept = self._made[key] = _Made(make(), follow, self._number)
        elif kept.follow and kept.number < self._number:
            changes = reduce(ChangeSet.then, self._last[kept.number - self._number :])
            value = kept.follow(kept.value, changes) if changes else kept.value
            kept = self._made[key] = _Made(value, kept.follow, self._number)
        found: T = kept.value
        return found

    def after(self, changes: ChangeSet) -> Memory:
        """Return what is still of use after a change: what can follow it, when it is asked for."""
        later = Memory()
        later._number = self._number + 1
        later._last = (*self._last, changes)
        later._size = self._size + _size(changes)
        while later._size > MOST_WAITING:
            later._size -= _size(later._last[0])
            later._last = later._last[1:]
        for key, kept in list(self._made.items()):
            if kept.follow and later._number - kept.number <= len(later._last):
                later._made[key] = kept
        return later


def _size(changes: ChangeSet) -> int:
    return len(changes.added) + len(changes.removed)
