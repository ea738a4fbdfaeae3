"""What kind of term, of what class or datatype, a value node is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused
from graph.validate.engine.constraints.value_type import FEW, NODE_KINDS

Find = Callable[[str, str], list[str]]

DATA = 'ex:a ex:p ex:iri, "text", _:blank . ex:iri a ex:Low . ex:Low rdfs:subClassOf ex:High .'


@pytest.mark.parametrize(
    ("kind", "failing"),
    [
        ("IRI", {"text", "blank"}),
        ("BlankNode", {"iri", "text"}),
        ("Literal", {"iri", "blank"}),
        ("BlankNodeOrIRI", {"text"}),
        ("BlankNodeOrLiteral", {"iri"}),
        ("IRIOrLiteral", {"blank"}),
    ],
)
def test_the_kind_of_a_node(find: Find, kind: str, failing: set[str]) -> None:
    found = find(f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:nodeKind sh:{kind} .", DATA)
    values = {line.rsplit(" ", 1)[1] for line in found}
    assert {value if value in ("iri", "text") else "blank" for value in values} == failing
    assert len(NODE_KINDS) == 6


@pytest.mark.parametrize("together", ["", "; sh:nodeKind sh:IRI"])
def test_an_instance_of_a_class_below_is_one_of_the_class(find: Find, together: str) -> None:
    shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:class ex:High {together} ."
    data = "ex:a ex:p ex:low, ex:high, ex:other . ex:low a ex:Low . ex:high a ex:High ."
    below = "ex:Low rdfs:subClassOf ex:High ."
    assert find(shape, data + below) == ["a Class other"]
    assert find(shape, data) == ["a Class low", "a Class other"]


def test_a_class_may_have_many_below(find: Find) -> None:
    shape = "ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:class ex:High ; sh:minCount 1 ."
    many = range(FEW + 5)
    data = "".join(f"ex:Low{n} rdfs:subClassOf ex:High . ex:v{n} a ex:Low{n} ." for n in many)
    values = ", ".join(f"ex:v{n}" for n in many)
    assert find(shape, f"{data} ex:a ex:p {values}, ex:other .") == ["a Class other"]


def test_a_class_without_a_name_may_lie_below(find: Find) -> None:
    shape = "ex:s sh:targetClass ex:High ; sh:path ex:p ; sh:class ex:High ."
    data = "_:low rdfs:subClassOf ex:High . ex:a a _:low ; ex:p ex:a, ex:b ."
    assert find(shape, data) == ["a Class b"]


@pytest.mark.parametrize(
    ("literal", "datatype", "fails"),
    [
        ("1", "integer", False),
        ('"one"^^xsd:integer', "integer", True),
        ('"2020-02-30"^^xsd:date', "date", True),
        ('"2020-02-29"^^xsd:date', "date", False),
        ('"text"', "string", False),
        ('"text"@sv', "string", True),
        ("1.5", "integer", True),
        ("ex:iri", "string", True),
    ],
)
def test_a_datatype(find: Find, literal: str, datatype: str, fails: bool) -> None:
    shape = f"ex:s sh:targetNode ex:a ; sh:path ex:p ; sh:datatype xsd:{datatype} ."
    assert bool(find(shape, f"ex:a ex:p {literal} .")) is fails


@pytest.mark.parametrize(
    ("constraint", "code"),
    [
        ("sh:class 'Class'", "shape-parameter"),
        ("sh:datatype 'date'", "shape-parameter"),
        ("sh:datatype xsd:date, xsd:string", "shape-parameter-twice"),
        ("sh:nodeKind ex:Kind", "shape-parameter"),
    ],
)
def test_what_is_ill_formed_is_refused(find: Find, constraint: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find(f"ex:s sh:targetNode ex:a ; {constraint} .", "")
    assert [finding.code for finding in refused.value.findings] == [code]
