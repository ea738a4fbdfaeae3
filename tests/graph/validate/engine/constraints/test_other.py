"""Closed shapes, a value that has to be there, a list of all that may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        ("sh:closed true", ["a Closed 1", "a Closed 2", "a Closed Thing"]),
        ("sh:closed true ; sh:ignoredProperties ( rdf:type )", ["a Closed 1", "a Closed 2"]),
        ("sh:closed true ; sh:property [ sh:path ex:p ]", ["a Closed 2", "a Closed Thing"]),
        ("sh:closed false", []),
    ],
)
def test_a_closed_shape(find: Find, shape: str, wanted: list[str]) -> None:
    data = "ex:a a ex:Thing ; ex:p 1 ; ex:q 2 ."
    assert find(f"ex:s sh:targetNode ex:a ; {shape} .", data) == wanted


@pytest.mark.parametrize(
    ("path", "value", "failing"),
    [
        ("sh:path ex:p", "1", ["b HasValue", "c HasValue"]),
        ("sh:path ex:p", "ex:a", ["a HasValue", "c HasValue"]),
        ("sh:path [ sh:inversePath ex:p ]", "ex:b", ["b HasValue", "c HasValue"]),
        ("sh:path [ sh:inversePath ex:p ]", "1", ["a HasValue", "b HasValue", "c HasValue"]),
        ("sh:path ( ex:p ex:p )", "1", ["a HasValue", "c HasValue"]),
        ("sh:path [ sh:zeroOrMorePath ex:p ]", "ex:c", ["a HasValue", "b HasValue"]),
        ("", "ex:a", ["b HasValue", "c HasValue"]),
    ],
)
def test_a_value_that_has_to_be_there(
    find: Find, path: str, value: str, failing: list[str]
) -> None:
    shape = f"ex:s sh:targetNode ex:a, ex:b, ex:c ; {path} ; sh:hasValue {value} ."
    assert find(shape.replace("; ;", ";"), "ex:a ex:p 1 . ex:b ex:p ex:a .") == failing


def test_a_list_holds_terms_and_not_what_they_equal(find: Find) -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:in ( 1 'x' ex:b ) ."
    data = 'ex:a ex:p 1, 1.0, "x", "x"@en, ex:b, ex:c .'
    assert find(shape, data) == ["a In 1", "a In c", "a In x"]


def test_nothing_is_in_an_empty_list(find: Find) -> None:
    assert find("ex:s sh:targetNode ex:a ; sh:in () .", "") == ["a In a"]


@pytest.mark.parametrize(
    "constraint",
    ["sh:in ex:list", "sh:closed 'yes'", "sh:closed true ; sh:ignoredProperties ( 'p' )"],
)
def test_what_is_ill_formed_is_refused(find: Find, constraint: str) -> None:
    with pytest.raises(Refused) as refused:
        find(f"ex:s sh:targetNode ex:a ; {constraint} .", "")
    assert [finding.code for finding in refused.value.findings] == ["shape-parameter"]
