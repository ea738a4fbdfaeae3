"""Which nodes fail a shape, and which conform to it, as patterns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

NODES = "VALUES ?n { <https://example.org/a> <https://example.org/b> <https://example.org/c> }"
DATA = "ex:a ex:p ex:x ; ex:q 1 . ex:b ex:p ex:y ; ex:r 1 . ex:x ex:q 1 ."


@pytest.mark.parametrize(
    ("text", "failing", "is_cheap"),
    [
        ("sh:property [ sh:path ex:p ; sh:minCount 1 ]", "c", True),
        ("sh:property [ sh:path ex:q ; sh:hasValue 1 ]", "bc", True),
        ("sh:property [ sh:path ex:q ; sh:hasValue 1 ] ; sh:class ex:None", "abc", True),
        ("sh:not [ sh:property [ sh:path ex:q ; sh:hasValue 1 ] ]", "a", True),
        ("sh:property [ sh:path ex:q ; sh:maxCount 0 ]", "a", False),
        ("sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ]", "b", False),
        ("sh:path ( ex:p ex:q ) ; sh:minCount 1", "bc", False),
        (
            "sh:or ( [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] "
            "[ sh:property [ sh:path ex:r ; sh:minCount 1 ] ] )",
            "c",
            True,
        ),
        ("rdfs:label 'nothing'", "", True),
    ],
)
def test_failing_and_conforming_are_each_others_rest(
    read_shapes: ReadShapes, make_store: MakeStore, text: str, failing: str, is_cheap: bool
) -> None:
    (shape,) = SetEngine(read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")).compiled
    store = make_store(DATA)

    def nodes(pattern: str | None) -> str:
        if pattern is None:
            return ""
        rows = store.select(f"SELECT DISTINCT ?n WHERE {{ {pattern} }}")
        return "".join(sorted(row["n"].value[-1] for row in rows))

    assert nodes(shape.failing(Context(), "?n", NODES)) == failing
    rest = "".join(sorted(set("abc") - set(failing)))
    assert nodes(shape.conforming(Context(), "?n", NODES)) == rest
    assert (shape.conforms(Context(), "?n", NODES) is not None) is is_cheap
