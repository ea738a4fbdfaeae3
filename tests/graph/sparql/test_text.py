"""Texts of queries: what is in strings, names and comments is none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.sparql.text import Shape, forgiving, names_its_graphs, tokens, too_deep, using
from graph.sparql.text import shape as shape_of


def shape(text: str) -> Shape:
    return shape_of(text, 1000)


DECOYS = [
    'SELECT * { ?s ?p "SERVICE <http://a.example/> {" }',
    "SELECT * { ?s ?p '''a ' SERVICE <http://a.example/> { ''' }",
    "SELECT * { ?s ?p ?SERVICE } # SERVICE <http://a.example/> {",
    "PREFIX service: <http://a.example/SERVICE/(> SELECT * { ?s service:SERVICE ?o }",
    "SELECT * { ?s <http://a.example/#SERVICE> ?o }",
    'SELECT * { ?s ?p """a\\""" SERVICE <http://a.example/> { """ }',
]


@pytest.mark.parametrize("text", DECOYS)
def test_what_only_looks_like_it_is_not_taken_for_it(text: str) -> None:
    form = shape(text)
    assert not form.remote
    assert form.depth == 1


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("SELECT * { SERVICE <http://a.example/x> { } }", {"a.example"}),
        ("select * { service silent <https://A.example:80/> { } }", {"a.example"}),
        ("SELECT * { SERVICE # to whom?\n <http://a.example/> {} }", {"a.example"}),
        ("SELECT * { SERVICE ?g { } }", {""}),
        ("PREFIX x: <http://a.example/> SELECT * { SERVICE x:y { } }", {""}),
        (
            "LOAD <http://a.example/> ; LOAD SILENT <file:///etc> INTO GRAPH <g:g>",
            {"a.example", ""},
        ),
        ("SELECT * { SERVICE <http://[/> { } }", {""}),
    ],
)
def test_the_hosts_that_are_reached_for_are_found(text: str, hosts: set[str]) -> None:
    assert shape(text).remote
    assert shape(text).hosts == hosts


@pytest.mark.parametrize(
    ("text", "depth"),
    [("ASK", 0), ("ASK {}", 1), ("ASK { { ( [ x ] ) } {} }", 4), ("<<( <<( x )>> )>>", 4)],
)
def test_depth_is_that_of_the_brackets(text: str, depth: int) -> None:
    assert shape(text).depth == depth


@given(st.lists(st.sampled_from("{}()[]"), max_size=60))
def test_depth_is_never_more_than_there_are_brackets(brackets: list[str]) -> None:
    text = "".join(brackets)
    assert shape(text).depth <= sum(sign in "{([" for sign in brackets)


def test_nobody_looks_further_than_too_deep() -> None:
    assert shape_of("{" * 100, 5).depth == 6


@pytest.mark.parametrize(
    "text", ['{"a": [1, "{{{{{{"]}', "<a:a> <a:(((((> ( [ ] ) .", "<<( <a:a> )>>"]
)
def test_documents_may_be_as_deep_as_queries(text: str) -> None:
    assert not too_deep(text, 2)
    assert too_deep(text.replace("(", "((").replace("[", "[["), 2)


def test_operators_are_counted_and_data_are_not() -> None:
    assert shape("SELECT (1+1-2*3 AS ?x) { {} UNION {} FILTER(?a || ?b && !?c) }").operators == 7
    assert shape('INSERT DATA { <a:a-b> <a:b> 1, 2.5e+3, "a+b", a:b-c }').operators == 0


def test_who_chooses_the_graphs() -> None:
    assert shape("SELECT * FROM <a:g> { ?s ?p ?o }").chooses
    assert shape("CONSTRUCT { ?s ?p ?o } FROM NAMED <a:g> { ?s ?p ?o }").chooses
    assert not shape("SELECT ?from { ?s <a:from> ?from }").chooses
    assert names_its_graphs("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert names_its_graphs("INSERT { ?s ?p ?o } USING <a:g> WHERE { ?s ?p ?o }")
    assert not names_its_graphs('INSERT DATA { <a:with> <a:b> "USING" }')


def test_to_clear_what_is_not_there_is_no_fault() -> None:
    text = 'CLEAR GRAPH <a:g>; drop default; INSERT DATA { <a:CLEAR> <a:b> "DROP GRAPH" }'
    wanted = "CLEAR SILENT GRAPH <a:g>; drop SILENT default; "
    assert forgiving(text).startswith(wanted)
    assert forgiving(text).count("SILENT") == 2


def test_graphs_of_the_protocol_are_put_into_every_pattern() -> None:
    graphs = ([NamedNode("a:d")], [NamedNode("a:n")])
    clauses = "USING <a:d> USING NAMED <a:n> "
    assert using("INSERT { ?s <a:b> 1 } WHERE { ?s ?p ?o }", *graphs) == (
        f"INSERT {{ ?s <a:b> 1 }} {clauses}WHERE {{ ?s ?p ?o }}"
    )
    assert using("DELETE WHERE { ?s ?p ?o }; CLEAR ALL", *graphs) == (
        f"DELETE {{ ?s ?p ?o }} {clauses}WHERE {{ ?s ?p ?o }}; CLEAR ALL"
    )
    nested = "INSERT { ?s ?p 1 } WHERE { SELECT * WHERE { ?s ?p ?o } }"
    assert using(nested, *graphs).count("USING") == 2


@given(st.text(max_size=200))
def test_any_text_is_cut_into_tokens(text: str) -> None:
    for token in tokens(text):
        assert text[token.start :].startswith(token.text)
