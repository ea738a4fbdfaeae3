"""The parameters of a shape; what is ill-formed is refused by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import SH, Graph, Literal, URIRef

from graph.findings import Place, Refused
from graph.validate.engine.parameters import Parameters, Uncompiled, local

ReadShapes = Callable[[str], Graph]
Ask = Callable[[Parameters], object]


def parameters(graph: Graph) -> Parameters:
    def no_shape(_: object) -> None:
        raise AssertionError

    node = URIRef("https://example.org/s")
    return Parameters(graph, node, None, "s", Place(file="f.ttl"), no_shape)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ask", "wanted"),
    [
        ("sh:minCount 1", lambda p: p.number(SH.minCount), 1),
        ("sh:minCount '+01'^^xsd:integer", lambda p: p.number(SH.minCount), 1),
        ("ex:x 1", lambda p: p.number(SH.minCount), None),
        ("sh:closed true", lambda p: p.flag(SH.closed), True),
        ("sh:closed '1'^^xsd:boolean", lambda p: p.flag(SH.closed), False),
        ("ex:x 1", lambda p: p.flag(SH.closed), False),
        ("sh:pattern 'x'", lambda p: p.text(SH.pattern), "x"),
        ("sh:class ex:b, ex:a", lambda p: p.iris(SH["class"])[0], "<https://example.org/a>"),
        ("sh:message 'a'@sv, 'b'@en", lambda p: len(p.messages()), 2),
    ],
)
def test_what_a_shape_states(read_shapes: ReadShapes, text: str, ask: Ask, wanted: object) -> None:
    assert ask(parameters(read_shapes(f"ex:s {text} ."))) == wanted


@pytest.mark.parametrize(
    ("text", "ask", "code", "word"),
    [
        ("sh:minCount 1.5", lambda p: p.number(SH.minCount), "shape-parameter", "heltal"),
        ("sh:minCount ex:a", lambda p: p.number(SH.minCount), "shape-parameter", "heltal"),
        ("sh:minCount 1, 2", lambda p: p.one(SH.minCount), "shape-parameter-twice", "flera"),
        ("sh:closed 'yes'", lambda p: p.flag(SH.closed), "shape-parameter", "falskt"),
        ("sh:pattern 1", lambda p: p.text(SH.pattern), "shape-parameter", "text"),
        ("sh:class 'C'", lambda p: p.iris(SH["class"]), "shape-parameter", "adress"),
        (
            "sh:hasValue []",
            lambda p: [p.term(SH.hasValue, n) for n in p.all(SH.hasValue)],
            "shape-parameter",
            "adress",
        ),
        ("sh:in ex:a", lambda p: p.members(SH["in"], p.one(SH["in"])), "shape-parameter", "lista"),
        ("sh:message ex:a", lambda p: p.messages(), "shape-parameter", "text"),
        ("sh:not 'x'", lambda p: p.shapes(SH["not"]), "shape-parameter", "kontroll"),
        ("sh:minCount 1", lambda p: p.needs_path(SH.minCount), "shape-parameter-misplaced", "väg"),
    ],
)
def test_what_is_ill_formed_names_file_and_shape(
    read_shapes: ReadShapes, text: str, ask: Ask, code: str, word: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(parameters(read_shapes(f"ex:s {text} .")))
    (finding,) = refused.value.findings
    assert finding.code == code
    assert finding.where.file == "f.ttl"
    assert " s " in finding.what.sv
    assert word in finding.what.sv


def test_short_names() -> None:
    names = ("https://x.example/a#b", "https://x.example/a/b/", Literal("b"))
    assert [local(name) for name in names] == ["b"] * 3


def test_what_is_not_known_has_a_reason_in_words() -> None:
    unknown = Uncompiled("uncompiled-own", parameter="weight")
    assert "weight" in unknown.reason.sv
    assert "weight" in str(unknown)
