"""Connections: every link and state known, found by the actor or structure that it touches.

No day is in it, so it is made once until the store changes, and an answer about one actor looks
at what touches that actor, however large the country is.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.existence import State, read_states
from graph.links import Link, LinkKind, read_links
from graph.perspective import Perspective

# Whoever adopted, commented on or uses a document is not thereby a party to it.
_JOINING = frozenset({"party", "planned"})
_RELATING = frozenset({LinkKind.RELATION, LinkKind.REPORTS})
_SPEAKERS = (
    "SELECT ?row ?branch ?unit { ?row samv:branch ?branch OPTIONAL { ?row samv:unit ?unit } }"
)


class Connections:
    """All links of a perspective, with the states of what they lead to.

    parts: part-of links by the whole. seats, seated: member and party links by the structure and
    by who sits there. branches, units: rows of surveys by the branch that answers, and by the
    unit that a row names, each with its branch. told: states by the row that tells them.
    """

    def __init__(self, perspective: Perspective) -> None:
        self.links = tuple(read_links(perspective))
        self.states = read_states(perspective)
        self.parts: dict[str, list[Link]] = {}
        self.seats: dict[str, list[Link]] = {}
        self.seated: dict[str, list[Link]] = {}
        self._relating: dict[str, list[int]] = {}
        self._naming: dict[str, list[int]] = {}
        for number, link in enumerate(self.links):
            self._place(number, link)
        self.branches: dict[str, set[str]] = {}
        self.units: dict[str, list[tuple[str, str]]] = {}
        for row in perspective.select(_SPEAKERS):
            name, branch = row["row"].value, row["branch"].value
            self.branches.setdefault(branch, set()).add(name)
            if "unit" in row:
                self.units.setdefault(row["unit"].value, []).append((name, branch))
        self.told: dict[str, list[State]] = {}
        for states in self.states.values():
            for state in states:
                if state.respondent:
                    self.told.setdefault(state.respondent, []).append(state)

    @staticmethod
    def read(perspective: Perspective) -> Connections:
        """Return the connections of a perspective, made once for all days."""
        return perspective.remember("connections", lambda: Connections(perspective))

    def _place(self, number: int, link: Link) -> None:
        ends = dict.fromkeys(end for end in (link.origin, link.target) if end)
        if link.kind is LinkKind.PART:
            self.parts.setdefault(link.target, []).append(link)
            return
        for end in ends:
            self._naming.setdefault(end, []).append(number)
        if link.kind in _RELATING and link.target:
            for end in ends:
                self._relating.setdefault(end, []).append(number)
        party = link.kind is LinkKind.PARTY and link.how in _JOINING
        if party or link.kind is LinkKind.MEMBER:
            self.seats.setdefault(link.target, []).append(link)
            self.seated.setdefault(link.origin, []).append(link)

    def relating(self, ends: Iterable[str]) -> list[Link]:
        """Return the relations and reporting lines that lead from or to any of some things."""
        return self._at(self._relating, ends)

    def naming(self, ends: Iterable[str]) -> list[Link]:
        """Return the links that name any of some things; that one is a part of another is none."""
        return self._at(self._naming, ends)

    def _at(self, numbers: dict[str, list[int]], ends: Iterable[str]) -> list[Link]:
        """Return links in their order, each once."""
        found = {number for end in ends for number in numbers.get(end, ())}
        return [self.links[number] for number in sorted(found)]
