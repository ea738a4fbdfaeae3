"""SPARQL 1.1 Protocol over a socket: what its specification says, clause by clause."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.conformance.server import JSON, Answered, Server

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
G = [f"http://example.org/graph/{number}" for number in range(4)]
DATA = " ".join(f"GRAPH <{g}> {{ <{g}> a <http://example.org/Doc> }}" for g in G[1:])
IN = "http://example.org/in"


@pytest.fixture
def filled(server: Server) -> Server:
    """Three graphs that each say of themselves what they are."""
    assert server.update(f"DROP ALL ; INSERT DATA {{ {DATA} }}").status == 204
    return server


def asked(server: Server, how: str, text: str, pairs: list[tuple[str, str]]) -> Answered:
    if how == "get":
        return server.send("GET", "/sparql?" + urlencode([("query", text), *pairs]))
    address = "/sparql?" + urlencode(pairs)
    if how == "form in body":
        body = urlencode([("query", text), *pairs])
        return server.send("POST", "/sparql", body, {"Content-Type": FORM})
    body = urlencode({"query": text}) if how == "form" else text
    sent = {"Content-Type": FORM if how == "form" else QUERY}
    return server.send("POST", address, body, sent)


@pytest.mark.parametrize("how", ["get", "form", "form in body", "direct"])
@pytest.mark.parametrize(
    ("default", "named", "text"),
    [
        ((), (), "ASK {}"),
        ((0,), (), "ASK {}"),
        (
            (1, 2),
            (),
            f"ASK {{ <{G[1]}> a ?t . <{G[2]}> a ?t FILTER NOT EXISTS {{ <{G[3]}> a ?t }} }}",
        ),
        ((), (1, 2), f"ASK {{ GRAPH ?g {{ <{G[1]}> a ?t }} GRAPH ?h {{ <{G[2]}> a ?t }} }}"),
        (
            (3,),
            (1, 2),
            f"ASK {{ <{G[3]}> a ?t GRAPH ?g {{ <{G[1]}> a ?t }} GRAPH ?h {{ <{G[2]}> a ?t }} }}",
        ),
        ((1,), (), f"ASK FROM <{G[3]}> {{ <{G[1]}> a ?t }}"),
        ((), (1,), f"ASK {{ FILTER NOT EXISTS {{ GRAPH ?g {{ <{G[2]}> a ?t }} }} }}"),
    ],
)
def test_queries_with_graphs_of_the_request(
    filled: Server, how: str, default: tuple[int, ...], named: tuple[int, ...], text: str
) -> None:
    pairs = [("default-graph-uri", G[n]) for n in default]
    pairs += [("named-graph-uri", G[n]) for n in named]
    response = asked(filled, how, text, pairs)
    assert response.status == 200
    assert response.media == JSON
    assert response.boolean


@pytest.mark.parametrize(
    ("accept", "query"),
    [
        (JSON, "SELECT (1 AS ?x) {}"),
        ("application/sparql-results+xml", "ASK {}"),
        ("text/csv", "SELECT (1 AS ?x) {}"),
        ("text/tab-separated-values", "SELECT (1 AS ?x) {}"),
        ("application/rdf+xml", f"DESCRIBE <{IN}>"),
        ("text/turtle", "CONSTRUCT { <s> <p> 1 } WHERE {}"),
        ("application/ld+json", "CONSTRUCT { <s> <p> 1 } WHERE {}"),
    ],
)
def test_the_answer_has_the_type_asked_for(server: Server, accept: str, query: str) -> None:
    response = server.query(query, f"{accept}, */*;q=0.1")
    assert (response.status, response.media) == (200, accept)


def updated(server: Server, how: str, text: str, pairs: list[tuple[str, str]]) -> Answered:
    address = "/sparql/update?" + urlencode(pairs)
    body = urlencode({"update": text}) if how == "form" else text
    sent = {"Content-Type": FORM if how == "form" else UPDATE}
    return server.send("POST", address, body, sent, writes=True)


@pytest.mark.parametrize("how", ["form", "direct"])
@pytest.mark.parametrize(
    ("default", "named", "where", "found"),
    [
        ((1,), (), "?s a ?t", {G[1]}),
        ((1, 2), (), "?s a ?t", {G[1], G[2]}),
        ((), (1, 2), "GRAPH ?g { ?s a ?t }", {G[1], G[2]}),
        ((), (1, 2), "?s a ?t", set()),
        ((1,), (2,), "{ ?s a ?t } UNION { GRAPH ?g { ?s a ?t } }", {G[1], G[2]}),
        ((1,), (2,), "GRAPH ?g { ?s a ?t }", {G[2]}),
    ],
)
def test_updates_with_graphs_of_the_request(
    filled: Server,
    how: str,
    default: tuple[int, ...],
    named: tuple[int, ...],
    where: str,
    found: set[str],
) -> None:
    pairs = [("using-graph-uri", G[n]) for n in default]
    pairs += [("using-named-graph-uri", G[n]) for n in named]
    text = f"INSERT {{ GRAPH <{IN}> {{ ?s <{IN}> 1 }} }} WHERE {{ {where} }}"
    assert updated(filled, how, text, pairs).status == 204
    rows = filled.query(f"SELECT ?s {{ GRAPH <{IN}> {{ ?s ?p ?o }} }}").data["results"]["bindings"]
    assert {row["s"]["value"] for row in rows} == found


@pytest.mark.parametrize("how", ["form", "direct"])
def test_updates(filled: Server, how: str) -> None:
    assert updated(filled, how, "CLEAR ALL", []).status == 204
    assert not filled.query("ASK { GRAPH ?g { ?s ?p ?o } }").boolean


def test_relative_addresses_are_relative_to_the_service(server: Server) -> None:
    text = f"CLEAR GRAPH <{IN}> ; INSERT DATA {{ GRAPH <{IN}> {{ <{IN}> <{IN}> <test> }} }}"
    assert server.update(text).status == 204
    [row] = server.query(f"SELECT ?o {{ GRAPH <{IN}> {{ ?s ?p ?o }} }}").data["results"]["bindings"]
    assert row["o"] == {"type": "uri", "value": f"{server.address}/sparql/test"}


UTF_16 = "application/sparql-{}; charset=UTF-16"
BAD: dict[str, tuple[str, str, Any, str | None]] = {
    "query by PUT": ("PUT", "/sparql?query=ASK%7B%7D", None, FORM),
    "two queries": ("GET", "/sparql?query=ASK%7B%7D&query=SELECT%20*%7B%7D", None, None),
    "query as text": ("POST", "/sparql", "ASK {}", "text/plain"),
    "form without a type": ("POST", "/sparql", "query=ASK%20%7B%7D", None),
    "query without a type": ("POST", "/sparql", "ASK {}", None),
    "query in UTF-16": ("POST", "/sparql", "ASK {}".encode("utf-16"), UTF_16.format("query")),
    "query that is none": ("GET", "/sparql?query=ASK%20%7B", None, None),
    "update by GET": ("GET", "/sparql?update=CLEAR%20ALL", None, None),
    "update by GET there": ("GET", "/sparql/update?update=CLEAR%20ALL", None, None),
    "two updates": ("POST", "/sparql/update", "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM),
    "update as text": ("POST", "/sparql/update", "CLEAR NAMED", "text/plain"),
    "update form without a type": ("POST", "/sparql/update", "update=CLEAR%20NAMED", None),
    "update in UTF-16": (
        *("POST", "/sparql/update", "CLEAR NAMED".encode("utf-16")),
        UTF_16.format("update"),
    ),
    "update that is none": ("POST", "/sparql/update", "update=CLEAR%20XYZ", FORM),
    "update that names its graphs": (
        *("POST", f"/sparql/update?using-named-graph-uri={quote(G[1])}"),
        *("WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", UPDATE),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told_and_changes_nothing(filled: Server, name: str) -> None:
    method, address, body, media = BAD[name]
    headers = {"Content-Type": media} if media else {}
    response = filled.send(method, address, body, headers, writes=True)
    assert 400 <= response.status < 500
    assert response.media == "application/problem+json"
    assert filled.query(f"ASK {{ GRAPH <{G[3]}> {{ ?s ?p ?o }} }}").boolean


def test_an_answer_sees_what_was_acknowledged(server: Server) -> None:
    server.update("DROP ALL")
    for number in range(30):
        assert server.update(f"INSERT DATA {{ <a:s> <a:p> {number} }}").status == 204
        rows = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").data["results"]["bindings"]
        assert rows[0]["n"]["value"] == str(number + 1)
