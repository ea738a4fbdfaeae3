"""Change sets: which quads an edit adds and removes, so that what is derived can follow it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Quad


@dataclass(frozen=True)
class ChangeSet:
    """What differs between two states of a store.

    Nothing stands on both sides: what is removed and added again has not changed.
    """

    added: frozenset[Quad] = frozenset()
    removed: frozenset[Quad] = frozenset()

    def __post_init__(self) -> None:
        if self.added & self.removed:
            raise ValueError("the same quad is added and removed")

    @staticmethod
    def of(added: Iterable[Quad] = (), removed: Iterable[Quad] = ()) -> ChangeSet:
        """Return the change that some quads make; one on both sides is left out."""
        more, less = frozenset(added), frozenset(removed)
        return ChangeSet(more - less, less - more)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    @property
    def quads(self) -> frozenset[Quad]:
        """All quads that change, either way."""
        return self.added | self.removed

    def inverse(self) -> ChangeSet:
        """Return the change that undoes this one."""
        return ChangeSet(self.removed, self.added)

    def then(self, later: ChangeSet) -> ChangeSet:
        """Return what this change and a later one come to together."""
        return ChangeSet(
            (self.added - later.removed) | (later.added - self.removed),
            (self.removed - later.added) | (later.removed - self.added),
        )

    def among(self, graphs: Set[NamedNode]) -> ChangeSet:
        """Return the part that lies in some graphs."""
        return ChangeSet(
            frozenset(quad for quad in self.added if quad.graph_name in graphs),
            frozenset(quad for quad in self.removed if quad.graph_name in graphs),
        )

    def subjects(self, predicates: Set[NamedNode]) -> set[NamedNode]:
        """Return the subjects of what changes of some properties."""
        return {
            quad.subject
            for quad in self.quads
            if quad.predicate in predicates and isinstance(quad.subject, NamedNode)
        }

    @property
    def has_blank_nodes(self) -> bool:
        """Whether a quad names a blank node, which has no name that lasts."""
        return any(
            isinstance(term, BlankNode)
            for quad in self.quads
            for term in (quad.subject, quad.object, quad.graph_name)
        )
