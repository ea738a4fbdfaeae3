"""A shapes graph read into shapes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.findings import Place, Refused
from graph.validate.engine.shapes_graph import ShapesGraph

ReadShapes = Callable[[str], Graph]
SHAPES = Place(file="shapes.ttl")


def names(graph: Graph) -> list[str]:
    return [shape.name for shape in ShapesGraph(graph, SHAPES).shapes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ex:s sh:targetClass ex:C .", ["s"]),
        ("ex:s a sh:NodeShape, rdfs:Class .", ["s"]),
        ("ex:s a sh:NodeShape, owl:Class .", ["s"]),
        ("ex:s a sh:NodeShape, ex:Kind . ex:Kind rdfs:subClassOf rdfs:Class .", ["s"]),
        ("ex:s a sh:NodeShape .", []),
        ("ex:s sh:targetNode 1 ; sh:deactivated true ; sh:unknown 1 .", []),
        ("ex:s a sh:NodeShape ; sh:nodeKind ex:Wrong . ex:t sh:targetNode 1 .", ["t"]),
    ],
)
def test_the_shapes_that_have_a_say(read_shapes: ReadShapes, text: str, wanted: list[str]) -> None:
    assert names(read_shapes(text)) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sh:minCont 1", "minCont"),
        ("sh:rule [ sh:construct 'x' ]", "rule"),
        ("sh:target [ sh:select 'x' ]", "target"),
        ("sh:expression ex:x", "expression"),
        ("ex:weight 5", "weight"),
        ("sh:property [ sh:path ex:p ; sh:not [ ex:weight 5 ] ]", "weight"),
    ],
)
def test_what_is_not_known_is_told_with_its_shape(
    read_shapes: ReadShapes, text: str, word: str
) -> None:
    own = "ex:heavy sh:parameter [ sh:path ex:weight ] ."
    shapes = ShapesGraph(read_shapes(f"{own} ex:s sh:targetNode ex:a ; {text} ."), SHAPES)
    assert shapes.shapes == []
    (unread,) = shapes.unread
    assert unread.name == "s"
    assert word in unread.reason.en


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("ex:a ex:b ex:c .", "no-shapes", ""),
        ("ex:s sh:targetNode 1 ; sh:node ex:s .", "shape-recursive", "s → s"),
        (
            "ex:s sh:targetNode 1 ; sh:not ex:t . "
            "ex:t sh:property [ sh:path ex:p ; sh:node ex:s ] .",
            "shape-recursive",
            "s → t → p → s",
        ),
        ("ex:s sh:targetNode 1 ; sh:path [] .", "shape-path", "s"),
        ("ex:s sh:targetNode 1 ; sh:path ex:p, ex:q .", "shape-path", "s"),
        ("ex:s sh:targetNode 1 ; a sh:PropertyShape .", "shape-without-path", "s"),
        ("ex:s sh:targetNode 1 ; sh:property [ sh:minLength 1 ] .", "shape-without-path", "s"),
        ("ex:s sh:targetClass 'C' .", "shape-parameter", "targetClass"),
        ("ex:s sh:targetNode [] .", "shape-parameter", "targetNode"),
        ("ex:s sh:targetNode 1 ; sh:js [] .", "shape-script", ""),
        ("ex:s sh:targetNode 1 . ex:o sh:entailment ex:rdfs .", "shape-entailment", ""),
    ],
)
def test_what_is_ill_formed_is_refused_with_file_and_shape(
    read_shapes: ReadShapes, text: str, code: str, word: str
) -> None:
    with pytest.raises(Refused) as refused:
        ShapesGraph(read_shapes(text), SHAPES)
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file) == (code, "shapes.ttl")
    assert word in finding.what.en


def test_a_shape_may_be_used_in_two_places(read_shapes: ReadShapes) -> None:
    shared = "ex:s sh:targetNode 1 ; sh:node ex:t ; sh:or ( ex:t ex:t ) . ex:t sh:nodeKind sh:IRI ."
    shapes = ShapesGraph(read_shapes(shared), SHAPES)
    assert len(shapes.shapes) == 1
    assert len(list(shapes.constraints())) == 3


def test_a_shape_without_a_name_is_called_by_its_property_or_owner(read_shapes: ReadShapes) -> None:
    text = "ex:s sh:targetNode 1 ; sh:property [ sh:path ex:p ] ; sh:not [ sh:minLength 1 ] ."
    (shape,) = ShapesGraph(read_shapes(text), SHAPES).shapes
    assert [part.name for part in shape.properties] == ["p"]
    (negation,) = shape.constraints
    assert negation.shape.name == "s"  # type: ignore[attr-defined]
