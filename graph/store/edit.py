"""What a write comes to: triples that change, and graphs that come and go with or without any."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import BlankNode, NamedNode

from graph.store.change_set import ChangeSet

GraphName = NamedNode | BlankNode


@dataclass(frozen=True)
class Edit:
    """made: graphs that are there now and were not. lost: those that are gone."""

    changes: ChangeSet = field(default_factory=ChangeSet)
    made: frozenset[GraphName] = frozenset()
    lost: frozenset[GraphName] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.changes or self.made or self.lost)

    @property
    def names(self) -> frozenset[object]:
        """All graphs that are touched, the default graph among them."""
        return frozenset(quad.graph_name for quad in self.changes.quads) | self.made | self.lost


def read_name(text: str) -> GraphName:
    """Return the name of a graph that was written by `str`."""
    return BlankNode(text[2:]) if text.startswith("_:") else NamedNode(text[1:-1])
