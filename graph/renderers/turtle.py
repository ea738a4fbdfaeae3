"""Turtle of a report graph, byte for byte the same however often it is made."""

from __future__ import annotations

from functools import cache

from rdflib import SH, BNode, Graph
from rdflib.term import Node


def report_turtle(report: Graph) -> str:
    """Write a report as Turtle: results in order of focus node, then of shape.

    Blank nodes are named in the order in which they are met from the top, the results in theirs,
    everything else by what it says; the serialiser writes in the order of the names. (In a report
    no blank node leads back to itself: the engine copies what it cites to a limited depth.)
    """

    @cache
    def said(node: Node) -> str:
        if not isinstance(node, BNode):
            return node.n3()
        pairs = report.predicate_objects(node)
        return "[" + " ; ".join(sorted(f"{p.n3()} {said(o)}" for p, o in pairs)) + "]"

    def place(node: Node) -> tuple[str, str, str]:
        own = (report.value(node, term) for term in (SH.focusNode, SH.sourceShape))
        focus, shape = (said(part) if part is not None else "" for part in own)
        return focus, shape, said(node)

    names: dict[Node, BNode] = {}

    def visit(node: Node) -> None:
        if isinstance(node, BNode) and node not in names:
            names[node] = BNode(f"b{len(names):06d}")
            pairs = report.predicate_objects(node)
            for _, value in sorted(pairs, key=lambda pair: (pair[0].n3(), place(pair[1]))):
                visit(value)

    cited = set(report.objects())
    for top in sorted({*report.subjects()} - cited, key=place):
        visit(top)
    ordered = Graph(namespace_manager=report.namespace_manager)
    for subject, predicate, value in report:
        ordered.add((names.get(subject, subject), predicate, names.get(value, value)))
    return ordered.serialize(format="longturtle").strip() + "\n"
