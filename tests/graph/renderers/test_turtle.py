"""The report as Turtle: the same bytes whatever the nodes happen to be called."""

from __future__ import annotations

import random

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from graph.renderers.turtle import report_turtle

EX = "https://example.org/"


def report(order: random.Random, results: int = 6) -> Graph:
    """A report with nested and shared blank nodes, made in any order."""
    graph, top, shape, path = Graph(), BNode(), BNode(), BNode()
    triples = [(top, RDF.type, SH.ValidationReport), (shape, SH.minCount, Literal(1))]
    Collection(graph, path, [URIRef(EX + "p"), URIRef(EX + "q")])
    for number in range(results):
        result, detail = BNode(), BNode()
        triples += [
            (top, SH.result, result),
            (result, SH.focusNode, URIRef(f"{EX}{number % 3}")),
            (result, SH.sourceShape, URIRef(f"{EX}shape{number}") if number % 2 else shape),
            (result, SH.resultPath, path),
            (result, SH.detail, detail),
            (detail, SH.value, Literal(number)),
        ]
    order.shuffle(triples)
    for triple in triples:
        graph.add(triple)
    return graph


@pytest.mark.parametrize("seed", range(8))
def test_the_same_report_is_the_same_text(seed: int) -> None:
    expected = report_turtle(report(random.Random(0)))
    assert report_turtle(report(random.Random(seed))) == expected


def test_nothing_is_lost() -> None:
    graph = report(random.Random(0))
    assert isomorphic(Graph().parse(data=report_turtle(graph), format="turtle"), graph)


def test_results_stand_in_order_of_focus_node() -> None:
    text = report_turtle(report(random.Random(3)))
    focus = [line.split(EX)[1][0] for line in text.splitlines() if "focusNode" in line]
    assert focus == sorted(focus)


def test_another_report_is_another_text() -> None:
    assert report_turtle(report(random.Random(0))) != report_turtle(report(random.Random(0), 5))
