"""Probes: no answer only where nothing fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.answers import Answers
from graph.validate.engine.probes import probes
from graph.validate.engine.probes import settled as settled_by
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context
from tests.graph.validate.engine.conftest import GRAPHS

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]
Find = Callable[[str, str], list[str]]

# Of each constraint what all of these keep to, and what one of them does not.
KEPT = "ex:a a ex:C ; ex:p ex:b . ex:b a ex:D . ex:c ex:p ex:b ."
CASES = [
    ("sh:nodeKind sh:IRI", "ex:c ex:p 1 ."),
    ("sh:class ex:D", "ex:c ex:p ex:c ."),
    ("sh:in ( ex:b )", "ex:c ex:p ex:c ."),
    ("sh:in ()", ""),
    ("sh:maxCount 1", "ex:c ex:p ex:c ."),
    ("sh:maxCount 0", ""),
    ("sh:node [ sh:class ex:D ]", "ex:c ex:p ex:c ."),
    ("sh:not [ sh:class ex:C ]", "ex:c ex:p ex:a ."),
    ("sh:and ( [ sh:class ex:D ] [ sh:nodeKind sh:IRI ] )", "ex:c ex:p ex:c ."),
    ("sh:or ( [ sh:class ex:D ] [ sh:class ex:E ] )", "ex:c ex:p ex:c ."),
    ("sh:disjoint ex:q", "ex:c ex:p ex:c ; ex:q ex:c ."),
    ("sh:lessThan ex:q", "ex:c ex:p 1 ; ex:q 1 ."),
    ("sh:uniqueLang true", "ex:c ex:p 'x'@sv, 'y'@SV ."),
]


def settled(shapes: Graph, store: EmbeddedStore) -> bool:
    """Say whether all that is probed is settled; there is a probe."""
    asked = probes(SetEngine(shapes).compiled, Context({"<https://example.org/D>": ()}))
    assert asked
    return not any(store.select(probe.text) for probe in asked)


@pytest.mark.parametrize(("text", "failing"), CASES)
def test_an_answer_where_any_value_fails(
    read_shapes: ReadShapes, make_store: MakeStore, text: str, failing: str
) -> None:
    shapes = read_shapes(f"ex:s sh:targetClass ex:C ; sh:path ex:p ; {text} .")
    store = EmbeddedStore()
    store.load({graph: list(make_store(KEPT + failing).quads(graph)) for graph in GRAPHS[:1]})
    assert not settled(shapes, store)


@pytest.mark.parametrize(("text", "failing"), [case for case in CASES if case[1]])
def test_none_where_all_values_conform(
    read_shapes: ReadShapes, make_store: MakeStore, text: str, failing: str
) -> None:
    shapes = read_shapes(f"ex:s sh:targetClass ex:C ; sh:path ex:p ; {text} .")
    store = EmbeddedStore()
    store.load({graph: list(make_store(KEPT).quads(graph)) for graph in GRAPHS[:1]})
    assert settled(shapes, store)


@pytest.mark.parametrize(("text", "failing"), CASES)
def test_what_fails_elsewhere_is_not_told(find: Find, text: str, failing: str) -> None:
    """What a probe meets need not belong to a focus node."""
    shape = f"ex:s sh:targetNode ex:nobody ; sh:path ex:p ; {text} ."
    assert find(shape, KEPT + failing) == []


@pytest.mark.parametrize(("failing", "is_settled"), [("", True), ("ex:b ex:p ex:c .", False)])
def test_triples_in_two_graphs_count_once(
    read_shapes: ReadShapes, make_store: MakeStore, failing: str, is_settled: bool
) -> None:
    shapes = read_shapes("ex:s sh:targetNode ex:b ; sh:path ex:p ; sh:maxCount 1 .")
    store = make_store("ex:a ex:p ex:b . ex:b ex:p ex:b ." + failing)
    answers = Answers(store, GRAPHS, shapes)
    compiled = SetEngine(shapes).compiled
    (probe,) = probes(compiled, Context())
    assert store.select(probe.text, graphs=GRAPHS)
    assert bool(settled_by(compiled, Context(), answers)) is is_settled


def test_all_that_tests_a_value_for_itself_is_asked_at_once(read_shapes: ReadShapes) -> None:
    text = "sh:path ex:p ; sh:nodeKind sh:IRI ; sh:minLength 2 ; sh:in ( ex:a ) ; sh:minCount 1"
    (probe,) = probes(
        SetEngine(read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")).compiled, Context()
    )
    assert len(probe.settles) == 3


def test_a_path_that_is_more_than_a_step_is_not_probed(read_shapes: ReadShapes) -> None:
    text = "sh:path ( ex:p ex:q ) ; sh:maxCount 1"
    assert (
        probes(SetEngine(read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")).compiled, Context())
        == []
    )


def test_one_of_several_steps_is_enough_to_fail(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    text = "sh:path [ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ] ; sh:nodeKind sh:IRI"
    shapes = read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")
    assert settled(shapes, make_store("ex:a ex:p ex:b . ex:c ex:q ex:a ; ex:r 1 ."))
    assert not settled(shapes, make_store("ex:a ex:p ex:b . [] ex:q ex:a ."))
