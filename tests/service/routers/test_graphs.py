"""`/graphs`: read by anybody, written with a token, each graph by its name or by its address."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.namespaces import BASE
from graph.store import EmbeddedStore
from service.app import create_app
from service.tokens import Tokens

OURS = f"{BASE}graph/user/"
TURTLE = {"content-type": "text/turtle"}


@pytest.fixture
def clients(little):
    """One who may write, and one who may not, on a graph with something of its own."""
    store, tokens = EmbeddedStore(), Tokens()
    store.load({name: list(little.quads(name)) for name in little.graphs()})
    app = create_app(store, tokens)
    bearer = {"authorization": f"Bearer {tokens.issue('administrator')}"}
    yield TestClient(app, headers=bearer), TestClient(app)
    app.state.endpoint.close()


def test_a_graph_is_made_replaced_added_to_and_removed(clients):
    writer, reader = clients
    at = {"params": {"graph": f"{OURS}a"}, "headers": TURTLE}
    statuses = [
        writer.put("/graphs", content="<> <a:p> 1 .", **at).status_code,
        writer.put("/graphs", content="<> <a:p> 2 .", **at).status_code,
        writer.post("/graphs", content="<> <a:p> 3 .", **at).status_code,
    ]
    assert statuses == [201, 204, 204]
    response = reader.get("/graphs", params={"graph": f"{OURS}a"})
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert response.text == f"<{OURS}a> <a:p> 2 , 3 .\n"
    assert reader.get("/graphs/user/a").text == response.text
    assert reader.get("/graphs", params={"graph": "http://testserver/graphs/user/a"}).text
    head = reader.head("/graphs/user/a")
    assert (head.status_code, head.text) == (200, "")
    assert head.headers["content-type"] == "text/turtle; charset=utf-8"
    assert writer.delete("/graphs/user/a").status_code == 204
    assert reader.get("/graphs/user/a").status_code == 404
    assert reader.head("/graphs/user/a").status_code == 404
    assert writer.delete("/graphs/user/a").status_code == 404


def test_a_new_graph_says_where_it_is(clients):
    writer, reader = clients
    made = writer.post("/graphs", content="[] <a:p> 1 .", headers=TURTLE)
    assert made.status_code == 201
    there = made.headers["location"]
    assert "<a:p> 1" in reader.get(there).text
    assert reader.get("/graphs", params={"graph": there}).text == reader.get(there).text


def test_several_files_are_sent_at_once(clients):
    writer, reader = clients
    files = [
        ("a", ("a.ttl", "<a:a> <a:p> 1 .", "text/turtle")),
        ("b", ("b.nt", "<a:b> <a:p> <a:c> .", "application/n-triples")),
    ]
    assert writer.post("/graphs/user/f", files=files).status_code == 201
    assert len(reader.get("/graphs/user/f", headers={"accept": "text/plain"}).text.split("\n")) == 3


def test_the_default_graph_is_everything_there(clients):
    writer, reader = clients
    assert "Regionen" in reader.get("/graphs?default").text
    for method in ("PUT", "POST", "DELETE"):
        response = writer.request(method, "/graphs?default", content="", headers=TURTLE)
        assert response.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_who_may_not_write_does_not(clients, method):
    writer, reader = clients
    response = reader.request(method, "/graphs/user/a", content="<a:a> <a:p> 1 .", headers=TURTLE)
    assert response.status_code == 401
    closed = writer.request(method, "/graphs/little", content="<a:a> <a:p> 1 .", headers=TURTLE)
    assert closed.status_code == 403
    assert "Regionen" in reader.get("/graphs/little").text


@pytest.mark.parametrize(
    ("status", "address", "media", "content"),
    [
        (400, "/graphs/user/a", "text/turtle", "<a:a>"),
        (400, "/graphs/user/a", "multipart/form-data; boundary=x", "nothing"),
        (400, "/graphs?graph=no address", "text/turtle", ""),
        (400, "/graphs?graph=relative", "text/turtle", ""),
        (400, "/graphs?graph=a:a&default", "text/turtle", ""),
        (400, "/graphs?grahp=a:a", "text/turtle", ""),
        (400, "/graphs/user/{}", "text/turtle", ""),
        (415, "/graphs/user/a", "image/png", "x"),
        (415, "/graphs/user/a", "", "<a:a> <a:p> 1 ."),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(clients, status, address, media, content):
    writer, reader = clients
    before = reader.get("/graphs?default").text
    headers = {"content-type": media} if media else {}
    response = writer.put(address, content=content, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert reader.get("/graphs?default").text == before
    assert reader.get("/graphs").status_code == 400
