"""Roster: the organisations and functions beside the lanes, each below what it is part of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One line of the roster. parent: what it stands below, empty at the top; depth: how far."""

    id: str
    parent: str = ""
    depth: int = 0


def grow(
    members: Sequence[str],
    parts: Iterable[tuple[str, str]],
    pull: Mapping[str, float],
) -> list[Entry]:
    """Return the roster from top to bottom: every member once, its parts below it.

    members: in the order that decides between equals. parts: of a part and its whole, the
    surest first; what is part of several wholes stands below the first, and none stands below
    itself. pull: how far down a member is drawn by its lines; a tree stands where the mean of
    its members is drawn, and those without any at the end.
    """
    order = {member: at for at, member in enumerate(members)}
    parents: dict[str, str] = {}
    for part, whole in parts:
        if part in parents or part not in order or whole not in order:
            continue
        above = whole
        while above in parents and above != part:
            above = parents[above]
        if above != part:
            parents[part] = whole
    children: dict[str, list[str]] = {}
    for member in members:
        if member in parents:
            children.setdefault(parents[member], []).append(member)

    def descend(member: str, depth: int) -> Iterable[Entry]:
        yield Entry(member, parents.get(member, ""), depth)
        for child in children.get(member, ()):
            yield from descend(child, depth + 1)

    trees = [list(descend(member, 0)) for member in members if member not in parents]

    def height(tree: Sequence[Entry]) -> tuple[bool, float, int]:
        drawn = [pull[entry.id] for entry in tree if entry.id in pull]
        return (not drawn, sum(drawn) / len(drawn) if drawn else 0.0, order[tree[0].id])

    return [entry for tree in sorted(trees, key=height) for entry in tree]
