"""Paths: the ways from one actor to another over links, shortest first.

A way may begin by going down to the actor's own boards and units and end by coming up from
those of the other; in between it goes over seats, agreements and relations only. That two units
have the same owner is no way from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph.collaboration import way_basis
from graph.links import Link, LinkKind
from graph.statements import BASES

Path = tuple[Link, ...]


@dataclass(frozen=True)
class _Step:
    """One link as it is gone. phase: 0 down to a part, 1 between, 2 up to a whole."""

    link: Link
    end: str
    phase: int

    def sort_key(self) -> tuple[int, str, str]:
        return BASES.index(self.link.statement.basis), self.end, self.link.iri


def find_paths(
    links: Iterable[Link], start: str, goal: str, max_hops: int, most: int
) -> list[Path]:
    """Return up to `most` ways of at most `max_hops` links, none through a place twice.

    Between two places the surest of several links is gone; of equally long ways the surest
    comes first.
    """
    web = _web(links)
    away = _distances(web, goal, max_hops)
    ways = (
        way
        for length in range(1, max_hops + 1)
        for way in _ways(web, away, [start], [], goal, length)
    )
    found = list(islice(ways, most))
    return sorted(found, key=lambda way: (len(way), BASES.index(way_basis(way))))


def _web(links: Iterable[Link]) -> dict[str, list[_Step]]:
    """Return the steps from every place, the surest first and one for each end and phase."""
    steps: dict[tuple[str, str, int], _Step] = {}
    for link in links:
        part = link.kind is LinkKind.PART
        for begin, end, phase in (
            (link.origin, link.target, 2 if part else 1),
            (link.target, link.origin, 0 if part else 1),
        ):
            step = _Step(link, end, phase)
            known = steps.setdefault((begin, end, phase), step)
            steps[begin, end, phase] = min(known, step, key=_Step.sort_key)
    web: dict[str, list[_Step]] = {}
    for (begin, _, _), step in steps.items():
        web.setdefault(begin, []).append(step)
    return {begin: sorted(own, key=_Step.sort_key) for begin, own in web.items()}


def _distances(web: dict[str, list[_Step]], goal: str, most: int) -> dict[str, int]:
    """Return how many steps every place is from the goal at the least."""
    away = {goal: 0}
    edge = [goal]
    for distance in range(1, most + 1):
        reached = {step.end for place in edge for step in web.get(place, ())}
        edge = [place for place in reached if place not in away]
        away |= dict.fromkeys(edge, distance)
    return away


def _ways(
    web: dict[str, list[_Step]],
    away: dict[str, int],
    places: list[str],
    gone: list[_Step],
    goal: str,
    left: int,
) -> Iterator[Path]:
    """Yield the ways of exactly `left` more steps from the last place to the goal."""
    if left == 0:
        if places[-1] == goal:
            yield tuple(step.link for step in gone)
        return
    for step in web.get(places[-1], ()):
        onward = not gone or step.phase >= gone[-1].phase
        if onward and step.end not in places and away.get(step.end, left) <= left - 1:
            yield from _ways(web, away, [*places, step.end], [*gone, step], goal, left - 1)
