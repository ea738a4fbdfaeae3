"""Focus nodes and value nodes as patterns."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, URIRef

from graph.validate.engine.property_paths import read_path, step
from graph.validate.engine.value_nodes import Context, ValueNodes, inside

SCOPE = "VALUES ?this { <urn:a> <urn:none> }"
STAR = Graph()
STAR.add((BNode("star"), SH.zeroOrMorePath, URIRef("urn:p")))


def rows(at: ValueNodes, pattern: str) -> list[list[str]]:
    store = ox.Store()
    store.load(b"<urn:a> <urn:p> <urn:b> . <urn:b> <urn:p> <urn:c> .", ox.RdfFormat.TURTLE)
    found = store.query(f"SELECT DISTINCT {at.focus} {at.value} WHERE {{ {pattern} }}")
    assert isinstance(found, ox.QuerySolutions)
    return sorted([term.value.removeprefix("urn:") for term in row if term] for row in found)


def test_a_node_shape_has_its_focus_for_a_value() -> None:
    at = inside(Context(), SCOPE, "?this", None)
    assert at.value == at.focus
    assert at.pattern == at.values == SCOPE


def test_a_path_of_no_length_leads_to_the_node_itself_wherever_it_stands() -> None:
    at = inside(Context(), SCOPE, "?this", read_path(STAR, BNode("star")))
    assert rows(at, at.pattern) == [["a", "a"], ["a", "b"], ["a", "c"], ["none", "none"]]


def test_values_hide_whose_they_are() -> None:
    at = inside(Context(), SCOPE, "?this", step("urn:p"))
    assert rows(at, at.values) == [["b"]]


def test_focus_nodes_are_chosen_by_how_many_values_they_have() -> None:
    at = inside(Context(), SCOPE, "?this", read_path(STAR, BNode("star")))
    assert rows(at, at.counted("= 3")) == [["a"]]
    assert rows(at, at.counted("= 1", f"{at.pattern} FILTER({at.value} = <urn:c>)")) == [["a"]]


def test_names_are_never_used_twice() -> None:
    context = Context()
    assert len({context.fresh("x") for _ in range(9)}) == 9


def test_instances_of_a_class() -> None:
    assert "subClassOf>*" in Context().instances("?x", ["<urn:C>"])
    assert "VALUES" not in Context({"<urn:C>": ("<urn:C>",)}).instances("?x", ["<urn:C>"])
    many = Context({"<urn:C>": ("<urn:C>", "<urn:D>")}).instances("?x", ["<urn:C>"], "AMONG")
    assert many.startswith("AMONG VALUES ?class1 { <urn:C> <urn:D> }")
