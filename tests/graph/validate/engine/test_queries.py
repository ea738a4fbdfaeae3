"""From shapes to queries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.queries import queries
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

SHAPE = (
    "ex:s sh:targetClass ex:C ; sh:nodeKind sh:IRI ; sh:message 'm'@sv ; sh:severity sh:Info ; "
    "sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ; sh:equals ex:q ; "
    "sh:property [ sh:path ex:r ; sh:minCount 1 ] ] ."
)


@pytest.mark.parametrize("size", [1, 50])
def test_the_number_of_queries_does_not_depend_on_the_data(
    read_shapes: ReadShapes, make_store: MakeStore, size: int
) -> None:
    asked: list[str] = []
    store = make_store(" ".join(f"ex:n{n} a ex:C ; ex:p ex:n{n + 1} ." for n in range(size)))

    class Counting:
        def select(self, query, values=None, graphs=None):  # type: ignore[no-untyped-def]
            asked.append(query)
            return store.select(query, values, graphs)

    SetEngine(read_shapes(SHAPE)).validate(Counting())
    # One a constraint or group of them, one to probe for second values, one for the classes, one
    # for empty targets.
    assert len(asked) == 4 + 1 + 2


def test_a_result_tells_what_led_to_it(read_shapes: ReadShapes, make_store: MakeStore) -> None:
    store = make_store("ex:a a ex:C ; ex:p ex:b ; ex:q ex:b .")
    (result,) = SetEngine(read_shapes(SHAPE)).validate(store).results
    names = (result.focus_node, result.target_node, result.target_shape)
    assert [str(name)[-1] for name in names] == ["b", "a", "s"]
    assert result.messages == ()


def test_a_result_has_severity_and_messages_of_its_shape(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    (result,) = (
        SetEngine(read_shapes(SHAPE))
        .validate(make_store("[] a ex:C ; ex:p ex:b ; ex:q ex:b . ex:b ex:r 1 ."))
        .results
    )
    assert str(result.severity).endswith("Info")
    assert [message.language for message in result.messages] == ["sv"]


def test_queries_can_be_restricted(read_shapes: ReadShapes) -> None:
    (shape,) = SetEngine(read_shapes(SHAPE)).compiled
    texts = [query.text for query in queries(shape, Context(), "VALUES ?this { <urn:only> }")]
    assert len(texts) == 4
    assert all("VALUES ?this { <urn:only> }" in text for text in texts)


def test_no_query_holds_a_join_inside_not_exists(read_shapes: ReadShapes) -> None:
    """The form that takes quadratic time on the embedded store."""
    (shape,) = SetEngine(read_shapes(SHAPE)).compiled
    for query in queries(shape, Context()):
        for inner in query.text.split("NOT EXISTS {")[1:]:
            assert inner.split("}")[0].strip().strip(".").count(" .") == 0
