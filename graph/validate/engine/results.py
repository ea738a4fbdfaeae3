"""A validation result, and the standard report that results make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import RDF, SH, BNode, Graph, Literal

from graph.namespaces import PREFIXES
from graph.validate.engine.property_paths import Path
from graph.validate.engine.terms import Node


@dataclass(frozen=True)
class Result:
    """One validation result, in the terms of the specification.

    target_shape, target_node: the shape with a target, and the focus node of it, that led to the
    result; another shape and node when it was found inside a property. Two results are the same
    whatever led to them.
    """

    focus_node: Node
    path: Path | None
    value: Node | None
    component: Node
    source_shape: Node
    severity: Node
    messages: tuple[Literal, ...] = ()
    source_constraint: Node | None = None
    target_shape: Node | None = field(default=None, compare=False)
    target_node: Node | None = field(default=None, compare=False)


def write_report(results: Iterable[Result]) -> Graph:
    """Return the sh:ValidationReport of some results, in our prefixes."""
    report = Graph(bind_namespaces="none")
    for prefix, namespace in sorted((PREFIXES | {"sh": str(SH)}).items()):
        report.bind(prefix, namespace)
    head = BNode()
    conforms = True
    add = report.add
    for result in results:
        conforms = False
        node = BNode()
        add((head, SH.result, node))
        add((node, RDF.type, SH.ValidationResult))
        add((node, SH.focusNode, result.focus_node))
        add((node, SH.sourceConstraintComponent, result.component))
        add((node, SH.sourceShape, result.source_shape))
        add((node, SH.resultSeverity, result.severity))
        if result.path is not None:
            add((node, SH.resultPath, result.path.write(report)))
        if result.value is not None:
            add((node, SH.value, result.value))
        if result.source_constraint is not None:
            add((node, SH.sourceConstraint, result.source_constraint))
        for message in result.messages:
            add((node, SH.resultMessage, message))
    add((head, RDF.type, SH.ValidationReport))
    add((head, SH.conforms, Literal(conforms)))
    return report
