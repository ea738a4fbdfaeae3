"""Copies of data."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import Graph, Literal

from graph.store import EmbeddedStore
from graph.validate.engine.copies import CopyWithShapes, as_rdflib, copied

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]


def test_a_copy_holds_each_triple_once_and_each_blank_node_together(make_store: MakeStore) -> None:
    quads = copied(make_store("ex:a ex:p [ ex:q 1, 2 ] ."), None)
    assert len(quads) == 3
    assert len({str(quad.subject) for quad in quads}) == 2
    assert len(copied(make_store("ex:a ex:p 1 ."), None)) == 1


def test_literals_stay_as_they_are_written(read_shapes: ReadShapes) -> None:
    graph = read_shapes("ex:a ex:p '007'^^xsd:integer .")
    assert [str(value) for value in graph.objects()] == ["007"]


def test_a_copy_knows_the_shapes_apart(make_store: MakeStore, read_shapes: ReadShapes) -> None:
    quads = copied(make_store("ex:a ex:p 1 ."), None)
    copy = CopyWithShapes(quads, read_shapes("ex:s ex:p 2 ."))
    everything = "SELECT ?o WHERE { ?s ?p ?o }"
    assert [row["o"].value for row in copy.select(everything)] == ["1"]
    of_shapes = "SELECT ?o ?none WHERE { GRAPH <urn:shapes-graph> { ?s ?p ?o } }"
    assert [row["o"].value for row in copy.select(of_shapes)] == ["2"]
    assert Literal(1) in set(as_rdflib(quads).objects())
