"""How the value nodes stand to the values of another property."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("constraint", "data", "wanted"),
    [
        ("sh:equals ex:q", "ex:a ex:p 1, 2 ; ex:q 2, 3 .", ["a Equals 1", "a Equals 3"]),
        ("sh:equals ex:q", "ex:a ex:p 1 ; ex:q 1 .", []),
        ("sh:disjoint ex:q", "ex:a ex:p 1, 2 ; ex:q 2, 3 .", ["a Disjoint 2"]),
        ("sh:lessThan ex:q", "ex:a ex:p 1, 2 ; ex:q 2 .", ["a LessThan 2"]),
        ("sh:lessThanOrEquals ex:q", "ex:a ex:p 1, 2, 3 ; ex:q 2 .", ["a LessThanOrEquals 3"]),
        ("sh:lessThan ex:q", 'ex:a ex:p 1 ; ex:q "x" .', ["a LessThan 1"]),
        ("sh:lessThan ex:q", "ex:a ex:p 5 ; ex:q 1, 2, 9 .", ["a LessThan 5", "a LessThan 5"]),
        ("sh:lessThan ex:q", "ex:a ex:p 5 .", []),
    ],
)
@pytest.mark.parametrize("path", ["ex:p", "[ sh:alternativePath ( ex:p ex:other ) ]"])
def test_pairs(find: Find, constraint: str, data: str, wanted: list[str], path: str) -> None:
    assert find(f"ex:s sh:targetNode ex:a ; sh:path {path} ; {constraint} .", data) == wanted


def test_a_node_shape_compares_the_node_itself(find: Find) -> None:
    shape = "ex:s sh:targetNode ex:a, ex:b, ex:c ; sh:equals ex:p ; sh:disjoint ex:q ."
    data = "ex:a ex:p ex:a . ex:b ex:p ex:b, ex:x ; ex:q ex:b ."
    assert find(shape, data) == ["b Disjoint b", "b Equals x", "c Equals c"]


def test_an_order_is_one_of_properties(find: Find) -> None:
    with pytest.raises(Refused) as refused:
        find("ex:s sh:targetNode ex:a ; sh:lessThan ex:q .", "")
    assert [finding.code for finding in refused.value.findings] == ["shape-parameter-misplaced"]
