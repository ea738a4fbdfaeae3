"""The hierarchy of classes in the data, kept until it may have changed."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.store import ChangeSet, EmbeddedStore
from graph.validate.engine.answers import Answers
from graph.validate.engine.hierarchy import classes_below, without_targets
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

EX = "https://example.org/"
C, D, BELOW = f"<{EX}C>", f"<{EX}D>", "http://www.w3.org/2000/01/rdf-schema#subClassOf"


def below(store: EmbeddedStore, graphs: list[ox.NamedNode] | None = None) -> dict[str, list[str]]:
    found = classes_below(Answers(store, graphs, Graph()), [C, D])
    return {kind[-2]: [each[-2] for each in own] for kind, own in found.items()}


def test_a_class_and_all_below_it(make_store: MakeStore) -> None:
    store = make_store("ex:D rdfs:subClassOf ex:C . ex:E rdfs:subClassOf ex:D .")
    assert below(store) == {"C": ["C", "D", "E"], "D": ["D", "E"]}
    assert below(store, [ox.NamedNode("urn:none")]) == {"C": ["C"], "D": ["D"]}


def test_one_with_a_nameless_class_below_is_not_known(make_store: MakeStore) -> None:
    assert below(make_store("[] rdfs:subClassOf ex:C .")) == {"D": ["D"]}


@pytest.mark.parametrize(("predicate", "wanted"), [(BELOW, ["C", "E"]), (EX + "p", ["C"])])
def test_it_is_kept_until_it_may_have_changed(
    make_store: MakeStore, predicate: str, wanted: list[str]
) -> None:
    store = make_store("ex:a a ex:C .")
    assert below(store)["C"] == ["C"]
    triple = (ox.NamedNode(EX + "E"), ox.NamedNode(predicate), ox.NamedNode(EX + "C"))
    store.apply(ChangeSet.of([ox.Quad(*triple, ox.NamedNode("urn:one"))]))
    assert below(store)["C"] == wanted


def test_shapes_that_no_node_is_a_target_of(read_shapes: ReadShapes, make_store: MakeStore) -> None:
    shapes = SetEngine(
        read_shapes(
            "ex:s sh:targetClass ex:C ; sh:nodeKind sh:IRI . "
            "ex:t sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI . "
            "ex:u sh:targetNode ex:a ; sh:nodeKind sh:IRI ."
        )
    ).compiled
    answers = Answers(make_store("ex:a a ex:D ; ex:p 1 ."), None, Graph())
    found = without_targets(shapes, answers, Context({C: (C,), D: (D,)}))
    assert [shape.name for shape in found] == ["s"]
