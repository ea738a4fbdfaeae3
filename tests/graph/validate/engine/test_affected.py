"""Which focus nodes a change touches: those whose results may change, and few others."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.store import ChangeSet, EmbeddedStore
from graph.validate.engine import affected
from graph.validate.engine.affected import Dependencies, Walk
from graph.validate.engine.set_engine import SetEngine
from tests.graph.validate.engine.conftest import GRAPHS, HEAD

ReadShapes = Callable[[str], Graph]
# Three in a row, each with a class of its own; C is below B.
DATA = """
ex:a a ex:A ; ex:p ex:b . ex:b a ex:B ; ex:q ex:c ; ex:name "b" . ex:c a ex:C ; ex:name "c" .
ex:C rdfs:subClassOf ex:B .
"""
ON_A = "ex:s a sh:NodeShape ; sh:targetClass ex:A ; "
AFFECTED = {
    # What the shape holds, the triple that comes or goes → who is affected.
    ("sh:property [ sh:path ex:p ; sh:minCount 1 ]", "ex:a ex:p ex:c"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:minCount 1 ]", "ex:a ex:r ex:c"): [],
    ("sh:property [ sh:path ex:p ; sh:minCount 1 ]", "ex:b ex:p ex:c"): ["b"],
    ("sh:property [ sh:path ( ex:p ex:q ) ; sh:maxCount 1 ]", "ex:b ex:q ex:d"): ["a"],
    ("sh:property [ sh:path ( ex:p ex:q ) ; sh:maxCount 1 ]", "ex:c ex:q ex:d"): [],
    ("sh:property [ sh:path [ sh:inversePath ex:r ] ; sh:minCount 1 ]", "ex:b ex:r ex:a"): ["a"],
    ("sh:property [ sh:path [ sh:oneOrMorePath ex:p ] ; sh:maxCount 1 ]", "ex:b ex:p ex:d"): [
        *("a", "b"),
    ],
    ("sh:property [ sh:path ex:p ; sh:class ex:B ]", "ex:b a ex:B"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:class ex:B ]", "ex:b a ex:C"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:class ex:B ]", "ex:b a ex:D"): [],
    (
        "sh:property [ sh:path ex:p ; sh:node [ sh:property [ sh:path ex:q ; sh:class ex:B ] ] ]",
        "ex:c a ex:C",
    ): ["a"],
    (
        "sh:property [ sh:path ex:p ; sh:property [ sh:path ex:name ; sh:datatype xsd:string ] ]",
        "ex:b ex:name 1",
    ): ["a"],
    ("sh:not [ sh:property [ sh:path ex:r ; sh:minCount 1 ] ]", "ex:a ex:r ex:d"): ["a"],
    (
        "sh:or ( [ sh:path ex:r ; sh:minCount 1 ] [ sh:path ex:p ; sh:property [ sh:path ex:q ;"
        " sh:minCount 1 ] ] )",
        "ex:b ex:q ex:d",
    ): ["a"],
    (
        "sh:property [ sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape"
        " [ sh:path ex:q ; sh:hasValue ex:c ] ]",
        "ex:b ex:q ex:c",
    ): ["a"],
    (
        "sh:property [ sh:path ex:p ; sh:qualifiedValueShapesDisjoint true ;"
        " sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class ex:B ] ] ,"
        " [ sh:path ex:r ; sh:qualifiedValueShapesDisjoint true ;"
        " sh:qualifiedMaxCount 0 ; sh:qualifiedValueShape"
        " [ sh:path ex:name ; sh:minCount 1 ] ]",
        "ex:b ex:name 'x'",
    ): ["a"],
    ("sh:property [ sh:path ex:p ; sh:equals ex:r ]", "ex:a ex:r ex:b"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:lessThan ex:r ]", "ex:a ex:r ex:b"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:disjoint ex:r ]", "ex:a ex:r ex:b"): ["a"],
    ("sh:closed true ; sh:property [ sh:path ex:p ]", "ex:a ex:r ex:b"): ["a"],
    ("sh:property [ sh:path ex:p ; sh:node [ sh:closed true ] ]", "ex:b ex:r ex:a"): ["a"],
    ("sh:nodeKind sh:IRI", "ex:d a ex:A"): ["d"],
    ("sh:nodeKind sh:IRI", "ex:d a ex:B"): [],
    (
        "sh:sparql [ sh:select 'SELECT $this { $this <https://example.org/p> ?x . ?y"
        " <https://example.org/r> ?x }' ]",
        "ex:d ex:r ex:b",
    ): ["a"],
    ("sh:nodeKind sh:IRI", "ex:D rdfs:subClassOf ex:A"): None,
    (
        "sh:sparql [ sh:select 'SELECT $this { $this <https://example.org/p> ?x . ?y"
        " <https://example.org/r> ?z }' ]",
        "ex:d ex:r ex:b",
    ): None,
}


def quad_of(text: str) -> ox.Quad:
    [quad] = ox.parse(f"{HEAD} {text} .", format=ox.RdfFormat.TURTLE)
    return ox.Quad(*quad.triple, GRAPHS[0])


def touched(shapes: Graph, store: EmbeddedStore, changes: ChangeSet) -> dict[str, list[str] | None]:
    found = Dependencies(SetEngine(shapes).compiled).affected(Walk(store, None, changes))
    return {
        str(shape).rsplit("/", 1)[-1]: nodes and [str(node).rsplit("/", 1)[-1] for node in nodes]
        for shape, nodes in found.items()
    }  # type: ignore[misc]


@pytest.mark.parametrize("added", [True, False], ids=["added", "removed"])
@pytest.mark.parametrize(("shape", "triple"), AFFECTED)
def test_who_is_affected(read_shapes: ReadShapes, shape: str, triple: str, added: bool) -> None:
    store = EmbeddedStore()
    quads = ox.parse(HEAD + DATA, format=ox.RdfFormat.TURTLE)
    store.load({GRAPHS[0]: [ox.Quad(*q.triple, GRAPHS[0]) for q in quads]})
    new = quad_of(triple)
    changes = ChangeSet.of([new]) if added else ChangeSet.of(removed=[new])
    store.apply(ChangeSet.of(removed=[new]))
    store.apply(changes)
    wanted = AFFECTED[shape, triple]
    found = touched(read_shapes(f"{ON_A} {shape} ."), store, changes)
    assert found == ({} if wanted == [] else {"s": wanted})


def test_a_way_is_walked_over_what_was_removed_with_it(read_shapes: ReadShapes) -> None:
    store = EmbeddedStore()
    changes = ChangeSet.of(removed=map(quad_of, ["ex:a ex:p ex:b", "ex:b ex:q ex:c"]))
    shape = f"{ON_A} sh:property [ sh:path ( ex:p ex:q ex:r ) ; sh:maxCount 1 ] ."
    assert touched(read_shapes(shape), store, changes) == {"s": ["a"]}
    gone = ChangeSet.of([quad_of("ex:c ex:r ex:d")], changes.removed)
    assert touched(read_shapes(shape), store, gone) == {"s": ["a"]}


@pytest.mark.parametrize(
    ("target", "triple", "wanted"),
    [
        ("sh:targetSubjectsOf ex:p", "ex:x ex:p ex:y", ["x"]),
        ("sh:targetObjectsOf ex:p", "ex:x ex:p ex:y", ["y"]),
        ("sh:targetObjectsOf ex:p", "ex:x ex:q ex:y", []),
        ("sh:targetNode ex:n", "ex:n ex:q ex:y", []),
    ],
)
def test_targets_come_and_go(
    read_shapes: ReadShapes, target: str, triple: str, wanted: list[str]
) -> None:
    shapes = read_shapes(f"ex:s a sh:NodeShape ; {target} ; sh:nodeKind sh:IRI .")
    for changes in (ChangeSet.of([quad_of(triple)]), ChangeSet.of(removed=[quad_of(triple)])):
        found = touched(shapes, EmbeddedStore(), changes)
        assert found == ({"s": wanted} if wanted else {})


def test_where_too_many_are_reached_the_whole_shape_is(
    read_shapes: ReadShapes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(affected, "MANY", 3)
    store = EmbeddedStore()
    rows = [quad_of(f"ex:a{number} ex:p ex:b") for number in range(4)]
    shapes = read_shapes(f"{ON_A} sh:property [ sh:path ( ex:p ex:q ) ; sh:maxCount 1 ] .")
    changes = ChangeSet.of([quad_of("ex:b ex:q ex:c")])
    store.apply(ChangeSet.of(rows[:3]))
    assert touched(shapes, store, changes) == {"s": ["a0", "a1", "a2"]}
    store.apply(ChangeSet.of(rows))
    assert touched(shapes, store, changes) == {"s": None}


def test_a_blank_node_cannot_be_asked_about(read_shapes: ReadShapes) -> None:
    shapes = read_shapes(f"{ON_A} sh:property [ sh:path ex:p ; sh:maxCount 1 ] .")
    blank = ox.Quad(ox.BlankNode(), ox.NamedNode("https://example.org/p"), ox.Literal("x"))
    assert touched(shapes, EmbeddedStore(), ChangeSet.of([blank])) == {"s": None}
