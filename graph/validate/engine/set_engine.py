"""The set-based engine: shapes compiled once, validated on any store in a few queries.

Its number of queries depends on the shapes and not on the data. Blank nodes are compared within
one query only, so a store that names them anew for every query answers as well; the same blank
node in two results is then two nodes of the report, and no run can be restricted to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import pyoxigraph as ox
from rdflib import Graph

from graph.findings import Finding, Place, Refused, refuse
from graph.language import EMPTY, Text
from graph.messages import message
from graph.validate.engine.answers import Answers
from graph.validate.engine.constraints.string_based import Pattern
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.copies import Queryable, as_rdflib, copied, for_shapes
from graph.validate.engine.focus import Templates, validate_focus
from graph.validate.engine.hierarchy import Below, classes_below, without_targets
from graph.validate.engine.passes import passes
from graph.validate.engine.probes import settled
from graph.validate.engine.queries import queries
from graph.validate.engine.reference import validate_by_reference
from graph.validate.engine.results import Result, write_report
from graph.validate.engine.shape import Shape
from graph.validate.engine.shapes_graph import ShapesGraph, Unread
from graph.validate.engine.terms import Node, written
from graph.validate.engine.value_nodes import Context
from graph.validate.shacl import quiet

# Shapes, and the focus nodes of each; nothing in their place for all.
Focus = Mapping[Node, Sequence[Node] | None]
SET_BASED = "set-based"
REFERENCE = "reference"
NO_TEXT = '""'


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
        self._kept: Templates | None = None

    @property
    def compiled(self) -> list[Shape]:
        """Return the shapes with targets that are validated set by set."""
        return self._shapes.shapes

    @property
    def unread(self) -> list[Unread]:
        """Return the shapes that are left to the reference engine."""
        return self._shapes.unread

    @cached_property
    def _classes(self) -> frozenset[str]:
        """The classes that the shapes name."""
        targets = (shape.targets.classes for shape in self.compiled)
        values = (c.kind for _, c in self._shapes.constraints() if isinstance(c, Class))
        return frozenset(chain(chain.from_iterable(targets), values))

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
            return self._validated(for_shapes(store), graphs, focus)

    def _validated(
        self,
        store: Queryable,
        graphs: Sequence[ox.NamedNode] | None,
        focus: Focus | None,
    ) -> Outcome:
        answers = Answers(store, graphs, self.graph)
        below = classes_below(answers, self._classes)
        some: dict[Shape, list[str]] = {}
        whole = self.compiled
        if focus is None:
            self._check_patterns(store)
        else:
            asked = [(shape, focus[shape.node]) for shape in whole if shape.node in focus]
            whole = [shape for shape, nodes in asked if nodes is None]
            some = {shape: [written(node) for node in nodes] for shape, nodes in asked if nodes}
        context = Context(below)
        idle = without_targets(whole, answers, context) if whole else []
        results = self._of_all([s for s in whole if s not in idle], answers, context)
        if some:
            results += validate_focus(some, answers, self._templates(below))
        results += self._by_reference(store, graphs, focus)
        notes = [
            refuse("shape-by-reference", self.where, shape=one.name, reason=one.reason)
            for one in self.unread
        ]
        if focus is None:
            notes += self._untargeted(idle)
        return Outcome(tuple(results), tuple(notes))

    def _of_all(self, shapes: Sequence[Shape], answers: Answers, context: Context) -> list[Result]:
        """Return the results of some shapes for all of their focus nodes."""
        if not shapes:
            return []
        known = replace(context, settled=settled(shapes, context, answers))
        asked = passes((query for shape in shapes for query in queries(shape, known)), known)
        rows = answers.of_shapes([query.text for query in asked])
        own = (query.results(each) for query, each in zip(asked, rows, strict=True))
        return list(chain.from_iterable(own))

    def _templates(self, below: Below) -> Templates:
        """Return the queries for single focus nodes, kept as long as the hierarchy is the same."""
        if self._kept is None or self._kept.classes != below:
            self._kept = Templates(below)
        return self._kept

    def explain(
        self, store: Queryable | None = None, graphs: Sequence[ox.NamedNode] | None = None
    ) -> list[Explanation]:
        """Return how each shape is validated.

        store: whose hierarchy of classes the queries spell out; without one they look it up.
        """
        answers = Answers(for_shapes(store), graphs, self.graph) if store else None
        context = Context(classes_below(answers, self._classes) if answers else {})
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

    def _check_patterns(self, store: Queryable) -> None:
        patterns = [(s, c) for s, c in self._shapes.constraints() if isinstance(c, Pattern)]
        if not patterns:
            return
        tried = " ".join(f"({p.matches(NO_TEXT)} AS ?p{at})" for at, (_, p) in enumerate(patterns))
        (row,) = store.select(f"SELECT {tried} WHERE {{ }}")
        unread = [p for at, p in enumerate(patterns) if f"p{at}" not in row]
        if unread:
            raise Refused([self._unreadable(shape, pattern) for shape, pattern in unread])

    def _unreadable(self, shape: Shape, pattern: Pattern) -> Finding:
        flags = message("shape-flags").format(flags=pattern.flags) if pattern.flags else EMPTY
        return refuse(
            "shape-pattern", self.where, shape=shape.name, value=pattern.expression, flags=flags
        )

    def _untargeted(self, shapes: Iterable[Shape]) -> list[Finding]:
        """Tell of the shapes that no node of the data is a target of."""
        if not self.compiled and not self.unread:
            return [refuse("no-targets", self.where)]
        return [refuse("shape-targets-nothing", self.where, shape=shape.name) for shape in shapes]
