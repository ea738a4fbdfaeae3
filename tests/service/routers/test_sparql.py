"""`/sparql` in one process; over a socket it is tested in tests/conformance."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.sparql.formats import GRAPHS, TABLES
from service.app import create_app
from service.tokens import Tokens


@pytest.fixture(scope="module")
def small(little):
    client = TestClient(create_app(little), raise_server_exceptions=False)
    yield client
    client.app.state.endpoint.close()


ALL = "SELECT * { ?s ?p ?o }"


@pytest.mark.parametrize("media", TABLES)
def test_rows_in_the_format_that_is_asked_for(small, media):
    response = small.get("/sparql", params={"query": ALL}, headers={"accept": media})
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == media
    assert "Accept" in response.headers["vary"]
    assert "Regionen" in response.text


@pytest.mark.parametrize("media", GRAPHS)
def test_triples_in_the_format_that_is_asked_for(small, media):
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    response = small.get("/sparql", params={"query": query}, headers={"accept": media})
    assert response.headers["content-type"].split(";")[0] == media
    assert "Regionen" in response.text


@pytest.mark.parametrize(
    ("status", "accept", "query"),
    [
        (200, "*/*", "ASK {}"),
        (400, "*/*", "ASK {"),
        (400, "*/*", "ASK { FILTER(<a:f>(1) = 2) }"),
        (403, "*/*", "ASK { SERVICE <https://a.example/> {} }"),
        (406, "image/png", "ASK {}"),
        (406, "text/turtle", "ASK {}"),
        (406, "text/csv", "DESCRIBE <a:a>"),
        (414, "*/*", "ASK {}" + " " * 20_000),
    ],
)
def test_statuses_and_problems_in_words(small, status, accept, query):
    headers = {"accept": accept, "accept-language": "en"}
    response = small.get("/sparql", params={"query": query}, headers=headers)
    assert response.status_code == status
    if status != 200:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == status
        assert response.headers["content-language"] == "en"
        assert "Traceback" not in response.text


def test_a_long_answer_comes_whole_and_packed(small):
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    plain = small.get("/sparql", params={"query": query}, headers={"accept-encoding": "identity"})
    packed = small.get("/sparql", params={"query": query})
    assert len(plain.json()["results"]["bindings"]) == 9**3
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()


def test_without_a_query_the_service_describes_itself(small):
    response = small.get("/sparql")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "sd:endpoint <http://testserver/sparql>" in response.text
    assert "sd:UnionDefaultGraph" in response.text
    assert small.get("/sparql", headers={"accept": "text/csv"}).status_code == 406
    assert small.head("/sparql").status_code == 200


def test_nothing_is_changed_here(small, little):
    before = sorted(map(str, little.quads()))
    text = "INSERT DATA { GRAPH <https://w3id.org/samverkan/graph/user/x> { <a:a> <a:b> 1 } }"
    sent = {"Content-Type": "application/sparql-update"}
    for response, status in (
        (small.get("/sparql", params={"update": text}), 400),
        (small.get("/sparql", params={"query": text}), 400),
        (small.post("/sparql", data={"update": text}), 400),
        (small.post("/sparql", data={"query": text}), 400),
        (small.post("/sparql", content=text, headers=sent), 415),
        (small.post("/sparql/update", data={"update": text}), 401),
        (small.get("/sparql/update", params={"update": text}), 405),
    ):
        assert response.status_code == status
    assert sorted(map(str, little.quads())) == before


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer å"])
def test_who_may_not_write_is_told_how(small, header):
    headers = {"authorization": header.encode()} if header else {}
    response = small.post("/sparql/update", data={"update": "DROP ALL"}, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_who_may_write_does_so_in_the_graphs_of_users(little):
    tokens = Tokens()
    app = create_app(little, tokens)
    client = TestClient(app, headers={"authorization": f"Bearer {tokens.issue('administrator')}"})
    graph = "https://w3id.org/samverkan/graph/user/t"
    update = {"update": f"INSERT DATA {{ GRAPH <{graph}> {{ <a:a> <a:b> 1 }} }}"}
    assert client.post("/sparql/update", data=update).status_code == 204
    assert client.get("/sparql", params={"query": "ASK { <a:a> <a:b> 1 }"}).json()["boolean"]
    drop = client.post("/sparql/update", data={"update": "DROP ALL"})
    assert drop.status_code == 403
    assert (
        client.post("/sparql/update", data={"update": f"DROP GRAPH <{graph}>"}).status_code == 204
    )
    assert not client.get("/sparql", params={"query": "ASK { <a:a> <a:b> 1 }"}).json()["boolean"]
    app.state.endpoint.close()
