"""A handful of focus nodes of some shapes: the same results as of all, in a few queries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph, Literal, URIRef

from graph.store import EmbeddedStore
from graph.validate.engine.results import Result
from graph.validate.engine.set_engine import SetEngine

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

EX = "https://example.org/"
DATA = """
ex:a a ex:C ; ex:p 1, ex:b . ex:b a ex:Below ; ex:p ex:b . ex:c ex:q ex:a, 1 . ex:d a ex:Other .
ex:Below rdfs:subClassOf ex:C . [] rdfs:subClassOf ex:Strange . ex:e a ex:Strange .
"""
TARGETS = [
    "sh:targetClass ex:C",
    "sh:targetClass ex:C, ex:Other",
    "sh:targetClass ex:Strange",
    "sh:targetNode ex:a, ex:nobody",
    "sh:targetSubjectsOf ex:q",
    "sh:targetObjectsOf ex:q",
    "sh:targetClass ex:Nothing ; sh:targetSubjectsOf ex:p",
]
BODIES = [
    "sh:nodeKind sh:BlankNode",
    "sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI",
    "sh:not [ sh:property [ sh:path ex:p ; sh:hasValue ex:b ] ]",
    "sh:sparql [ sh:select 'SELECT $this ?value { $this ?p ?value }' ]",
    "sh:sparql [ sh:select 'SELECT $this { $this ?p _:x }' ]",
    "sh:sparql [ sh:select 'SELECT $this { $this ?p ?o } GROUP BY $this HAVING (COUNT(*) > 0)' ]",
]
NODES = [*(URIRef(EX + name) for name in "abcde"), URIRef(EX + "nobody"), Literal(1)]


def told(results: tuple[Result, ...]) -> list[str]:
    return sorted(f"{r.focus_node} {r.value} {r.component} {r.target_shape}" for r in results)


@pytest.mark.parametrize("targets", TARGETS)
@pytest.mark.parametrize("body", BODIES)
def test_node_by_node_they_find_what_all_at_once_find(
    read_shapes: ReadShapes, make_store: MakeStore, targets: str, body: str
) -> None:
    engine = SetEngine(read_shapes(f"ex:s {targets} ; {body} . ex:t {targets} ; {body} ."))
    store = make_store(DATA)
    shapes = [shape.node for shape in engine.compiled]
    together = engine.validate(store, focus=dict.fromkeys(shapes, NODES)).results
    alone = [
        result
        for node in NODES
        for result in engine.validate(store, focus={shape: [node] for shape in shapes}).results
    ]
    assert told(together) == told(engine.validate(store).results) == told(tuple(alone))


def test_a_few_queries_for_many_shapes(read_shapes: ReadShapes, make_store: MakeStore) -> None:
    asked: list[str] = []
    store = make_store(DATA)

    class Counting:
        def select(self, query, values=None, graphs=None):  # type: ignore[no-untyped-def]
            asked.append(query)
            return store.select(query, values, graphs)

    shapes = " ".join(f"ex:s{n} sh:targetClass ex:C ; {BODIES[0]} ." for n in range(24))
    engine = SetEngine(read_shapes(shapes))
    nodes = {shape.node: NODES for shape in engine.compiled}
    assert len(engine.validate(Counting(), focus=nodes).results) == 2 * 24
    # The classes, what the nodes are, and the shapes eight at a time.
    assert len(asked) == 1 + 1 + 3


def test_a_change_of_the_hierarchy_is_followed(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    engine = SetEngine(read_shapes(f"ex:s sh:targetClass ex:C ; {BODIES[0]} ."))
    focus = {shape.node: NODES for shape in engine.compiled}
    assert len(engine.validate(make_store("ex:d a ex:Other ."), focus=focus).results) == 0
    later = make_store("ex:d a ex:Other . ex:Other rdfs:subClassOf ex:C .")
    assert len(engine.validate(later, focus=focus).results) == 1
