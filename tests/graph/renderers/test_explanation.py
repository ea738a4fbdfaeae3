"""An explanation names the shape, the engine and why, and gives the queries."""

from __future__ import annotations

from rdflib import URIRef

from graph.language import Text
from graph.renderers.explanation import explanation_text
from graph.validate.engine.set_engine import REFERENCE, SET_BASED, Explanation

SHAPE = URIRef("https://example.org/s")
OWN = [
    Explanation(SHAPE, "named", SET_BASED, ("SELECT 1", "SELECT 2")),
    Explanation(SHAPE, "odd", REFERENCE, reason=Text("den är udda.", "it is odd.")),
]


def test_queries_stand_below_their_shape() -> None:
    text = explanation_text(OWN, "en")
    head, first, second, odd = text.strip().split("\n\n")
    assert "named" in head
    assert "2" in head
    assert (first, second) == ("SELECT 1", "SELECT 2")
    assert "it is odd." in odd


def test_it_is_said_in_the_language_of_the_reader() -> None:
    assert "den är udda." in explanation_text(OWN, "sv")
    assert explanation_text(OWN, "sv") != explanation_text(OWN, "en")
