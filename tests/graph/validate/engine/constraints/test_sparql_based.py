"""sh:sparql over all focus nodes at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import SH, Graph, Literal, URIRef

from graph.findings import Refused
from graph.store import EmbeddedStore
from graph.validate.engine.set_engine import SetEngine

Find = Callable[[str, str], list[str]]
ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

PREFIXES = "ex:o sh:declare [ sh:prefix 'ex' ; sh:namespace 'https://example.org/' ] ."
DATA = "ex:a ex:p 1, 2 . ex:b ex:p 3 . ex:c ex:p 9 ."


def shape(query: str, more: str = "", path: str = "") -> str:
    return (
        f"{PREFIXES} ex:s sh:targetNode ex:a, ex:b ; {path} sh:sparql [ sh:prefixes ex:o ; {more} "
        f'sh:select """{query}""" ] .'
    )


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT $this WHERE { $this ex:p 1 }", ["a SPARQL a"]),
        ("SELECT $this ?value WHERE { $this ex:p ?value FILTER(?value > 1) }", ["a 2", "b 3"]),
        ("SELECT $this WHERE { FILTER($this = ex:b) }", ["b SPARQL b"]),
        ("SELECT $this WHERE { { FILTER(false) } UNION { FILTER($this = ex:b) } }", ["b SPARQL b"]),
        ("SELECT $this WHERE { BIND($this AS ?x) FILTER(?x = ex:a) }", ["a SPARQL a"]),
        (
            "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this",
            ["a 2", "b 1"],
        ),
        (
            "SELECT $this { { SELECT $this (MAX(?v) AS ?m) { $this ex:p ?v } GROUP BY $this } "
            "FILTER(?m = 3) }",
            ["b SPARQL b"],
        ),
        ("SELECT $this { FILTER NOT EXISTS { $this ex:p 1 } } # a comment", ["b SPARQL b"]),
        (
            "SELECT $this { OPTIONAL { $this ex:p ?v FILTER(?v = 1) } FILTER(!BOUND(?v)) }",
            ["b SPARQL b"],
        ),
    ],
)
def test_a_query_finds_all_its_nodes_at_once(find: Find, query: str, wanted: list[str]) -> None:
    lines = [line if "SPARQL" in line else line.replace(" ", " SPARQL ") for line in wanted]
    assert find(shape(query), DATA.replace("1, 2", "1, 2")) == lines


def test_the_path_of_the_shape_is_put_in(find: Find) -> None:
    query = "SELECT $this ?value WHERE { $this $PATH ?value FILTER(?value = 2) }"
    assert find(shape(query, path="sh:path ex:p ;"), DATA) == ["a SPARQL 2"]


def test_a_result_has_the_messages_of_its_query_with_their_languages(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    query = "SELECT $this ?value WHERE { $this ex:p ?value FILTER(?value = 3) }"
    text = shape(query, 'sh:message "{?value} av {$this}, {?none}"@sv, "of {?value}"@en ;')
    (result,) = SetEngine(read_shapes(text)).validate(make_store(DATA)).results
    assert set(result.messages) == {
        Literal("3 av https://example.org/b, {?none}", lang="sv"),
        Literal("of 3", lang="en"),
    }
    assert result.component == SH.SPARQLConstraintComponent
    assert result.source_constraint is not None


def test_a_query_may_say_path_and_message_itself(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    query = "SELECT $this (ex:p AS ?path) ('so' AS ?message) WHERE { $this ex:p 3 }"
    (result,) = SetEngine(read_shapes(shape(query))).validate(make_store(DATA)).results
    assert result.path
    assert URIRef(result.path.predicate) == URIRef("https://example.org/p")
    assert result.messages == (Literal("so"),)


def test_a_query_inside_another_shape_knows_the_nodes_of_that(find: Find) -> None:
    inner = shape("SELECT $this WHERE { $this ex:p 1 }").replace("sh:targetNode ex:a, ex:b ; ", "")
    outer = "ex:t sh:targetNode ex:a, ex:b, ex:c ; sh:not ex:s ."
    assert find(inner + outer, DATA) == ["b Not b", "c Not c"]


def test_the_shapes_can_be_read_beside_the_data(find: Find) -> None:
    query = "SELECT $this { $this ex:p ?v . GRAPH $shapesGraph { $currentShape ex:limit ?v } }"
    assert find(shape(query) + "ex:s ex:limit 3 .", DATA + "ex:s ex:limit 1 .") == ["b SPARQL b"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT $this WHERE {", "shape-query"),
        ("ASK { $this ex:p 1 }", "shape-query-forbidden"),
        ("SELECT $this { $this ex:p ?v MINUS { $this ex:p 1 } }", "shape-query-forbidden"),
        ("SELECT $this { VALUES ?v { 1 } }", "shape-query-forbidden"),
        ("SELECT $this { SERVICE <http://x.example> { ?s ?p ?o } }", "shape-query-forbidden"),
        (
            "SELECT $this { \\\\u0053ERVICE <http://x.example> { ?s ?p ?o } }",
            "shape-query-forbidden",
        ),
        ("SELECT $this FROM <http://x.example> { ?s ?p ?o }", "shape-query-forbidden"),
        ("SELECT $this { BIND(1 AS $this) }", "shape-query-forbidden"),
        ("SELECT $this { { SELECT ?v { ?v ex:p 1 } } }", "shape-query-forbidden"),
        ("SELECT $this { $this $PATH 1 }", "shape-query-path"),
    ],
)
def test_a_query_that_cannot_be_used_is_refused(find: Find, query: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        find(shape(query), DATA)
    assert [finding.code for finding in refused.value.findings] == [code]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT $this { $this ex:p ?v } LIMIT 1", "at once"),
        ("SELECT $this (COUNT(*) AS ?n) { ?x ex:p ?v }", "at once"),
        ("SELECT $this { $this other:p 1 }", "other"),
    ],
)
def test_what_is_not_the_same_for_all_at_once_is_left_to_the_reference(
    read_shapes: ReadShapes, query: str, reason: str
) -> None:
    (told,) = SetEngine(read_shapes(shape(query))).explain()
    assert told.engine == "reference"
    assert reason in told.reason.en


def test_words_in_strings_and_comments_are_no_keywords(find: Find) -> None:
    query = "SELECT $this { $this ex:p 1 FILTER('MINUS {' != '#') # SERVICE }\\n }"
    assert find(shape(query), DATA) == ["a SPARQL a"]
