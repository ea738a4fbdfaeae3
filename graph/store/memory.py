"""What a store remembers: things made from its graph, kept until the graph changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from graph.store.change_set import ChangeSet
from graph.store.protocol import T

Follow = Callable[[Any, ChangeSet], Any]


@dataclass(frozen=True)
class _Made:
    """waiting: what has changed since the value was made."""

    value: Any
    follow: Follow | None
    waiting: ChangeSet = field(default_factory=ChangeSet)


class Memory:
    """Made once under a key. Two threads may both make a thing; what they make is equal."""

    def __init__(self) -> None:
        self._made: dict[Hashable, _Made] = {}

    def remember(
        self, key: Hashable, make: Callable[[], T], follow: Callable[[T, ChangeSet], T] | None
    ) -> T:
        """Return what is kept under a key, made or brought up to date if need be."""
        kept = self._made.get(key)
        if kept is None:
            kept = self._made[key] = _Made(make(), follow)
        elif kept.waiting and kept.follow:
            kept = self._made[key] = _Made(kept.follow(kept.value, kept.waiting), kept.follow)
        value: T = kept.value
        return value

    def after(self, changes: ChangeSet) -> Memory:
        """Return what is still of use after a change: what can follow it, when it is asked for."""
        later = Memory()
        for key, kept in list(self._made.items()):
            if kept.follow:
                later._made[key] = _Made(kept.value, kept.follow, kept.waiting.then(changes))
        return later
