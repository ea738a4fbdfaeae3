"""Hostile requests over a socket: each is answered, nothing is fetched, nobody else notices."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection
from urllib.parse import quote

import pytest

from tests.conformance.conftest import SECONDS
from tests.conformance.server import Server
from tests.graph.sparql.conftest import DEEP, LONG

GIGABYTE = 2**30
TURTLE = {"Content-Type": "text/turtle"}


@pytest.fixture(autouse=True)
def still_there(filled: Server) -> Iterator[None]:
    """After every request the service answers, and has all that it had."""
    yield
    rows = filled.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").data["results"]["bindings"]
    assert rows[0]["n"]["value"] == "500"


@pytest.mark.parametrize("name", LONG)
def test_a_slow_query_is_stopped_in_time_and_told_so(filled: Server, name: str) -> None:
    start = time.monotonic()
    response = filled.send(
        "POST", "/sparql", LONG[name], {"Content-Type": "application/sparql-query"}
    )
    assert time.monotonic() - start < SECONDS + 0.5
    assert response.status in (503, 504)
    assert response.media == "application/problem+json"
    assert response.data["findings"][0]["code"] in ("query-time", "query-memory")


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_query_is_refused(filled: Server, name: str) -> None:
    response = filled.send(
        "POST", "/sparql", DEEP[name], {"Content-Type": "application/sparql-query"}
    )
    assert response.status in (400, 413)


def test_deep_documents_are_refused(filled: Server) -> None:
    deep = '{"@id":"a:a","a:b":' * 20_000 + "1" + "}" * 20_000
    triple = "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 100_000 + "1" + " )>>" * 100_000 + " ."
    brackets = "<a:a> <a:b> " + "[ <a:b> " * 100_000 + "1" + "]" * 100_000 + " ."
    for media, text in (
        ("application/ld+json", deep),
        ("text/turtle", triple),
        ("text/turtle", brackets),
        ("application/trig", "{" * 100_000),
    ):
        sent = {"Content-Type": media}
        response = filled.send("PUT", "/graphs?graph=a:x", text, sent, writes=True)
        assert response.status == 400, response.body


def test_a_body_that_is_too_large_is_not_taken_in(filled: Server) -> None:
    before = filled.memory()
    size = 200 * 2**20
    with socket.create_connection(("127.0.0.1", filled.port), timeout=20) as connection:
        connection.sendall(
            b"PUT /graphs?graph=a:x HTTP/1.1\r\nHost: x\r\nContent-Type: text/turtle\r\n"
            b"Authorization: Bearer %b\r\nContent-Length: %d\r\n\r\n"
            % (filled.token.encode(), size)
        )
        try:
            for _ in range(size // 2**20):
                connection.sendall(b"# " + b"x" * (2**20 - 3) + b"\n")
        except OSError:
            return  # it has heard enough
        finally:
            assert filled.memory() < before + 50 * 2**20
    pytest.fail("all of it was taken in")


@pytest.mark.parametrize("path", ["/sparql", "/sparql/update", "/graphs?graph=a:x"])
def test_an_endless_body_ends(filled: Server, path: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"#" * 2**17

    sent = {"Content-Type": "application/sparql-query"}
    connection = HTTPConnection("127.0.0.1", filled.port, timeout=30)
    headers = {**sent, "Authorization": f"Bearer {filled.token}"}
    try:
        connection.request("POST", path, endless(), headers, encode_chunked=True)
        assert connection.getresponse().status in (413, 415)
    except (BrokenPipeError, ConnectionResetError):
        pass  # the answer came before we were done
    finally:
        connection.close()


def test_entities_do_not_swell(filled: Server) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = (
        f'<!DOCTYPE r [<!ENTITY e0 "xxxxxxxxxx">{entities}]><rdf:RDF xmlns:a="a:" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="a:a"><a:b>&e9;</a:b></rdf:Description></rdf:RDF>'
    )
    sent = {"Content-Type": "application/rdf+xml"}
    response = filled.send("PUT", "/graphs?graph=a:x", text, sent, writes=True)
    assert (response.status, response.data["findings"][0]["code"]) == (400, "doctype")


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer wrong", "Basic YTpi", "bearer ", "Bearer " + "x" * 5000],
)
def test_nobody_writes_without_a_token(filled: Server, authorization: str) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    form = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    for method, path, body, sent in (
        ("POST", "/sparql/update", "update=DROP+ALL", form),
        ("POST", f"/sparql/update?token={filled.token}", "update=DROP+ALL", form),
        ("DELETE", "/graphs?default", None, headers),
        ("PUT", "/graphs?default", "", {**TURTLE, **headers}),
        ("POST", "/graphs", "<a:a> <a:b> 1 .", {**TURTLE, **headers}),
    ):
        response = filled.send(method, path, body, sent)
        assert response.status == 401
        assert filled.token not in response.body.decode()


@pytest.mark.parametrize(
    "line",
    [
        b"GET /sparql?query=ASK{} HTTP/9.9\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK{}x",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /sparql?query=" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
    ],
    ids=range(8),
)
def test_what_is_no_request_does_no_harm(filled: Server, line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", filled.port), timeout=20) as connection:
        connection.sendall(line)
        with suppress(OSError):  # it may have hung up by now
            connection.shutdown(socket.SHUT_WR)
        heard = connection.recv(1000)
    assert b" 500 " not in heard


def test_who_hangs_up_leaves_nothing_running(filled: Server) -> None:
    query = quote(LONG["product"])
    for _ in range(4):
        with socket.create_connection(("127.0.0.1", filled.port)) as connection:
            request = f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n"
            connection.sendall(request.encode())
    start = time.monotonic()
    # Were their queries still running, this one would wait for a place.
    response = filled.query(LONG["values"])
    assert response.data["findings"][0]["code"] == "query-time"
    assert time.monotonic() - start < SECONDS + 0.5


def test_many_hostile_ones_at_once_take_less_than_a_gigabyte(
    filled: Server, record_property: Callable[[str, object], None]
) -> None:
    over = threading.Event()
    peak: list[int] = []
    told: list[int] = []
    grown = f"REPLACE(REPLACE('{'x' * 3000}', 'x', '{'y' * 3000}'), 'y', '{'z' * 3000}')"
    texts = [*LONG.values(), f"SELECT (STRLEN({grown}) AS ?n) {{}}"]

    def watch() -> None:
        while not over.wait(0.05):
            peak.append(filled.memory())

    def hostile(number: int) -> None:
        for text in texts[number % len(texts) :][:2]:
            sent = {"Content-Type": "application/sparql-query"}
            told.append(filled.send("POST", "/sparql", text, sent).status)

    threads = [threading.Thread(target=hostile, args=(number,)) for number in range(8)]
    watching = threading.Thread(target=watch)
    for thread in (*threads, watching):
        thread.start()
    answered = 0
    while any(thread.is_alive() for thread in threads):
        assert filled.query("ASK { <a:1> ?p ?o }").boolean
        answered += 1
    over.set()
    watching.join()
    assert answered > 3
    assert set(told) <= {503, 504}
    record_property("summary", f"8 hostile clients: at most {max(peak) >> 20} MB in all processes")
    assert max(peak) < GIGABYTE
