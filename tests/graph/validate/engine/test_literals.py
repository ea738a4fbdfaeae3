"""Literals that the embedded store gives back changed."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import EmbeddedStore
from graph.validate.engine.literals import changed_literals

XSD = "http://www.w3.org/2001/XMLSchema#"
A = ox.NamedNode("urn:a")


def typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    "literal",
    [
        typed("5", "nonNegativeInteger"),
        typed("007", "integer"),
        typed("1.50", "decimal"),
        typed("P12M", "duration"),
        typed("1", "boolean"),
    ],
    ids=str,
)
def test_what_the_store_rewrites_is_noticed(literal: ox.Literal) -> None:
    kept = typed("7", "integer")
    assert changed_literals([ox.Quad(A, A, literal), ox.Quad(A, A, kept)]) == [literal]


@given(st.sampled_from(["integer", "decimal", "date", "boolean", "duration"]), st.text("0123-PM."))
def test_what_is_not_noticed_comes_back_as_it_was(datatype: str, text: str) -> None:
    literal = typed(text, datatype)
    store = EmbeddedStore()
    store.load({A: [ox.Quad(A, A, literal)]})
    ((back),) = (row["o"] for row in store.select("SELECT ?o WHERE { ?s ?p ?o }"))
    assert (changed_literals([ox.Quad(A, A, literal)]) == []) is (back == literal)


def test_addresses_and_strings_are_kept() -> None:
    assert changed_literals([ox.Quad(A, A, A), ox.Quad(A, A, ox.Literal("007"))]) == []
