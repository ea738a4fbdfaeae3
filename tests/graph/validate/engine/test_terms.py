"""Terms between the two libraries."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

from graph.validate.engine.terms import Node, to_node, to_term, written

NODES = [
    URIRef("https://example.org/a"),
    BNode("b"),
    Literal("text"),
    Literal("ord", lang="sv"),
    Literal("007", datatype=XSD.integer, normalize=False),
    Literal("x", datatype=URIRef("https://example.org/kind")),
]


@pytest.mark.parametrize("node", NODES, ids=str)
def test_a_node_comes_back_as_it_was(node: Node) -> None:
    back = to_node(to_term(node))
    assert (type(back), str(back), back.n3()) == (type(node), str(node), node.n3())


@given(st.text())
def test_a_text_is_never_more_than_one_term(text: str) -> None:
    query = f"SELECT ?x WHERE {{ VALUES ?x {{ {written(Literal(text))} }} }}"
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["x"].value for row in found] == [text]


@pytest.mark.parametrize("node", [BNode("b"), URIRef("no address"), URIRef("https://x/> . <y")])
def test_what_cannot_be_written_in_a_query(node: Node) -> None:
    with pytest.raises(ValueError, match=r"b|address|IRI"):
        written(node)


def test_a_triple_is_no_node() -> None:
    name = ox.NamedNode("urn:a")
    with pytest.raises(TypeError):
        to_node(ox.Triple(name, name, name))
