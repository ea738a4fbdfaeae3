"""Several constraints in one pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.validate.engine.merging import merged
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context, inside

Find = Callable[[str, str], list[str]]
ReadShapes = Callable[[str], Graph]

DATA = "ex:a ex:q 1 . ex:b ex:p 1, 'x' . ex:c ex:p ex:c . ex:c a ex:C ."
ALONE = ["sh:minCount 1", "sh:maxCount 1", "sh:nodeKind sh:IRI", "sh:class ex:C", "sh:minLength 2"]


@pytest.mark.parametrize("number", range(2, 6))
def test_together_they_find_what_each_finds_alone(find: Find, number: int) -> None:
    shape = "ex:s sh:targetNode ex:a, ex:b, ex:c ; sh:path ex:p ; {} ."
    alone = [find(shape.format(one), DATA) for one in ALONE[:number]]
    assert find(shape.format(" ; ".join(ALONE[:number])), DATA) == sorted(
        line for lines in alone for line in lines
    )


def shape_of(read_shapes: ReadShapes, text: str):  # type: ignore[no-untyped-def]
    (shape,) = SetEngine(read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")).compiled
    at = inside(Context({"<https://example.org/C>": ("<urn:C>",)}), "", "?this", shape.path)
    return shape.constraints, at


def test_one_query_for_all_that_can_be(read_shapes: ReadShapes) -> None:
    text = "sh:path ex:p ; " + " ; ".join(ALONE)
    constraints, at = shape_of(read_shapes, text)
    together = merged(constraints, at)
    assert together
    assert all(constraint in together for constraint in constraints)
    assert len(set(together.variables)) == len(ALONE)


@pytest.mark.parametrize(
    "text",
    [
        "sh:path ex:p ; sh:minCount 1",
        "sh:path ex:p ; sh:minCount 2 ; sh:maxCount 3",
        "sh:path ( ex:p ex:q ) ; sh:minCount 1 ; sh:maxCount 1",
        "sh:path ex:p ; sh:minCount 1 ; sh:disjoint ex:q",
    ],
)
def test_alone_where_nothing_is_saved(read_shapes: ReadShapes, text: str) -> None:
    assert merged(*shape_of(read_shapes, text)) is None
