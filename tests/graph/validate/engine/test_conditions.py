"""Conditions of a single node: they tell the same as the patterns of all that fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.conditions import condition
from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.value_nodes import Context, inside

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

P, Q = "[ sh:path ex:p ; sh:minCount 1 ]", "[ sh:path ex:q ; sh:minCount 1 ]"
TOLD = [
    "sh:path ex:p ; sh:minCount 1",
    "sh:path [ sh:inversePath ex:p ] ; sh:minCount 1",
    "sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 1",
    "sh:path ex:p ; sh:hasValue ex:a",
    "sh:hasValue ex:a",
    "sh:class ex:C",
    "sh:in ( ex:a )",
    "sh:pattern 'b$'",
    "sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:nodeKind sh:IRI ]",
    f"sh:or ( {P} {Q} )",
    f"sh:and ( {P} {Q} )",
    f"sh:xone ( {P} {Q} )",
    f"sh:xone ( {P} [ sh:deactivated true ] )",
    f"sh:node [ sh:property {P}, {Q} ]",
    f"sh:or ( [ sh:node [ sh:property {P} ; sh:class ex:C ] ] {Q} )",
]
UNTOLD = [
    "sh:path ex:p ; sh:minCount 2",
    "sh:path ( ex:p ex:q ) ; sh:minCount 1",
    "sh:path ( ex:p ex:q ) ; sh:hasValue ex:a",
    "sh:path ex:p ; sh:class ex:C",
    "sh:path ex:p ; sh:node [ sh:class ex:C ]",
    "sh:path ex:p ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class ex:C ]",
    "sh:not [ sh:class ex:C ]",
    f"sh:xone ( {P} {Q} {P} )",
    f"sh:or ( {P} [ sh:path ex:p ; sh:property {Q} ] )",
]
DATA = (
    "ex:a ex:p ex:a ; ex:q 1 ; a ex:C . ex:b ex:q 1 . ex:c ex:p 1 , ex:b ; ex:q 2 . ex:d ex:r 1 ."
)
EVERY = f"VALUES ?this {{ {' '.join(f'<https://example.org/{name}>' for name in 'abcd')} }}"


def told(read_shapes: ReadShapes, text: str) -> tuple[str | None, Rows | None]:
    """Return the condition of a shape's constraint, and the pattern of what fails it."""
    (shape,) = SetEngine(read_shapes(f"ex:s sh:targetNode ex:a ; {text} .")).compiled
    (constraint,) = shape.constraints
    kind = "<https://example.org/C>"
    context = Context({kind: (kind,)})
    return (
        condition(constraint, context, "?this", shape.path),
        constraint.violations(inside(context, EVERY, "?this", shape.path)),
    )


@pytest.mark.parametrize("text", TOLD)
def test_the_same_nodes_fail(read_shapes: ReadShapes, make_store: MakeStore, text: str) -> None:
    fails, rows = told(read_shapes, text)
    assert fails
    assert rows
    store = make_store(DATA)

    def found(pattern: str) -> set[str]:
        return {str(row["this"]) for row in store.select(f"SELECT ?this {{ {pattern} }}")}

    failing = found(f"{EVERY} FILTER({fails})")
    assert failing == found(rows.pattern)
    assert 0 < len(failing) < 4


@pytest.mark.parametrize("text", UNTOLD)
def test_what_more_than_single_look_ups_would_tell(read_shapes: ReadShapes, text: str) -> None:
    assert told(read_shapes, text)[0] is None
