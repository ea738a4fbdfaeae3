"""Shapes put together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Find = Callable[[str, str], list[str]]

DATA = "ex:none ex:r 1 . ex:one ex:p 1 . ex:two ex:p 1 ; ex:q 1 ."
P, Q = (f"[ sh:property [ sh:path ex:{name} ; sh:minCount 1 ] ]" for name in "pq")
# The same, in a form for which the compiler has no short cut.
LONG_P, LONG_Q = (text.replace("minCount 1", "minCount 1 ; sh:maxCount 5") for text in (P, Q))
TARGETS = "ex:s sh:targetNode ex:none, ex:one, ex:two ; "


@pytest.mark.parametrize(
    ("constraint", "failing"),
    [
        ("sh:not {p}", ["one", "two"]),
        ("sh:not [ sh:not {p} ]", ["none"]),
        ("sh:and ( {p} {q} )", ["none", "one"]),
        ("sh:or ( {p} {q} )", ["none"]),
        ("sh:xone ( {p} {q} )", ["none", "two"]),
        ("sh:xone ( {p} )", ["none"]),
        ("sh:not [ sh:and ( {p} {q} ) ]", ["two"]),
        ("sh:not [ sh:or ( {p} {q} ) ]", ["one", "two"]),
        ("sh:not [ sh:xone ( {p} {q} ) ]", ["one"]),
        ("sh:not [ sh:node {p} ]", ["one", "two"]),
        ("sh:and ()", []),
        ("sh:or ()", ["none", "one", "two"]),
        ("sh:not [ sh:deactivated true ; sh:nodeKind sh:Literal ]", ["none", "one", "two"]),
        ("sh:or ( {p} [ sh:deactivated true ] )", []),
        ("sh:not [ sh:property [ sh:path ex:p ; sh:hasValue 1 ] ]", ["one", "two"]),
    ],
)
@pytest.mark.parametrize(("p", "q"), [(P, Q), (LONG_P, LONG_Q)])
def test_shapes_put_together(
    find: Find, constraint: str, failing: list[str], p: str, q: str
) -> None:
    shape = TARGETS + constraint.replace("{p}", p).replace("{q}", q) + " ."
    name = constraint[3:].split()[0].title()
    assert find(shape, DATA) == [f"{node} {name} {node}" for node in failing]


@pytest.mark.parametrize(
    ("constraint", "failing"),
    [
        ("sh:not [ sh:datatype xsd:integer ]", ["1"]),
        ("sh:and ( [ sh:datatype xsd:integer ] [ sh:minInclusive 2 ] )", ["1", "x"]),
        ("sh:or ( [ sh:datatype xsd:string ] [ sh:minInclusive 2 ] )", ["1"]),
        ("sh:xone ( [ sh:nodeKind sh:Literal ] [ sh:datatype xsd:string ] )", ["x"]),
    ],
)
def test_of_the_values_of_a_property(find: Find, constraint: str, failing: list[str]) -> None:
    shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; {constraint} ."
    name = constraint[3:].split()[0].title()
    assert find(shape, 'ex:a ex:p 1, "x" .') == [f"a {name} {value}" for value in failing]
