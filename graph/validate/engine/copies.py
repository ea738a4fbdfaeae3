"""What the engine asks of a store, and copies of its data for what cannot be asked there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

import pyoxigraph as ox
from rdflib import Graph

from graph.store import ChangeSet
from graph.store.protocol import Bindings, T, Term
from graph.validate.engine.terms import to_node, to_term

_DATA = ox.NamedNode("urn:data-graph")
_SHAPES = ox.NamedNode("urn:shapes-graph")


class Queryable(Protocol):
    """The one thing that validation asks of a store."""

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[ox.NamedNode] | None = None,
    ) -> list[Bindings]:
        """Return the solutions of a SELECT query over some graphs, or all."""
        ...


@runtime_checkable
class Remembering(Queryable, Protocol):
    """A store that keeps what is made from it until the graph changes."""

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        follow: Callable[[T, ChangeSet], T] | None = None,
    ) -> T:
        """Return what `make` returns, made once; see the protocol of stores."""
        ...


@runtime_checkable
class Copying(Queryable, Protocol):
    """A store whose engine may not be asked what shapes ask."""

    def for_shapes(self) -> Queryable:
        """Return the store to ask instead, which may be the same."""
        ...


def for_shapes(store: Queryable) -> Queryable:
    """Return the store that shapes are put to: a copy, where an engine would answer wrongly."""
    return store.for_shapes() if isinstance(store, Copying) else store


def copied(store: Queryable, graphs: Sequence[ox.NamedNode] | None) -> list[ox.Quad]:
    """Return the triples of some graphs, got in one query so that blank nodes hold together."""
    rows = store.select("SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o }", graphs=graphs)
    return [ox.Quad(row["s"], row["p"], row["o"]) for row in rows]  # type: ignore[arg-type]


def as_rdflib(quads: Iterable[ox.Quad]) -> Graph:
    """Return quads as one graph, each literal as it is written."""
    graph = Graph()
    for quad in quads:
        graph.add((to_node(quad.subject), to_node(quad.predicate), to_node(quad.object)))
    return graph


class CopyWithShapes:
    """A copy of data that knows the shapes as a graph beside it, for queries that read both."""

    def __init__(self, quads: Iterable[ox.Quad], shapes: Graph) -> None:
        self._store = ox.Store()
        self._store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object, _DATA) for q in quads)
        for subject, predicate, value in shapes:
            terms = (to_term(node) for node in (subject, predicate, value))  # type: ignore[arg-type]
            self._store.add(ox.Quad(*terms, _SHAPES))  # type: ignore[call-arg, arg-type]

    def select(self, query: str) -> list[Bindings]:
        """Return the solutions of a query over the data."""
        found = self._store.query(query, default_graph=[_DATA], named_graphs=[_DATA, _SHAPES])
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [
            {name: term for name, term in zip(names, row, strict=True) if term is not None}
            for row in found
        ]
