"""What is asked of the same focus nodes, in one query."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import Graph

from graph.validate.engine.passes import Pass, passes
from graph.validate.engine.queries import Query, queries
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context

Find = Callable[[str, str], list[str]]
ReadShapes = Callable[[str], Graph]

NODES = "sh:targetNode ex:a, ex:b, ex:c ;"
SHAPES = [
    f"ex:s {NODES} sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
    f"ex:t {NODES} sh:path ex:q ; sh:minCount 1 .",
    f"ex:u {NODES} sh:path ex:p ; sh:hasValue 2 .",
    f"ex:v {NODES} sh:or ( [ sh:path ex:p ; sh:minCount 1 ] [ sh:path ex:q ; sh:minCount 1 ] ) .",
    f"ex:w {NODES} sh:xone ( [ sh:path ex:p ; sh:minCount 1 ] [ sh:path ex:q ; sh:minCount 1 ] ) .",
]
DATA = "ex:a ex:p 1 ; ex:q 1 . ex:b ex:q 1 . ex:c ex:r 1 ."


def asked(shapes: Graph) -> list[Query | Pass]:
    """Return what is asked of all focus nodes."""
    context = Context()
    compiled = SetEngine(shapes).compiled
    return passes((query for shape in compiled for query in queries(shape, context)), context)


def test_together_they_find_what_each_finds_alone(find: Find, read_shapes: ReadShapes) -> None:
    alone = sorted(line for shape in SHAPES for line in find(shape, DATA))
    assert alone == [
        *("a HasValue", "a Xone a", "b HasValue", "b MinCount", "c HasValue", "c MinCount"),
        *("c MinCount", "c Or c", "c Xone c"),
    ]
    assert find("".join(SHAPES), DATA) == alone
    (one,) = asked(read_shapes("".join(SHAPES)))
    assert isinstance(one, Pass)
    assert len(one.queries) == len(SHAPES)


def test_what_has_other_targets_is_asked_apart(read_shapes: ReadShapes, find: Find) -> None:
    other = "ex:z sh:targetNode ex:b ; sh:path ex:r ; sh:minCount 1 ."
    assert len(asked(read_shapes(SHAPES[0] + other))) == 2
    assert find(SHAPES[0] + other, DATA) == ["b MinCount", "b MinCount", "c MinCount"]


def test_what_no_condition_tells_is_asked_as_it_was(read_shapes: ReadShapes) -> None:
    shape = f"ex:s {NODES} sh:path ex:p ; sh:minCount 2 ."
    (query,) = asked(read_shapes(shape))
    assert isinstance(query, Query)


def test_what_is_reached_by_a_property_is_asked_with_whose_it_is(
    read_shapes: ReadShapes, find: Find
) -> None:
    shape = f"ex:s {NODES} sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ."
    (query,) = asked(read_shapes(shape))
    assert isinstance(query, Query)
    data = "ex:a ex:p ex:x . ex:b ex:p ex:x ."
    assert find(shape, data) == ["x MinCount", "x MinCount"]
