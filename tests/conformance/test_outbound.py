"""Nobody is reached by what is sent here, unless they are allowed to be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.server import Server, serving


@pytest.fixture
def canary() -> Iterator[tuple[str, list[bytes]]]:
    """Somebody to reach, and what they heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    connection, _ = listening.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(1000))
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/", heard
        over.set()
        thread.join()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <X> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <X> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <X> { ?s ?p ?o } }",
        "SELECT * { SERVICE#\n<X>{ ?s ?p ?o } }",
        "PREFIX x: <X> SELECT * { SERVICE x: { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <X> { ?s ?p ?o } } } }",
        "ASK { FILTER EXISTS { SERVICE <X> { ?s ?p ?o } } }",
        "ASK { FILTER NOT EXISTS { SERVICE <X> { ?s ?p ?o } } }",
        "SELECT * { VALUES ?g { <X> } SERVICE ?g { ?s ?p ?o } }",
        "SELECT * { BIND(IRI('X') AS ?g) SERVICE ?g { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { SERVICE <X> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <X> { ?s ?p ?o } }",
        "SELECT * FROM <X> { ?s ?p ?o }",
        "SELECT * FROM NAMED <X> { GRAPH <X> { ?s ?p ?o } }",
        "DESCRIBE <X>",
    ],
)
def test_nobody_is_reached_by_a_query(
    filled: Server, canary: tuple[str, list[bytes]], text: str
) -> None:
    address, heard = canary
    for reached in (address, address.replace("http:", "https:")):
        assert filled.query(text.replace("X", reached), "*/*").status in (200, 400, 403)
    assert heard == []


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <X>",
        "LOAD SILENT <X> INTO GRAPH <a:x>",
        "LOAD <file:///etc/passwd> INTO GRAPH <a:x>",
        "INSERT { GRAPH <a:x> { ?s ?p ?o } } WHERE { SERVICE <X> { ?s ?p ?o } }",
        "INSERT { GRAPH <a:x> { ?s ?p ?o } } USING <X> WHERE { ?s ?p ?o }",
        "DELETE WHERE { SERVICE <X> { ?s ?p ?o } }",
    ],
)
def test_nobody_is_reached_by_an_update(
    filled: Server, canary: tuple[str, list[bytes]], text: str
) -> None:
    address, heard = canary
    assert filled.update(text.replace("X", address)).status in (204, 400, 403)
    assert not filled.query("ASK { GRAPH <a:x> { ?s ?p ?o } }").boolean
    assert heard == []


def test_nobody_is_reached_by_a_document(filled: Server, canary: tuple[str, list[bytes]]) -> None:
    address, heard = canary
    for media, text in {
        "application/ld+json": f'{{"@context": "{address}", "a": 1}}',
        "application/rdf+xml": f'<!DOCTYPE r SYSTEM "{address}"><r/>',
        "text/turtle": f"@prefix x: <{address}> . @base <{address}> . x:a <b> ",
    }.items():
        sent = {"Content-Type": media}
        response = filled.send("PUT", "/graphs?graph=a:x", text, sent, writes=True)
        assert response.status == 400
    assert heard == []


def test_what_only_speaks_of_a_service_is_answered(filled: Server) -> None:
    text = (
        'SELECT ?SERVICE { ?s <a:p> ?SERVICE FILTER(STR(?s) != "SERVICE <http://x/> {") } # SERVICE'
    )
    assert filled.query(text).status == 200


def test_a_host_that_is_allowed_is_reached(tmp_path: Path, canary: tuple[str, list[bytes]]) -> None:
    address, heard = canary
    with serving(tmp_path, federation="127.0.0.1") as server:
        server.query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
        assert len(heard) == 1
        other = address.replace("127.0.0.1", "localhost")
        assert server.query(f"SELECT * {{ SERVICE <{other}> {{ ?s ?p ?o }} }}").status == 403
        both = f"SELECT * {{ SERVICE <{address}> {{ SERVICE ?g {{ ?s ?p ?o }} }} }}"
        assert server.query(both).status == 403
        assert len(heard) == 1
