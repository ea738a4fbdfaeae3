"""The store protocol: what the library asks of a place that keeps the graph."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from graph.store.change_set import ChangeSet

Term = NamedNode | Literal
Bindings = dict[str, Term]
T = TypeVar("T")


class Store(Protocol):
    """A set of named graphs that answers SPARQL 1.1.

    The default graph of every query is the union of the named graphs asked for (all of them
    when none is named), so that dropping all graph names loses no answer.
    """

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
    ) -> list[Bindings]:
        """Return the solutions of a SELECT query; `values` are bound, never pasted in.

        A variable that is given a value must stand in the projection of every SELECT that
        uses it (SPARQL SEP-0007). Engines differ on `BOUND` of such a variable: an optional
        one is bound to `rdf:nil` when it is not given.
        """
        ...

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Put a graph in the place of the one with its name, all of it or nothing."""
        ...

    def load(self, graphs: Mapping[NamedNode, Sequence[Quad]]) -> None:
        """Replace several graphs in one transaction, all of them or nothing."""
        ...

    def apply(self, changes: ChangeSet) -> ChangeSet:
        """Remove and add quads in one transaction; return what has really changed.

        What is removed without being there, or added though it is, is no change, so that the
        inverse of the answer undoes it. Raises ValueError for a blank node: it has no name that
        lasts.
        """
        ...

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        follow: Callable[[T, ChangeSet], T] | None = None,
    ) -> T:
        """Return what `make` returns, made once under a key until the store changes.

        follow: brings what was made up to date after some changes have been applied; it must
        come to what `make` would return, and may not change what it is given. Without it, what
        was made is forgotten with every change.
        """
        ...

    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs, sorted."""
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or of all."""
        ...

    def dump(self, path: Path) -> None:
        """Write everything as canonical N-Quads: sorted lines."""
        ...

    def __len__(self) -> int: ...
