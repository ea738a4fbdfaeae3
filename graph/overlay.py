"""Overlays: a mapping with a few changes that shares the rest with the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Overlay(Mapping[K, V]):
    """A mapping that never changes. No value of it is None.

    To copy a hundred thousand keys for each edit would cost more than all else about it. So the
    changes lie over what they change until they are more than the square root of it.
    """

    def __init__(self, base: Mapping[K, V], over: Mapping[K, V | None] | None = None) -> None:
        self._base = base
        self._over = over or {}

    def but(self, keys: Iterable[K], found: Mapping[K, V]) -> Overlay[K, V]:
        """Return it with what is found under some keys; a key under which nothing is, is gone."""
        over = {**self._over, **{key: found.get(key) for key in keys}}
        if len(over) ** 2 <= len(self._base):
            return Overlay(self._base, over)
        merged = {**self._base, **over}
        return Overlay({key: value for key, value in merged.items() if value is not None})

    def __getitem__(self, key: K) -> V:
        if key not in self._over:
            return self._base[key]
        value = self._over[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[K]:
        yield from (key for key in self._base if key not in self._over)
        yield from (key for key, value in self._over.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self) if self._over else len(self._base)
