"""Which focus nodes a change can touch: the ways that shapes read, walked backwards.

A way is walked in the data as they are now together with what was removed, so that a focus node is
found whichever of the two states it belonged to. More nodes may be found than have changed, never
fewer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from graph.store.change_set import ChangeSet
from graph.validate.engine.copies import Queryable
from graph.validate.engine.property_paths import Operator, Path, step
from graph.validate.engine.read import Read, Reads, Step, Way
from graph.validate.engine.shape import Shape
from graph.validate.engine.shape_reads import shape_reads
from graph.validate.engine.terms import Node, Term, to_node
from graph.validate.engine.value_nodes import BELOW

# Where a step leads to more nodes than so, it costs less to validate the whole shape.
MANY = 500
_ABOVE = Path(Operator.ZERO_OR_MORE, (step(BELOW.strip("<>")),))
Nodes = frozenset[Term]


class TooMany(Exception):
    """A way leads to so many nodes that it is no use to follow it."""


class Dependencies:
    """What some shapes read, by predicate."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._whole: dict[str, list[Node]] = defaultdict(list)
        self._always: list[Node] = []
        self._by_predicate: dict[str, dict[Read, list[Node]]] = defaultdict(dict)
        self._of_all: dict[Read, list[Node]] = {}
        for shape in shapes:
            self._add(shape.node, shape_reads(shape))

    def _add(self, shape: Node, reads: Reads) -> None:
        if reads.unfollowed is None:
            self._always.append(shape)
            return
        for predicate in reads.unfollowed:
            self._whole[predicate].append(shape)
        for read in reads.followed:
            predicates = {step.predicate for _, step in read.ways if step}
            for predicate in predicates:
                self._by_predicate[predicate].setdefault(read, []).append(shape)
            if not predicates:
                self._of_all.setdefault(read, []).append(shape)

    def affected(self, look: Walk) -> dict[Node, Sequence[Node] | None]:
        """Return the shapes that a change touches, with the focus nodes; nothing for all."""
        whole = set(self._always)
        found: dict[Node, set[Term]] = defaultdict(set)
        for predicate in look.predicates:
            whole.update(self._whole.get(predicate, ()))
            for read, shapes in self._by_predicate.get(predicate, {}).items():
                _collect(look, read, shapes, found, whole)
        for read, shapes in self._of_all.items():
            _collect(look, read, shapes, found, whole)
        affected: dict[Node, Sequence[Node] | None] = {
            shape: sorted((to_node(node) for node in nodes), key=lambda node: node.n3())
            for shape, nodes in found.items()
            if nodes and shape not in whole
        }
        return affected | dict.fromkeys(whole)


def _collect(
    look: Walk,
    read: Read,
    shapes: Sequence[Node],
    found: dict[Node, set[Term]],
    whole: set[Node],
) -> None:
    if whole.issuperset(shapes):
        return
    nodes = look.focus_nodes(read)
    # No query can ask about a blank node by name.
    if nodes is None or any(isinstance(node, ox.BlankNode) for node in nodes):
        whole.update(shapes)
        return
    for shape in shapes:
        found[shape] |= nodes


@dataclass(frozen=True)
class Walk:
    """Walks ways backwards from what has changed. graphs: those that are the data; None for all."""

    store: Queryable
    graphs: Sequence[ox.NamedNode] | None
    changes: ChangeSet

    @cached_property
    def predicates(self) -> list[str]:
        """The predicates of what has changed, sorted."""
        return sorted({quad.predicate.value for quad in self.changes.quads})

    @cached_property
    def _known(self) -> dict[tuple[Way, Nodes], Nodes | None]:
        return {}

    @cached_property
    def _steps(self) -> dict[tuple[str, bool], dict[Term, Nodes]]:
        return {}

    @cached_property
    def _classes(self) -> dict[Term, Set[str]]:
        return {}

    @cached_property
    def _removed(self) -> Mapping[str, list[ox.Quad]]:
        found: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in self.changes.removed:
            found[quad.predicate.value].append(quad)
        return found

    def focus_nodes(self, read: Read) -> Nodes | None:
        """Return the nodes for which a read meets a change; nothing when they are too many."""
        for way, last in read.ways:
            found = self._reached(way, self._near(last, read.in_graph))
            if found is not None:
                return found
        return None

    def _near(self, step: Step | None, in_graph: bool) -> Nodes:
        """Return the near ends of the changed triples of a step."""
        changed = [
            quad
            for quad in self.changes.quads
            if step is None
            or (
                quad.predicate.value == step.predicate
                and (not step.of_class or step.of_class in self._above(_term(quad.object)))
            )
        ]
        if in_graph:
            return frozenset(_term(quad.graph_name) for quad in changed)
        backwards = step is not None and step.backwards
        return frozenset(_term(quad.object if backwards else quad.subject) for quad in changed)

    def _above(self, kind: Term) -> Set[str]:
        """Return the addresses of a class and all above it."""
        if kind not in self._classes:
            above = self._walk(_ABOVE, frozenset({kind}), backwards=False)
            self._classes[kind] = {str(each.value) for each in above}
        return self._classes[kind]

    def _reached(self, way: Way, nodes: Nodes) -> Nodes | None:
        """Return the nodes from which a way leads to some nodes."""
        key = (way, nodes)
        if key not in self._known:
            try:
                found = nodes
                for path in reversed(way):
                    found = self._walk(path, found, backwards=True)
                self._known[key] = found
            except TooMany:
                self._known[key] = None
        return self._known[key]

    def _walk(self, path: Path, nodes: Nodes, *, backwards: bool) -> Nodes:
        """Return the nodes that a path leads to, or comes from."""
        if not nodes:
            return nodes
        parts = path.parts
        if path.operator is Operator.PREDICATE:
            return self._look(path.predicate, nodes, backwards=backwards)
        if path.operator is Operator.INVERSE:
            return self._walk(parts[0], nodes, backwards=not backwards)
        if path.operator is Operator.SEQUENCE:
            for part in parts[::-1] if backwards else parts:
                nodes = self._walk(part, nodes, backwards=backwards)
            return nodes
        if path.operator is Operator.ALTERNATIVE:
            each = (self._walk(part, nodes, backwards=backwards) for part in parts)
            return frozenset().union(*each)
        once = self._walk(parts[0], nodes, backwards=backwards)
        if path.operator is Operator.ZERO_OR_ONE:
            return nodes | once
        found, new = once, once
        while new:
            new = self._walk(parts[0], new, backwards=backwards) - found
            found |= new
            _bounded(found)
        return found | nodes if path.operator is Operator.ZERO_OR_MORE else found

    def _look(self, predicate: str, nodes: Nodes, *, backwards: bool) -> Nodes:
        """Return what one step leads to, now or before."""
        if any(isinstance(node, ox.BlankNode) for node in nodes):
            raise TooMany
        if not backwards:
            nodes = frozenset(node for node in nodes if isinstance(node, ox.NamedNode))
        known = self._steps.setdefault((predicate, backwards), {})
        asked = nodes - known.keys()
        if asked:
            known |= self._ask(predicate, asked, backwards=backwards)
        return _bounded(frozenset().union(*(known[node] for node in nodes)))

    def _ask(self, predicate: str, nodes: Set[Term], *, backwards: bool) -> dict[Term, Nodes]:
        pattern = f"?to <{predicate}> ?from" if backwards else f"?from <{predicate}> ?to"
        asked = " ".join(sorted(map(str, nodes)))
        rows = self.store.select(
            f"SELECT ?from ?to {{ VALUES ?from {{ {asked} }} {pattern} }} LIMIT {MANY + 1}",
            graphs=self.graphs,
        )
        if len(rows) > MANY:
            raise TooMany
        found: dict[Term, set[Term]] = {node: set() for node in nodes}
        literals = [node for node in nodes if isinstance(node, ox.Literal)]
        for row in rows:
            # A store may write a literal in another way than it was asked for.
            for node in [row["from"]] if row["from"] in found else literals:
                found[node].add(row["to"])
        for quad in self._removed.get(predicate, ()):
            start, end = _term(quad.subject), _term(quad.object)
            near, far = (end, start) if backwards else (start, end)
            if near in found:
                found[near].add(far)
        return {node: frozenset(ends) for node, ends in found.items()}


def _bounded(nodes: Nodes) -> Nodes:
    if len(nodes) > MANY:
        raise TooMany
    return nodes


def _term(term: object) -> Term:
    # What is neither is a triple that stands as a term, or the graph without a name.
    if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal):
        return term
    return ox.BlankNode()
