"""How large a value node is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused

Find = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("constraint", "failing"),
    [
        ("minExclusive 2", ["1", "2", "two"]),
        ("minInclusive 2", ["1", "two"]),
        ("maxExclusive 2", ["2", "3", "two"]),
        ("maxInclusive 2", ["3", "two"]),
        ("minInclusive 1.5", ["1", "two"]),
    ],
)
def test_a_value_is_compared(find: Find, constraint: str, failing: list[str]) -> None:
    shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:{constraint} ."
    kind = constraint.split()[0]
    component = kind[0].upper() + kind[1:]
    found = find(shape, 'ex:a ex:p 1, 2, 3, "two" .')
    assert found == [f"a {component} {value}" for value in failing]


def test_what_cannot_be_compared_fails(find: Find) -> None:
    """A time with a zone against one without, both within fourteen hours."""
    bound = '"2020-01-01T12:00:00"^^xsd:dateTime'
    shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:minInclusive {bound} ."
    near, far = "2020-01-01T13:00:00Z", "2020-01-03T12:00:00Z"
    data = "ex:a ex:p " + ", ".join(f'"{time}"^^xsd:dateTime' for time in (near, far)) + " ."
    assert find(shape, data) == [f"a MinInclusive {near}"]


@pytest.mark.parametrize("value", ["ex:a", "[]"])
def test_a_bound_is_a_literal(find: Find, value: str) -> None:
    with pytest.raises(Refused) as refused:
        find(f"ex:s sh:targetNode ex:a ; sh:maxInclusive {value} .", "")
    assert [finding.code for finding in refused.value.findings] == ["shape-parameter"]
