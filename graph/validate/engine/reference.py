"""The reference engine, for the shapes that the compiler does not know.

pySHACL picks single shapes wrongly, so instead the other shapes lose their targets in a copy.
"""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import OWL, RDF, RDFS, SH, Graph, Literal
from rdflib.term import Node as AnyNode

from graph.findings import Place, Refused, refuse
from graph.query_tokens import tokens
from graph.validate.engine.property_paths import IllFormedPath, Path, read_path
from graph.validate.engine.results import Result
from graph.validate.engine.terms import Node
from graph.validate.shacl import run

TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
# What pySHACL knows beyond the specification, when it is told to.
ADVANCED = (SH.target, SH.rule, SH.expression)
TEXTS = (SH.select, SH.ask, SH.construct, SH.update)
# What would make the engine ask somebody else's machine.
REMOTE = {"SERVICE", "FROM", "LOAD"}


def validate_by_reference(
    data: Graph, shapes: Graph, asked: Sequence[Node], where: Place
) -> list[Result]:
    """Return what the reference engine finds with some of the shapes of a graph.

    asked: the shapes whose targets count. Raises Refused when it cannot use them, or when one of
    their queries would leave the machine.
    """
    for predicate in TEXTS:
        for text in shapes.objects(None, predicate):
            if REMOTE & {part.word for part in tokens(str(text))}:
                raise Refused(refuse("shape-query-remote", where))
    advanced = any((None, predicate, None) in shapes for predicate in ADVANCED)
    report = run(data, _with_targets_of(shapes, set(asked)), None, where, advanced=advanced)
    return [read_result(report, shapes, node) for node in report.objects(None, SH.result)]


def _with_targets_of(shapes: Graph, asked: set[Node]) -> Graph:
    """Return a copy of the shapes in which only some have targets."""
    kinds = {OWL.Class, *shapes.transitive_subjects(RDFS.subClassOf, RDFS.Class)}
    copy = Graph()
    for prefix, namespace in shapes.namespaces():
        copy.bind(prefix, namespace)
    for subject, predicate, value in shapes:
        target = predicate in TARGETS
        shape_class = predicate == RDF.type and value in kinds and _is_shape(shapes, subject)
        if subject in asked or not (target or shape_class):
            copy.add((subject, predicate, value))
    return copy


def _is_shape(shapes: Graph, node: AnyNode) -> bool:
    return bool({SH.NodeShape, SH.PropertyShape} & set(shapes.objects(node, RDF.type)))


def read_result(report: Graph, shapes: Graph, node: AnyNode) -> Result:
    """Return a result as a standard report states it. shapes: where its paths may be as well."""

    def one(predicate: AnyNode) -> Node | None:
        found = report.value(node, predicate)
        return found if isinstance(found, Node) else None

    focus, component, shape, severity = (
        one(predicate)
        for predicate in (
            SH.focusNode,
            SH.sourceConstraintComponent,
            SH.sourceShape,
            SH.resultSeverity,
        )
    )
    assert focus is not None
    assert component is not None
    assert shape is not None
    assert severity is not None
    messages = sorted(m for m in report.objects(node, SH.resultMessage) if isinstance(m, Literal))
    return Result(
        focus_node=focus,
        path=_path(report, shapes, one(SH.resultPath)),
        value=one(SH.value),
        component=component,
        source_shape=shape,
        severity=severity,
        messages=tuple(messages),
        source_constraint=one(SH.sourceConstraint),
    )


def _path(report: Graph, shapes: Graph, node: Node | None) -> Path | None:
    if node is None:
        return None
    for graph in (report, shapes):
        try:
            return read_path(graph, node)
        except IllFormedPath:
            continue
    return None
