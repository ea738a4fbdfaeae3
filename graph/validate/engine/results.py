"""A validation result, and the standard report that results make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import RDF, SH, BNode, Graph, Literal
from rdflib.term import Identifier

from graph.namespaces import PREFIXES
from graph.validate.engine.property_paths import Path
from graph.validate.engine.terms import Node

# Looked up once: rdflib makes the terms of a vocabulary anew each time that they are named.
TYPE, RESULT, VALIDATION_RESULT = RDF.type, SH.result, SH.ValidationResult
FOCUS, PATH, VALUE = SH.focusNode, SH.resultPath, SH.value
COMPONENT, SHAPE, CONSTRAINT = SH.sourceConstraintComponent, SH.sourceShape, SH.sourceConstraint
SEVERITY, MESSAGE = SH.resultSeverity, SH.resultMessage


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
    # Of a single graph, the simple store need not note for each triple which one it is in.
    report = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in sorted((PREFIXES | {"sh": str(SH)}).items()):
        report.bind(prefix, namespace)
    head = BNode()
    conforms = True
    put = report.store.add

    def add(triple: tuple[Identifier, Identifier, Identifier]) -> None:
        # All terms have been read from a graph: there is no need to look at each of them again.
        put(triple, report)

    for result in results:
        conforms = False
        node = BNode()
        add((head, RESULT, node))
        add((node, TYPE, VALIDATION_RESULT))
        add((node, FOCUS, result.focus_node))
        add((node, COMPONENT, result.component))
        add((node, SHAPE, result.source_shape))
        add((node, SEVERITY, result.severity))
        if result.path is not None:
            add((node, PATH, result.path.write(report)))
        if result.value is not None:
            add((node, VALUE, result.value))
        if result.source_constraint is not None:
            add((node, CONSTRAINT, result.source_constraint))
        for message in result.messages:
            add((node, MESSAGE, message))
    add((head, TYPE, SH.ValidationReport))
    add((head, SH.conforms, Literal(conforms)))
    return report
