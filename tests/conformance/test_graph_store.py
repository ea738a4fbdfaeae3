"""SPARQL 1.1 Graph Store HTTP Protocol over a socket, by name and by address."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from tests.conformance.server import Answered, Server

TURTLE = "text/turtle; charset=utf-8"
NAME = "http://www.example.org/gsp/person/1.ttl"
INDIRECT = f"/graphs?graph={quote(NAME, safe='')}"
DIRECT = "/graphs/person/1.ttl"
V = "http://www.w3.org/2006/vcard/ns#"


def person(name: str) -> str:
    return f'<http://p.example/1> a <{V}I> ; <{V}card> [ a <{V}VCard> ; <{V}fn> "{name}" ] .'


def put(server: Server, address: str, text: str, method: str = "PUT") -> Answered:
    sent = {"Content-Type": TURTLE}
    return server.send(method, address, text.encode(), sent, writes=True)


def get(server: Server, address: str, method: str = "GET") -> Answered:
    return server.send(method, address, headers={"Accept": TURTLE})


def same(response: Answered, text: str) -> bool:
    assert response.status == 200
    assert response.headers["content-type"] == TURTLE
    ours, theirs = (Graph().parse(data=data, format="turtle") for data in (response.body, text))
    return isomorphic(ours, theirs)


@pytest.fixture
def empty(server: Server) -> Server:
    assert server.update("DROP ALL").status == 204
    return server


@pytest.mark.parametrize("address", [INDIRECT, DIRECT])
def test_a_graph_is_put_and_put_again(empty: Server, address: str) -> None:
    assert put(empty, address, person("one")).status == 201
    assert same(get(empty, address), person("one"))
    assert put(empty, address, person("two")).status == 204
    assert same(get(empty, address), person("two"))


def test_the_default_graph(empty: Server) -> None:
    assert put(empty, "/graphs?default", person("one")).status == 204
    assert same(get(empty, "/graphs?default"), person("one"))
    assert empty.query("ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?a ?b ?c } } }").boolean


@pytest.mark.parametrize("address", [INDIRECT, DIRECT])
def test_what_is_removed_is_gone(empty: Server, address: str) -> None:
    put(empty, address, person("one"))
    assert empty.send("DELETE", address, writes=True).status == 204
    assert get(empty, address).status == 404
    assert empty.send("DELETE", address, writes=True).status == 404


@pytest.mark.parametrize("address", [INDIRECT, DIRECT])
def test_what_is_posted_is_added_as_a_text_or_as_files(empty: Server, address: str) -> None:
    assert put(empty, address, person("one"), "POST").status == 201
    assert same(get(empty, address), person("one"))
    more = ('<http://p.example/1> <a:family> "Doe" .', '<http://p.example/1> <a:given> "Jane" .')
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="f{n}"; filename="f{n}.ttl"\r\n'
        f"Content-Type: {TURTLE}\r\n\r\n{text}\r\n"
        for n, text in enumerate(more)
    )
    sent = {"Content-Type": "multipart/form-data; boundary=b"}
    response = empty.send("POST", address, f"{parts}--b--\r\n", sent, writes=True)
    assert response.status == 204
    assert same(get(empty, address), "\n".join([person("one"), *more]))


def test_a_graph_without_a_name_gets_one(empty: Server) -> None:
    made = put(empty, "/graphs", person("one"), "POST")
    assert made.status == 201
    there = made.headers["location"]
    assert same(get(empty, there.removeprefix(empty.address)), person("one"))
    assert same(get(empty, f"/graphs?graph={there}"), person("one"))


@pytest.mark.parametrize("address", [INDIRECT, DIRECT])
def test_head_tells_what_get_would(empty: Server, address: str) -> None:
    put(empty, address, person("one"))
    head = get(empty, address, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-type"] == TURTLE
    assert head.headers["content-length"] == get(empty, address).headers["content-length"]
    assert get(empty, address.replace("1.ttl", "4.ttl"), "HEAD").status == 404


def test_names_are_decoded_once(empty: Server) -> None:
    plain = f"/graphs?graph={NAME}"
    assert put(empty, INDIRECT, person("one")).status == 201
    assert same(get(empty, plain), person("one"))
    assert same(get(empty, plain.replace("1.ttl", "%31.ttl")), person("one"))
    assert get(empty, plain.replace("1.ttl", "%2531.ttl")).status == 404
