"""What a worker answers: in every format, within its bounds, or a code that says why not."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from graph.sparql.formats import GRAPHS, TABLES
from graph.sparql.limits import Limits
from graph.sparql.worker import answer

LIMITS = Limits(rows=50, size=20_000, operators=20, depth=20, length=5000)
ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture
def store() -> Store:
    made = Store()
    made.update('INSERT DATA { <a:a> <a:b> 1, "x\\n\\"y", [] . GRAPH <a:g> { <a:c> <a:b> 2 } }')
    return made


def query(store: Store, text: str, **given: Any) -> tuple[dict[str, Any], bytes]:
    head = {"do": "query", "base": "http://x/", "union": False, "default": None, "remote": False}
    head |= {"table": "text/csv", "graph": "application/n-triples", **given}
    return answer(store, head, text.encode(), LIMITS)


@pytest.mark.parametrize("media", TABLES)
def test_rows_in_every_format(store: Store, media: str) -> None:
    head, body = query(store, ALL, table=media)
    assert head == {"media": media}
    if TABLES[media] != QueryResultsFormat.CSV:
        found = parse_query_results(body, format=TABLES[media])
        assert len(list(found)) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("media", GRAPHS)
def test_triples_in_every_format_sorted(store: Store, media: str) -> None:
    text = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(!isBlank(?o)) }"
    head, body = query(store, text, graph=media)
    assert head == {"media": media}
    assert len({quad.triple for quad in parse(body, format=GRAPHS[media])}) == 2
    assert query(store, text, graph=media)[1] == body


def test_the_default_graph_is_what_the_request_says(store: Store) -> None:
    def count(text: str = ALL, **given: Any) -> int:
        return len(query(store, text, **given)[1].splitlines()) - 1

    assert count() == 4  # a value has two lines
    assert count(union=True) == 5
    assert count("SELECT * FROM <a:g> { ?s ?p ?o }", union=True) == 1
    assert count(default=["a:g"], named=[]) == 1
    assert count("SELECT * FROM <a:x> { ?s ?p ?o }", default=["a:g"], named=[]) == 1
    assert count(default=[], named=["a:g"]) == 0
    assert count("SELECT * { GRAPH ?g { ?s ?p ?o } }", default=[], named=["a:g"]) == 1
    assert count("SELECT * { GRAPH ?g { ?s ?p ?o } }", default=["a:g"], named=[]) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SELECT", "query-syntax"),
        ("INSERT DATA { <a:a> <a:b> 1 }", "query-syntax"),
        ("SELECT (<a:f>(1) AS ?x) {}", "query-failed"),
        ("SELECT * { " + "{" * 21 + "}" * 21 + " }", "query-depth"),
        ("SELECT (1" + "+1" * 21 + " AS ?x) {}", "query-operators"),
        ("SELECT * { ?s ?p '" + "x" * 5000 + "' }", "query-length"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "query-rows"),
        ("SELECT * { VALUES ?x { '" + "x" * 4000 + "' } VALUES ?y { 1 2 3 4 5 6 } }", "query-size"),
        ("SELECT * { SERVICE <https://a.example/> {} }", "federation-off"),
    ],
)
def test_what_is_refused(store: Store, text: str, code: str) -> None:
    assert query(store, text)[0].get("refused", "") == code


@pytest.mark.parametrize("media", TABLES)
def test_rows_are_counted_in_every_format(store: Store, media: str) -> None:
    def rows(number: int) -> dict[str, Any]:
        values = " ".join(map(str, range(number)))
        return query(store, f"SELECT * {{ VALUES ?x {{ {values} }} }}", table=media)[0]

    assert rows(50) == {"media": media}
    assert rows(60)["refused"] == "query-rows"


def test_triples_are_counted(store: Store) -> None:
    text = "CONSTRUCT { <a:a> <a:b> ?x } { VALUES ?x { %s } }"
    assert "media" in query(store, text % " ".join(map(str, range(50))))[0]
    assert query(store, text % " ".join(map(str, range(51))))[0]["refused"] == "query-rows"


def test_a_format_that_is_not_there_is_told(store: Store) -> None:
    assert query(store, ALL, table=None)[0]["refused"] == "not-acceptable"
    assert "media" in query(store, "CONSTRUCT WHERE { ?s ?p ?o }", table=None)[0]
    assert query(store, "DESCRIBE <a:a>", graph=None)[0]["refused"] == "not-acceptable"


def update(store: Store, text: str, **given: Any) -> tuple[dict[str, Any], list[str], list[str]]:
    head = {"do": "update", "base": "http://x/", "default": None, "remote": False, **given}
    head, body = answer(store, head, text.encode(), LIMITS)
    cut = head.get("removed", 0)
    return head, body[:cut].decode().splitlines(), body[cut:].decode().splitlines()


def test_an_update_is_told_as_what_it_changes(store: Store) -> None:
    _, removed, added = update(store, "DELETE { ?s ?p 1 } INSERT { ?s ?p 3 } WHERE { ?s ?p 1 }")
    assert [line.split()[2][:3] for line in (*removed, *added)] == ['"1"', '"3"']
    assert update(store, "INSERT DATA { <a:a> <a:b> 3 }")[1:] == ([], [])
    assert update(store, "CLEAR GRAPH <a:none>")[1:] == ([], [])
    _, _, [line] = update(store, "INSERT DATA { <a:a> <a:b> <rel> }")
    assert "<http://x/rel>" in line


def test_updates_that_are_refused(store: Store) -> None:
    given = {"default": ["a:g"], "named": []}
    text = "DELETE WHERE { ?s <a:b> 2 }"
    assert update(store, text, **given)[0]["removed"] == 0
    with_graph = "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert update(store, with_graph, **given)[0]["refused"] == "using-twice"
    assert update(store, "CLEAR XYZ")[0]["refused"] == "query-syntax"
    assert update(store, "LOAD <file:///etc/passwd>")[0]["refused"] == "federation-off"


def write(store: Store, how: str, *parts: tuple[str, bytes], name: str | None = "a:g") -> Any:
    head = {"do": "write", "name": name, "how": how, "base": "http://x/"}
    head["parts"] = [(media, len(data)) for media, data in parts]  # type: ignore[assignment]
    return answer(store, head, b"".join(data for _, data in parts), LIMITS)[0]


def triples(store: Store, name: str | None = "a:g") -> list[str]:
    head = {"do": "read", "name": name, "union": False, "media": "application/n-triples"}
    return answer(store, head, b"", LIMITS)[1].decode().splitlines()


def test_graphs_are_replaced_added_to_and_removed(store: Store) -> None:
    turtle, ntriples = ("text/turtle", b"<a> <a:b> 5 ."), ("text/plain", b"<a:d> <a:b> <a:e> .")
    assert write(store, "replace", turtle)["existed"]
    assert [line.split()[0] for line in triples(store)] == ["<http://x/a>"]
    assert write(store, "add", turtle, ntriples)["existed"]
    assert len(triples(store)) == 2
    assert not write(store, "add", turtle, name="a:new")["existed"]
    assert write(store, "remove")["existed"]
    assert triples(store) == []
    assert write(store, "remove")["refused"] == "graph-unknown"
    assert write(store, "remove", name=None)["existed"]
    assert triples(store, None) == []


@pytest.mark.parametrize(
    ("media", "data", "code"),
    [
        ("text/turtle", b"<a> <b>", "body-syntax"),
        ("application/trig", b"<a:x> { <a:a> <a:b> 1 }", "body-graphs"),
        ("application/rdf+xml", b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "doctype"),
        ("application/ld+json", b'{"@context": "http://a.example/c", "x": 1}', "body-syntax"),
        ("text/turtle", "<a> <b> 'å'".encode("latin-1"), "body-syntax"),
    ],
)
def test_documents_that_are_refused(store: Store, media: str, data: bytes, code: str) -> None:
    before = store.dump(format=RdfFormat.N_QUADS)
    assert write(store, "add", (media, data))["refused"] == code
    assert store.dump(format=RdfFormat.N_QUADS) == before
