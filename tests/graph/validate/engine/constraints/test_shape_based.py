"""Shapes of value nodes, and how many of them conform."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]

DATA = """ex:a ex:p ex:x, ex:y, ex:z . ex:x a ex:Left . ex:y a ex:Left, ex:Right . ex:z a ex:Right .
ex:b ex:p ex:x ."""
QUALIFIED = (
    "ex:s sh:targetNode ex:a, ex:b ; sh:property "
    "[ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Left ] ; {left} ] , "
    "[ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Right ] ; {right} ] ."
)
DISJOINT = "; sh:qualifiedValueShapesDisjoint true"


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("sh:qualifiedMinCount 1", "sh:qualifiedMinCount 1", ["b QualifiedMinCount"]),
        ("sh:qualifiedMinCount 2", "sh:qualifiedMinCount 0", ["b QualifiedMinCount"]),
        ("sh:qualifiedMaxCount 1", "sh:qualifiedMaxCount 1", ["a QualifiedMaxCount"] * 2),
        ("sh:qualifiedMaxCount 2", "sh:qualifiedMaxCount 2", []),
        (
            "sh:qualifiedMaxCount 0",
            "sh:qualifiedMaxCount 9",
            ["a QualifiedMaxCount", "b QualifiedMaxCount"],
        ),
        (f"sh:qualifiedMaxCount 1 {DISJOINT}", f"sh:qualifiedMaxCount 1 {DISJOINT}", []),
        (
            f"sh:qualifiedMinCount 2 {DISJOINT}",
            "sh:qualifiedMinCount 0",
            ["a QualifiedMinCount", "b QualifiedMinCount"],
        ),
    ],
)
def test_how_many_conform(find: Find, left: str, right: str, wanted: list[str]) -> None:
    assert find(QUALIFIED.format(left=left, right=right), DATA) == wanted


def test_a_node_conforms_to_another_shape(find: Find) -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:node ex:left . ex:left sh:class ex:Left ."
    assert find(shape, DATA) == ["a Node z"]


def test_what_is_wrong_inside_a_property_is_told_of_the_node_there(find: Find) -> None:
    shape = (
        "ex:s sh:targetNode ex:a ; sh:path ex:p ; "
        "sh:property [ sh:path rdf:type ; sh:hasValue ex:Left ; sh:maxCount 1 ] ."
    )
    assert find(shape, DATA) == ["y MaxCount", "z HasValue"]


def test_a_node_that_is_reached_twice_is_told_of_twice(find: Find) -> None:
    shape = (
        "ex:s sh:targetNode ex:a, ex:b ; sh:path ex:p ; "
        "sh:property [ sh:path ex:name ; sh:minCount 1 ] ."
    )
    assert find(shape, DATA) == ["x MinCount", "x MinCount", "y MinCount", "z MinCount"]


@pytest.mark.parametrize(
    ("constraint", "code"),
    [
        ("sh:node 'shape'", "shape-parameter"),
        ("sh:node [ sh:path ex:q ]", "shape-parameter"),
        ("sh:property [ sh:minCount 1 ]", "shape-parameter-misplaced"),
        ("sh:property [ sh:nodeKind sh:IRI ]", "shape-without-path"),
        ("sh:path ex:p ; sh:qualifiedMinCount 'x'", "shape-parameter"),
    ],
)
def test_what_is_ill_formed_is_refused(find: Find, constraint: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find(f"ex:s sh:targetNode ex:a ; {constraint} .", "")
    assert [finding.code for finding in refused.value.findings] == [code]
