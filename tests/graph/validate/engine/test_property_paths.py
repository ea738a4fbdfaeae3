"""Property paths: read, written as SPARQL, written back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import SH, Graph, Namespace

from graph.validate.engine.property_paths import IllFormedPath, Path, read_list, read_path, step

EX = Namespace("https://example.org/")
ReadShapes = Callable[[str], Graph]

PATHS = {
    "ex:p": ("P", False),
    "[ sh:inversePath ex:p ]": ("^P", False),
    "[ sh:inversePath [ sh:inversePath ex:p ] ]": ("^(^P)", False),
    "( ex:p ex:q )": ("(P/Q)", False),
    "[ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ]": ("(P|^Q)", False),
    "[ sh:zeroOrMorePath ex:p ]": ("(P*)", True),
    "[ sh:oneOrMorePath ex:p ]": ("(P+)", False),
    "[ sh:zeroOrOnePath ex:p ]": ("(P?)", True),
    "[ sh:oneOrMorePath [ sh:zeroOrOnePath ex:p ] ]": ("((P?)+)", True),
    "( [ sh:zeroOrMorePath ex:p ] ex:q )": ("((P*)/Q)", False),
    "( [ sh:zeroOrMorePath ex:p ] [ sh:zeroOrOnePath ex:q ] )": ("((P*)/(Q?))", True),
    "[ sh:alternativePath ( ex:p [ sh:zeroOrOnePath ex:q ] ) ]": ("(P|(Q?))", True),
    "[ sh:inversePath ( ex:p ex:q ) ]": ("^((P/Q))", False),
}


def read(read_shapes: ReadShapes, text: str) -> Path:
    graph = read_shapes(f"ex:s sh:path {text} .")
    return read_path(graph, graph.value(EX.s, SH.path))


@pytest.mark.parametrize("text", PATHS)
def test_a_path_is_written_as_sparql(read_shapes: ReadShapes, text: str) -> None:
    path = read(read_shapes, text)
    sparql, nullable = PATHS[text]
    assert path.sparql == sparql.replace("P", f"<{EX.p}>").replace("Q", f"<{EX.q}>")
    assert path.is_nullable is nullable
    assert path.is_step is (sparql in ("P", "^P"))


@pytest.mark.parametrize("text", PATHS)
def test_a_path_is_written_back_as_it_was(read_shapes: ReadShapes, text: str) -> None:
    path = read(read_shapes, text)
    report = Graph()
    assert read_path(report, path.write(report)) == path


def test_a_step_is_one_triple() -> None:
    assert step(str(EX.p)).between("?a", "?b") == f"?a <{EX.p}> ?b ."


def test_a_step_backwards_is_one_triple(read_shapes: ReadShapes) -> None:
    path = read(read_shapes, "[ sh:inversePath ex:p ]")
    assert path.between("?a", "?b") == f"?b <{EX.p}> ?a ."


@pytest.mark.parametrize(
    "text",
    [
        "'p'",
        "[]",
        "[ ex:somePath ex:p ]",
        "( ex:p )",
        "[ sh:alternativePath ( ex:p ) ]",
        "[ sh:alternativePath ex:p ]",
        "[ sh:inversePath 'p' ]",
        "[ sh:inversePath ex:p, ex:q ]",
        "_:x . _:x sh:inversePath _:x",
        "_:x . _:x rdf:first ex:p ; rdf:rest _:x",
        "<https://example.org/not%20bad/{>",
    ],
)
def test_what_is_no_path(read_shapes: ReadShapes, text: str) -> None:
    if "{" in text:
        graph = Graph()
        with pytest.raises(IllFormedPath):
            read_path(graph, EX["{"])
        return
    with pytest.raises(IllFormedPath):
        read(read_shapes, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("( 1 2 )", ["1", "2"]), ("()", []), ("[ rdf:first 1 ]", None), ("ex:x", None), ("1", None)],
)
def test_a_list(read_shapes: ReadShapes, text: str, wanted: list[str] | None) -> None:
    graph = read_shapes(f"ex:s ex:is {text} .")
    found = read_list(graph, graph.value(EX.s, EX["is"]))
    assert (found and [str(node) for node in found]) == wanted
