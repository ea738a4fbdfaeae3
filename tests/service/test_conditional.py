"""Conditional requests: an answer is sent once, and anew when it has changed."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, Quad

from graph.namespaces import expand, thing
from graph.store import EmbeddedStore
from service.app import create_app
from service.openapi import API

PATHS = [f"{API}/coverage", "/sv/tackning", "/en/overview.csv", "/ns.ttl", "/health"]
GRAPH = NamedNode("http://example.org/graph")


@pytest.fixture(scope="module")
def client(little: EmbeddedStore) -> TestClient:
    return TestClient(create_app(little))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_an_answer_is_not_sent_it_again(client, path, method):
    first = client.request(method, path)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    for header in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
        again = client.request(method, path, headers={"if-none-match": header})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-length" not in again.headers
    other = client.request(method, path, headers={"if-none-match": '"x"'})
    assert (other.status_code, other.headers["etag"]) == (200, tag)


def test_another_answer_has_another_tag(client):
    tags = {client.get(f"{API}/coverage?on=2019-01-0{d}").headers["etag"] for d in (1, 2, 3)}
    assert len(tags) == 3


def test_a_change_of_the_graph_is_seen():
    store = EmbeddedStore()
    client = TestClient(create_app(store, empty=True))
    before = client.get("/health").headers["etag"]
    node = thing("org/x")
    store.replace(GRAPH, [Quad(node, expand("rdfs:label"), Literal("x"), GRAPH)])
    after = client.get("/health", headers={"if-none-match": before})
    assert after.status_code == 200
    assert after.headers["etag"] != before


def test_the_tag_is_the_same_packed_or_not(client):
    tags = {
        client.get("/sv/tackning", headers={"accept-encoding": own}).headers["etag"]
        for own in ("gzip", "identity")
    }
    assert len(tags) == 1


def test_a_problem_has_no_tag(client):
    assert "etag" not in client.get(f"{API}/coverage?x=1").headers


@pytest.mark.parametrize("path", PATHS)
def test_anybody_may_read_from_a_page_of_their_own(client, path):
    origin = {"origin": "https://example.org"}
    response = client.get(path, headers=origin)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "ETag" in response.headers["access-control-expose-headers"]
    asked = origin | {"access-control-request-method": "GET"}
    allowed = client.options(path, headers=asked)
    assert allowed.status_code == 200
    assert "access-control-allow-credentials" not in allowed.headers


@pytest.mark.parametrize(
    ("method", "header"),
    [("PUT", "content-type"), ("DELETE", "accept"), ("POST", "authorization")],
)
def test_nobody_may_write_from_a_page_of_their_own(client, method, header):
    asked = {
        "origin": "https://example.org",
        "access-control-request-method": method,
        "access-control-request-headers": header,
    }
    assert client.options("/graphs", headers=asked).status_code == 400
