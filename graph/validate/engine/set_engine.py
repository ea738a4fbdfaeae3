"""The set-based engine: shapes compiled once, validated on any store in a few queries.

Its number of queries depends on the shapes and not on the data. Blank nodes are compared within
one query only, so a store that names them anew for every query answers as well; the same blank
node in two results is then two nodes of the report, and no run can be restricted to one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph

from graph.findings import Finding, Place, Refused, refuse
from graph.language import EMPTY, Text
from graph.store.protocol import Bindings
from graph.validate.engine.constraints.sparql_based import SHAPES_GRAPH
from graph.validate.engine.constraints.string_based import Pattern
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.copies import CopyWithShapes, Queryable, as_rdflib, copied
from graph.validate.engine.queries import Query, queries
from graph.validate.engine.reference import validate_by_reference
from graph.validate.engine.results import Result, write_report
from graph.validate.engine.shape import Shape
from graph.validate.engine.shapes_graph import ShapesGraph, Unread
from graph.validate.engine.terms import Node, written
from graph.validate.engine.value_nodes import BELOW, TYPE, Context
from graph.validate.shacl import quiet

# Shapes, and the focus nodes of each; nothing in their place for all.
Focus = Mapping[Node, Sequence[Node] | None]
SET_BASED = "set-based"
REFERENCE = "reference"
NO_TEXT = '""'
# What reads the shapes beside the data; and, unless it tells graphs apart, what counts solutions,
# since the embedded store gives a triple that stands in two graphs twice.
NEEDS_A_COPY = re.compile(
    rf"{SHAPES_GRAPH}|^(?!.*\bGRAPH\b).*\b(?:COUNT|SUM|AVG|GROUP_CONCAT)\s*\(\s*(?!DISTINCT\b)",
    re.IGNORECASE | re.DOTALL,
)
# Queries wait for nothing but the store, which answers several at once.
WORKERS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True)
class Explanation:
    """How a shape is validated. engine: set-based, or reference for a reason in words."""

    shape: Node
    name: str
    engine: str
    queries: tuple[str, ...] = ()
    reason: Text = EMPTY


@dataclass(frozen=True)
class Outcome:
    """What a validation found. notes: what its reader should know of how it was done."""

    results: tuple[Result, ...]
    notes: tuple[Finding, ...] = ()

    @cached_property
    def report(self) -> Graph:
        """Return the standard sh:ValidationReport."""
        return write_report(self.results)


class SetEngine:
    """Shapes compiled to queries."""

    def __init__(self, shapes: Graph, where: Place | None = None) -> None:
        """Compile the shapes of a graph. where: the file that they come from.

        Raises Refused when there are no shapes, or one is ill-formed or recursive.
        """
        self.where = where or Place()
        self.graph = shapes
        self._shapes = ShapesGraph(shapes, self.where)

    @property
    def compiled(self) -> list[Shape]:
        """Return the shapes with targets that are validated set by set."""
        return self._shapes.shapes

    @property
    def unread(self) -> list[Unread]:
        """Return the shapes that are left to the reference engine."""
        return self._shapes.unread

    def validate(
        self,
        store: Queryable,
        graphs: Sequence[ox.NamedNode] | None = None,
        focus: Focus | None = None,
    ) -> Outcome:
        """Validate what a store holds.

        graphs: those that are the data; all of them when left out. focus: the only shapes that
        are asked about, and the only focus nodes of each; nothing in their place for all of
        them. A node that is no target is passed over, and a shape that is left to the reference
        engine is validated whole. Raises Refused when the store cannot read
        a regular expression of a shape; ValueError when a shape is restricted to a blank node.
        """
        with quiet():
            return self._validated(store, graphs, focus)

    def _validated(
        self,
        store: Queryable,
        graphs: Sequence[ox.NamedNode] | None,
        focus: Focus | None,
    ) -> Outcome:
        if focus is None:
            self._check_patterns(store)
        context = self._context(store, graphs, few=focus is not None)
        asked: list[Query] = []
        for shape in self.compiled:
            nodes = None if focus is None else focus.get(shape.node, ())
            if nodes is None:
                asked += queries(shape, context)
            elif nodes:
                asked += queries(shape, context, [written(node) for node in nodes])
        copy = cache(lambda: CopyWithShapes(copied(store, graphs), self.graph))

        def answer(query: str) -> list[Bindings]:
            own = NEEDS_A_COPY.search(query)
            return copy().select(query) if own else store.select(query, graphs=graphs)

        with ThreadPoolExecutor(WORKERS) as workers:
            answers = workers.map(lambda query: answer(query.text), asked)
            found = [query.results(rows) for query, rows in zip(asked, answers, strict=True)]
        results = list(chain.from_iterable(found))
        results += self._by_reference(store, graphs, focus)
        notes = [
            refuse("shape-by-reference", self.where, shape=one.name, reason=one.reason)
            for one in self.unread
        ]
        if focus is None:
            notes += self._without_targets(store, graphs, context)
        return Outcome(tuple(results), tuple(notes))

    def explain(
        self, store: Queryable | None = None, graphs: Sequence[ox.NamedNode] | None = None
    ) -> list[Explanation]:
        """Return how each shape is validated.

        store: whose hierarchy of classes the queries spell out; without one they look it up.
        """
        context = self._context(store, graphs) if store else Context()
        told = [
            Explanation(
                shape.node,
                shape.name,
                SET_BASED,
                tuple(query.text for query in queries(shape, context)),
            )
            for shape in self.compiled
        ]
        told += [Explanation(u.node, u.name, REFERENCE, reason=u.reason) for u in self.unread]
        return sorted(told, key=lambda one: one.shape.n3())

    def _by_reference(
        self,
        store: Queryable,
        graphs: Sequence[ox.NamedNode] | None,
        focus: Focus | None,
    ) -> list[Result]:
        asked = [one.node for one in self.unread if focus is None or one.node in focus]
        if not asked:
            return []
        data = as_rdflib(copied(store, graphs))
        return [
            replace(result, target_shape=node)
            for node in asked
            for result in validate_by_reference(data, self.graph, [node], self.where)
        ]

    def _context(
        self, store: Queryable, graphs: Sequence[ox.NamedNode] | None, few: bool = False
    ) -> Context:
        """Ask once which classes lie below those that the shapes name."""
        classes = sorted(
            {kind for shape in self.compiled for kind in shape.targets.classes}
            | {c.kind for c in self._shapes.constraints() if isinstance(c, Class)}
        )
        if not classes:
            return Context(few=few)
        query = (
            f"SELECT DISTINCT ?class ?below WHERE {{ VALUES ?class {{ {' '.join(classes)} }} "
            f"?below {BELOW}* ?class }}"
        )
        below: dict[str, set[str]] = {kind: {kind} for kind in classes}
        for row in store.select(query, graphs=graphs):
            below[str(row["class"])].add(str(row["below"]))
        # A class without a name cannot be written in a query.
        named = {kind: tuple(sorted(found)) for kind, found in below.items() if _named(found)}
        return Context(named, few)

    def _check_patterns(self, store: Queryable) -> None:
        patterns = [c for c in self._shapes.constraints() if isinstance(c, Pattern)]
        if not patterns:
            return
        tried = " ".join(f"({p.matches(NO_TEXT)} AS ?p{at})" for at, p in enumerate(patterns))
        (row,) = store.select(f"SELECT {tried} WHERE {{ }}")
        unread = [p for at, p in enumerate(patterns) if f"p{at}" not in row]
        if unread:
            raise Refused(
                [
                    refuse("shape-pattern", self.where, value=p.expression, flags=p.flags)
                    for p in unread
                ]
            )

    def _without_targets(
        self, store: Queryable, graphs: Sequence[ox.NamedNode] | None, context: Context
    ) -> list[Finding]:
        """Tell of the shapes that no node of the data is a target of."""
        if not self.compiled:
            return [] if self.unread else [refuse("no-targets", self.where)]
        found = self._met(store, graphs, "class", f"?any {TYPE} ?class", context.classes.values())
        predicates = [(s.targets.subjects_of, s.targets.objects_of) for s in self.compiled]
        found |= self._met(store, graphs, "p", "?any ?p ?other", chain.from_iterable(predicates))
        return [
            refuse("shape-targets-nothing", self.where, shape=shape.name)
            for shape in self.compiled
            if not shape.targets.may_find(found, context)
        ]

    @staticmethod
    def _met(
        store: Queryable,
        graphs: Sequence[ox.NamedNode] | None,
        name: str,
        pattern: str,
        terms: Iterable[Iterable[str]],
    ) -> set[str]:
        """Return the classes, or predicates, that stand in some triple."""
        asked = " ".join(sorted(set(chain.from_iterable(terms))))
        query = (
            f"SELECT ?{name} WHERE {{ VALUES ?{name} {{ {asked} }} FILTER EXISTS {{ {pattern} }} }}"
        )
        return {str(row[name]) for row in store.select(query, graphs=graphs)} if asked else set()


def _named(classes: set[str]) -> bool:
    return not any(kind.startswith("_:") for kind in classes)
