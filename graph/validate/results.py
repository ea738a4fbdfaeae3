"""The results of a standard report as they stand in it, by address: for machines, in JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rdflib import RDF, SH, XSD, BNode, Graph, Literal
from rdflib.term import Node


@dataclass(frozen=True, order=True)
class Result:
    """One result. Terms are written as in Turtle; value and path are empty where none is given.

    messages: the texts by language, "" where none is given.
    """

    focus: str
    path: str
    value: str
    severity: str
    component: str
    shape: str
    messages: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return self.__dict__ | {"messages": dict(self.messages)}


def read_results(report: Graph) -> list[Result]:
    """Return the results of a report, in order of focus node, path and value."""
    return sorted(_result(report, node) for node in report.objects(None, SH.result))


def _result(report: Graph, node: Node) -> Result:
    def text(term: Node) -> str:
        value = report.value(node, term)
        return value.n3() if value is not None else ""

    def name(term: Node) -> str:
        value = report.value(node, term)
        return str(value).rpartition("#")[2] if value is not None else ""

    said = sorted(
        (own.language or "", str(own))
        for own in report.objects(node, SH.resultMessage)
        if isinstance(own, Literal)
    )
    return Result(
        focus=text(SH.focusNode),
        path=text(SH.resultPath),
        value=text(SH.value),
        severity=name(SH.resultSeverity),
        component=name(SH.sourceConstraintComponent),
        shape=text(SH.sourceShape),
        messages=tuple(said),
    )


def join_reports(parts: Iterable[tuple[Graph, Iterable[Node]]]) -> Graph:
    """Make one report of some results of several reports."""
    joined, top = Graph(bind_namespaces="none"), BNode()
    joined.add((top, RDF.type, SH.ValidationReport))
    for report, results in parts:
        for prefix, namespace in report.namespaces():
            joined.bind(prefix, namespace)
        waiting = list(results)
        for result in waiting:
            joined.add((top, SH.result, result))
        while waiting:
            node = waiting.pop()
            for predicate, value in report.predicate_objects(node):
                if isinstance(value, BNode) and (value, None, None) not in joined:
                    waiting.append(value)
                joined.add((node, predicate, value))
    conforms = (top, SH.result, None) not in joined
    joined.add((top, SH.conforms, Literal(conforms, datatype=XSD.boolean)))
    return joined
