"""How many value nodes there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]

DATA = "ex:none ex:q 1 . ex:one ex:p 1 . ex:two ex:p 1, 2 . ex:three ex:p 1, 2, 3 ."
TARGETS = "ex:s sh:targetNode ex:none, ex:one, ex:two, ex:three"


@pytest.mark.parametrize(
    ("constraint", "wanted"),
    [
        ("sh:minCount 0", []),
        ("sh:minCount 1", ["none MinCount"]),
        ("sh:minCount 2", ["none MinCount", "one MinCount"]),
        ("sh:maxCount 0", ["one MaxCount", "three MaxCount", "two MaxCount"]),
        ("sh:maxCount 1", ["three MaxCount", "two MaxCount"]),
        ("sh:maxCount 2", ["three MaxCount"]),
        ("sh:minCount 2 ; sh:maxCount 2", ["none MinCount", "one MinCount", "three MaxCount"]),
        ("sh:minCount 1 ; sh:maxCount 1", ["none MinCount", "three MaxCount", "two MaxCount"]),
    ],
)
@pytest.mark.parametrize("path", ["ex:p", "[ sh:alternativePath ( ex:p ex:other ) ]"])
def test_values_are_counted(find: Find, constraint: str, wanted: list[str], path: str) -> None:
    assert find(f"{TARGETS} ; sh:path {path} ; {constraint} .", DATA) == wanted


def test_what_comes_backwards_is_counted(find: Find) -> None:
    path = "[ sh:inversePath ex:p ]"
    shape = f"ex:s sh:targetNode ex:x, ex:y ; sh:path {path} ; sh:minCount 1 ; sh:maxCount 1 ."
    assert find(shape, "ex:a ex:p ex:x . ex:b ex:p ex:x .") == ["x MaxCount", "y MinCount"]


def test_a_value_reached_twice_is_one(find: Find) -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:path ( ex:p ex:q ) ; sh:maxCount 1 ."
    assert find(shape, "ex:a ex:p ex:b, ex:c . ex:b ex:q 1 . ex:c ex:q 1 .") == []


@pytest.mark.parametrize(
    ("constraint", "code"),
    [
        ("sh:path ex:p ; sh:minCount 'one'", "shape-parameter"),
        ("sh:path ex:p ; sh:maxCount 1, 2", "shape-parameter-twice"),
        ("sh:minCount 1", "shape-parameter-misplaced"),
    ],
)
def test_what_is_no_number_is_refused(find: Find, constraint: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find(f"ex:s sh:targetNode ex:a ; {constraint} .", "")
    assert [finding.code for finding in refused.value.findings] == [code]
    assert "s" in refused.value.findings[0].what.sv
