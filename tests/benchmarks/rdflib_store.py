"""A peer: our queries on one rdflib graph in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

import pyoxigraph as ox
import rdflib

from graph.namespaces import PREFIXES
from graph.store import ChangeSet
from graph.store.memory import Memory
from graph.store.protocol import Bindings, T, Term
from graph.validate.shacl import quiet, rdflib_node


class RdflibStore:
    """As much of the store protocol as reading takes; the graphs asked for must be all."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self._memory = Memory()

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[ox.NamedNode] | None = None,
    ) -> list[Bindings]:
        assert graphs is None, "one graph cannot leave others out"
        bound = {name: rdflib_node(term) for name, term in (values or {}).items()}
        with quiet():
            found = self.graph.query(query, initNs=PREFIXES, initBindings=bound)
            return [
                {str(name): _term(term) for name, term in row.items()} for row in found.bindings
            ]

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        follow: Callable[[T, ChangeSet], T] | None = None,
    ) -> T:
        return self._memory.remember(key, make, follow)

    def graphs(self) -> list[ox.NamedNode]:
        return []

    def __len__(self) -> int:
        return len(self.graph)


def _term(term: object) -> Term:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or rdflib.XSD.string)))
    return ox.NamedNode(str(term))
