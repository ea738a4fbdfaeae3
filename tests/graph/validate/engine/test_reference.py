"""The reference engine, for some of the shapes of a graph."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph, URIRef

from graph.findings import Place, Refused
from graph.validate.engine.reference import validate_by_reference

ReadShapes = Callable[[str], Graph]

SHAPES = (
    "ex:s sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ; sh:node ex:t . "
    "ex:t a sh:NodeShape, owl:Class ; sh:property [ sh:path ex:q ; sh:minCount 1 ] . "
)
DATA = "ex:a a ex:C . ex:b a ex:t ."


def focus(read_shapes: ReadShapes, name: str) -> set[str]:
    asked = [URIRef(f"https://example.org/{name}")]
    shapes = read_shapes(SHAPES)
    before = len(shapes)
    found = validate_by_reference(read_shapes(DATA), shapes, asked, Place())
    assert len(shapes) == before
    return {str(result.focus_node)[-1] for result in found}


def test_only_the_shapes_that_are_asked_for_have_targets(read_shapes: ReadShapes) -> None:
    assert focus(read_shapes, "s") == {"a"}
    assert focus(read_shapes, "t") == {"b"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this { SERVICE <http://x.example> { } }",
        "SELECT $this FROM <urn:x> { }",
        "SELECT $this { \\\\u0053ERVICE ?s { } }",
    ],
)
def test_nothing_is_fetched_from_elsewhere(read_shapes: ReadShapes, query: str) -> None:
    text = f"ex:s sh:targetNode ex:a ; sh:target [ sh:select '{query}' ] ."
    with pytest.raises(Refused) as refused:
        validate_by_reference(Graph(), read_shapes(text), [], Place(file="f.ttl"))
    assert [finding.code for finding in refused.value.findings] == ["shape-query-remote"]


def test_targets_found_by_queries_count(read_shapes: ReadShapes) -> None:
    query = "SELECT ?this WHERE { ?this a <https://example.org/C> }"
    text = (
        f"ex:s a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select '{query}' ] ; "
        "sh:nodeKind sh:Literal ."
    )
    asked = [URIRef("https://example.org/s")]
    found = validate_by_reference(read_shapes(DATA), read_shapes(text), asked, Place())
    assert [str(result.focus_node)[-1] for result in found] == ["a"]
