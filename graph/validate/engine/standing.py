"""A standing validation: the results as they are, and what a change makes of them.

From a change the affected focus nodes are found, only those are validated, and their results take
the place of what stood for them. It comes to the same as validating everything anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox
from rdflib import Graph

from graph.store.change_set import ChangeSet
from graph.validate.engine.affected import Dependencies, Walk
from graph.validate.engine.copies import Queryable, for_shapes
from graph.validate.engine.results import Result, write_report
from graph.validate.engine.set_engine import Focus, SetEngine
from graph.validate.engine.terms import Node

# The shape with the target, and the focus node of it: a node of shapes left to the reference
# engine is not known.
By = Mapping[Node | None, Mapping[Node | None, tuple[Result, ...]]]


@dataclass(frozen=True)
class Standing:
    """What a validation found, by shape and focus node."""

    engine: SetEngine
    dependencies: Dependencies
    found: By

    @staticmethod
    def of(
        engine: SetEngine, store: Queryable, graphs: Sequence[ox.NamedNode] | None = None
    ) -> Standing:
        """Validate everything. Raises what `SetEngine.validate` raises."""
        found = _by_pair(engine.validate(store, graphs).results)
        return Standing(engine, Dependencies(engine.compiled), found)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """All results, in no order."""
        return tuple(
            result for own in self.found.values() for found in own.values() for result in found
        )

    @cached_property
    def report(self) -> Graph:
        """The standard sh:ValidationReport."""
        return write_report(self.results)

    def affected(
        self, changes: ChangeSet, store: Queryable, graphs: Sequence[ox.NamedNode] | None = None
    ) -> Focus:
        """Return the shapes, and the focus nodes of each, that a change can touch.

        A shape that is left to the reference engine is affected by every change.
        """
        own = changes if graphs is None else changes.among(set(graphs))
        if not own:
            return {}
        unread = dict.fromkeys(one.node for one in self.engine.unread)
        return self.dependencies.affected(Walk(for_shapes(store), graphs, own)) | unread

    def after(
        self, changes: ChangeSet, store: Queryable, graphs: Sequence[ox.NamedNode] | None = None
    ) -> Standing:
        """Return what stands after a change. store: with the change applied."""
        focus = self.affected(changes, store, graphs)
        if not focus:
            return self
        found = dict(self.found)
        new = _by_pair(self.engine.validate(store, graphs, focus).results)
        for shape, nodes in focus.items():
            stood = {} if nodes is None else dict(found.get(shape, {}))
            for node in nodes or ():
                stood.pop(node, None)
            stood |= new.get(shape, {})
            found[shape] = stood
        return replace(self, found=found)


def _by_pair(results: Iterable[Result]) -> By:
    found: dict[Node | None, dict[Node | None, list[Result]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for result in results:
        found[result.target_shape][result.target_node].append(result)
    return {
        shape: {node: tuple(own) for node, own in nodes.items()} for shape, nodes in found.items()
    }
