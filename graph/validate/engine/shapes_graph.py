"""A shapes graph read into shapes: what is ill-formed is refused, what is unknown is told.

Only shapes that a target leads to are read, since the others have no say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef

from graph.findings import Place, Refused, refuse
from graph.language import Text
from graph.validate.engine.constraints import (
    cardinality,
    logical,
    other,
    property_pair,
    shape_based,
    sparql_based,
    string_based,
    value_range,
    value_type,
)
from graph.validate.engine.constraints.constraint import Constraint
from graph.validate.engine.parameters import Parameters, Uncompiled, local
from graph.validate.engine.property_paths import IllFormedPath, Path, read_path
from graph.validate.engine.reference import ADVANCED
from graph.validate.engine.shape import Shape
from graph.validate.engine.targets import Targets
from graph.validate.engine.terms import Node

COMPONENTS: tuple[type[Constraint], ...] = (
    value_type.Class,
    value_type.Datatype,
    value_type.NodeKind,
    cardinality.MinCount,
    cardinality.MaxCount,
    value_range.MinExclusive,
    value_range.MinInclusive,
    value_range.MaxExclusive,
    value_range.MaxInclusive,
    string_based.MinLength,
    string_based.MaxLength,
    string_based.Pattern,
    string_based.LanguageIn,
    string_based.UniqueLang,
    property_pair.Equals,
    property_pair.Disjoint,
    property_pair.LessThan,
    property_pair.LessThanOrEquals,
    logical.Not,
    logical.And,
    logical.Or,
    logical.Xone,
    shape_based.Node,
    shape_based.QualifiedMinCount,
    shape_based.QualifiedMaxCount,
    other.Closed,
    other.HasValue,
    other.In,
    sparql_based.Sparql,
)
TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
KNOWN = {
    *(parameter for component in COMPONENTS for parameter in component.parameters),
    *TARGETS,
    *(SH.property, SH.path, SH.severity, SH.message, SH.deactivated),
    *(SH.qualifiedValueShape, SH.qualifiedValueShapesDisjoint),
    # What people say about a shape, and what is not said about shapes.
    *(SH.name, SH.description, SH.order, SH.group, SH.defaultValue),
    *(SH.declare, SH.prefixes, SH.select, SH.optional, SH.suggestedShapesGraph),
}
SCRIPTS = (SH.js, SH.jsLibrary, SH.jsFunctionName)
SHAPE_TYPES = (SH.NodeShape, SH.PropertyShape)


@dataclass(frozen=True)
class Unread:
    """A shape that the compiler leaves to the reference engine, and why."""

    node: Node
    name: str
    reason: Text


class ShapesGraph:
    """The shapes of a graph. where: the file they come from.

    shapes: those with targets that are compiled. unread: those that are not.
    """

    def __init__(self, graph: Graph, where: Place) -> None:
        """Read the shapes.

        Raises Refused when there are none, when one of them is ill-formed or recursive, and when
        they ask for what no engine here does.
        """
        _check(graph, where)
        self.graph = graph
        self._where = where
        self._read: dict[Node, Shape] = {}
        self._custom = _custom_parameters(graph)
        self._classes = frozenset(self._shape_classes())
        self.shapes: list[Shape] = []
        self.unread: list[Unread] = []
        for node in self._roots():
            try:
                shape = self._shape(node, ())
            except Uncompiled as unknown:
                self.unread.append(Unread(node, self._name(node), unknown.reason))
            else:
                if not shape.deactivated:
                    self.shapes.append(shape)

    def constraints(self) -> Iterator[tuple[Shape, Constraint]]:
        """Yield every constraint that has been read, of nested shapes too, with its shape."""
        for shape in self._read.values():
            yield from ((shape, constraint) for constraint in shape.constraints)

    def _roots(self) -> list[Node]:
        found = {node for target in (*TARGETS, SH.target) for node in self.graph.subjects(target)}
        found |= self._classes
        return sorted((n for n in found if isinstance(n, Node)), key=lambda node: node.n3())

    def _shape_classes(self) -> Iterator[Node]:
        """Yield the shapes that are classes too, and so have their instances for a target."""
        kinds = {OWL.Class, *self.graph.transitive_subjects(RDFS.subClassOf, RDFS.Class)}
        for shape_type in SHAPE_TYPES:
            for node in self.graph.subjects(RDF.type, shape_type):
                if isinstance(node, URIRef) and kinds & set(self.graph.objects(node, RDF.type)):
                    yield node

    def _name(self, node: Node) -> str:
        """Return what people call a shape: its name, its property, or whose it is."""
        if isinstance(node, URIRef):
            return local(node)
        path = self.graph.value(node, SH.path)
        if isinstance(path, URIRef):
            return local(path)
        owners = [owner for owner in self.graph.subjects(None, node) if isinstance(owner, Node)]
        return self._name(owners[0]) if owners and node not in owners else local(node)

    def _shape(self, node: Node, trail: tuple[Node, ...]) -> Shape:
        if node in trail:
            names = " → ".join(self._name(n) for n in (*trail[trail.index(node) :], node))
            raise Refused(refuse("shape-recursive", self._where, shape=names))
        if node not in self._read:
            self._read[node] = self._make(node, (*trail, node))
        return self._read[node]

    def _make(self, node: Node, trail: tuple[Node, ...]) -> Shape:
        path = self._path(node)
        name = self._name(node)
        shape = Parameters(
            self.graph, node, path, name, self._where, lambda other: self._shape(other, trail)
        )
        deactivated = shape.flag(SH.deactivated)
        if not deactivated:
            self._know(shape)
        constraints = (
            constraint
            for component in COMPONENTS
            for constraint in ([] if deactivated else _read(component, shape))
        )
        return Shape(
            node=node,
            name=name,
            path=path,
            targets=self._targets(shape),
            severity=shape.one(SH.severity) or SH.Violation,
            messages=shape.messages(),
            deactivated=deactivated,
            constraints=tuple(constraints),
            properties=() if deactivated else tuple(self._properties(shape)),
        )

    def _properties(self, shape: Parameters) -> Iterator[Shape]:
        for part in shape.shapes(SH.property):
            if part.path is None:
                raise shape.fault("shape-without-path")
            yield part

    def _path(self, node: Node) -> Path | None:
        paths = list(self.graph.objects(node, SH.path))
        if not paths:
            if (node, RDF.type, SH.PropertyShape) in self.graph:
                fault = refuse("shape-without-path", self._where, shape=self._name(node))
                raise Refused(fault)
            return None
        try:
            (path,) = paths
            return read_path(self.graph, path)
        except (ValueError, IllFormedPath) as error:
            fault = refuse("shape-path", self._where, shape=self._name(node))
            raise Refused(fault) from error

    def _targets(self, shape: Parameters) -> Targets:
        classes = shape.iris(SH.targetClass)
        if shape.node in self._classes:
            classes.append(shape.term(SH.targetClass, shape.node))
        return Targets(
            nodes=tuple(shape.term(SH.targetNode, node) for node in shape.all(SH.targetNode)),
            classes=tuple(dict.fromkeys(classes)),
            subjects_of=tuple(shape.iris(SH.targetSubjectsOf)),
            objects_of=tuple(shape.iris(SH.targetObjectsOf)),
        )

    def _know(self, shape: Parameters) -> None:
        """Raise Uncompiled when a shape states what the compiler does not know."""
        for predicate in sorted(shape.stated, key=str):
            if predicate in self._custom:
                raise Uncompiled("uncompiled-own", parameter=local(predicate))
            if str(predicate).startswith(str(SH)) and predicate not in KNOWN:
                known = "advanced" if predicate in ADVANCED else "unknown"
                raise Uncompiled(f"uncompiled-{known}", parameter=local(predicate))


def _check(graph: Graph, where: Place) -> None:
    stated = any((None, predicate, None) in graph for predicate in (*TARGETS, SH.target))
    if not stated and not any((None, RDF.type, kind) in graph for kind in SHAPE_TYPES):
        raise Refused(refuse("no-shapes", where))
    if (None, SH.entailment, None) in graph:
        raise Refused(refuse("shape-entailment", where))
    if any((None, predicate, None) in graph for predicate in SCRIPTS):
        raise Refused(refuse("shape-script", where))


def _read(component: type[Constraint], shape: Parameters) -> Iterable[Constraint]:
    """Return the constraints of a kind that a shape has: none unless it states one."""
    return () if shape.stated.keys().isdisjoint(component.parameters) else component.read(shape)


def _custom_parameters(graph: Graph) -> set[object]:
    """Return the parameters of the constraint components that the graph itself defines."""
    return {
        path
        for component in set(graph.subjects(SH.parameter))
        for parameter in graph.objects(component, SH.parameter)
        for path in graph.objects(parameter, SH.path)
    }
