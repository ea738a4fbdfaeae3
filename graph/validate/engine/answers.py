"""What a store answers to the queries of a validation: each by itself, or many in one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import pyoxigraph as ox
from rdflib import Graph

from graph.store.protocol import Bindings
from graph.validate.engine.constraints.sparql_based import SHAPES_GRAPH
from graph.validate.engine.copies import CopyWithShapes, Queryable, copied

# What counts solutions, unless it tells graphs apart: the embedded store gives a triple that
# stands in two graphs twice.
_COUNTS = re.compile(
    r"^(?!.*\bGRAPH\b).*\b(?:COUNT|SUM|AVG|GROUP_CONCAT)\s*\(\s*(?!DISTINCT\b)",
    re.IGNORECASE | re.DOTALL,
)
# Queries wait for nothing but the store, which answers several at once.
WORKERS = min(4, os.cpu_count() or 1)
# So many queries in one are answered as fast as each alone, in fewer journeys; the time that the
# embedded store takes to plan still larger ones grows faster than they do.
TOGETHER = 8
_WHICH = "which"


def stands_alone(query: str) -> bool:
    """Return whether a query cannot be made part of another.

    It may have to be put to a copy, or name a blank node, which may not stand in two groups.
    """
    return "_:" in query or SHAPES_GRAPH in query or bool(_COUNTS.search(query))


class Answers:
    """The data of a validation: some graphs of a store, or all. shapes: beside the data."""

    def __init__(
        self, store: Queryable, graphs: Sequence[ox.NamedNode] | None, shapes: Graph
    ) -> None:
        self.store = store
        self.graphs = graphs
        self._shapes = shapes

    def select(self, query: str) -> list[Bindings]:
        """Return the solutions of a query of our own."""
        return self.store.select(query, graphs=self.graphs)

    def each(self, queries: Iterable[str]) -> list[list[Bindings]]:
        """Return the solutions of each of some queries of our own, asked several at a time."""
        with ThreadPoolExecutor(WORKERS) as workers:
            return list(workers.map(self.select, queries))

    def of_shapes(self, queries: Sequence[str]) -> list[list[Bindings]]:
        """Return the solutions of queries of shapes, which may count, or read the shapes."""
        if any(map(self._needs_copy, queries)):
            # Made here, so that two threads do not both make it.
            _ = self._copy
        with ThreadPoolExecutor(WORKERS) as workers:
            return list(workers.map(self._of_shape, queries))

    def together(self, queries: Sequence[str], alone: Sequence[bool]) -> list[list[Bindings]]:
        """Return the solutions of queries of shapes that have few, asked several in one.

        alone: of each whether it `stands_alone`.
        """
        found: list[list[Bindings]] = [[] for _ in queries]
        joined = [at for at, each in enumerate(alone) if not each]
        for first in range(0, len(joined), TOGETHER):
            part = joined[first : first + TOGETHER]
            branches = " UNION ".join(
                f"{{ {{ {queries[at]} }} BIND({at} AS ?{_WHICH}) }}" for at in part
            )
            for row in self.select(f"SELECT * WHERE {{ {branches} }}"):
                found[int(row.pop(_WHICH).value)].append(row)
        for at, each in enumerate(alone):
            if each:
                found[at] = self._of_shape(queries[at])
        return found

    def _of_shape(self, query: str) -> list[Bindings]:
        return self._copy.select(query) if self._needs_copy(query) else self.select(query)

    def _needs_copy(self, query: str) -> bool:
        if SHAPES_GRAPH in query:
            return True
        # Of a single graph, no triple is given twice.
        single = self.graphs is not None and len(self.graphs) == 1
        return not single and bool(_COUNTS.search(query))

    @cached_property
    def _copy(self) -> CopyWithShapes:
        return CopyWithShapes(copied(self.store, self.graphs), self._shapes)
