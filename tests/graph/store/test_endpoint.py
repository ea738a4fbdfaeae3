"""An endpoint that misbehaves: each time a refusal in words, never a part of an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from pyoxigraph import Literal

from graph.findings import Refused
from graph.store.endpoint import JSON, Endpoint
from tests.servers import free_port

WHOLE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
TRUTH = b'{"head":{},"boolean":true}'


class Misbehaving(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    # status, content type, further headers, body, how long it says that the body is
    answers: ClassVar[dict[str, tuple[int, str, dict[str, str], bytes, int | None]]] = {
        "/whole": (200, JSON, {}, WHOLE, None),
        "/kind-with-more": (200, f"{JSON}; charset=utf-8", {}, WHOLE, None),
        "/page": (200, "text/html", {}, b"<html>", None),
        "/truth": (200, JSON, {}, TRUTH, None),
        "/cut-in-text": (200, JSON, {}, WHOLE[:-3], None),
        "/cut-in-row": (200, JSON, {}, WHOLE[:50], None),
        "/broken-off": (200, JSON, {}, WHOLE, len(WHOLE) + 10),
        "/no-bytes-of-utf8": (200, JSON, {}, WHOLE.replace(b'"1"', b'"\xff"'), None),
        "/part": (206, JSON, {}, WHOLE, None),
        "/rows": (200, JSON, {"X-SPARQL-MaxRows": "1"}, WHOLE, None),
        "/any-time": (200, JSON, {"X-SQL-State": "S1TAT"}, WHOLE, None),
        "/error": (500, "text/plain", {}, b"Virtuoso 37000 Error:\nwhy", None),
        "/elsewhere": (302, "text/plain", {"Location": "/whole"}, b"", None),
        "/much": (200, JSON, {}, WHOLE + b" " * 10_000, None),
    }

    def do_POST(self) -> None:
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/silent":
            self.server.done.wait(20)  # type: ignore[attr-defined]
            return
        if self.path == "/dripping":
            self._drip()
            return
        status, kind, headers, body, length = self.answers[self.path]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", JSON)
        self.end_headers()
        try:
            while not self.server.done.wait(0.05):  # type: ignore[attr-defined]
                self.wfile.write(b" ")
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def upstream() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.seen, server.done = [], threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.done.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address(upstream: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{upstream.server_port}"


@pytest.mark.parametrize("path", ["/whole", "/kind-with-more"])
def test_a_whole_answer_is_read(address: str, path: str) -> None:
    assert Endpoint(address + path).select({"query": "…"}) == [{"x": Literal("1")}]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/page", "remote-garbled"),
        ("/truth", "remote-garbled"),
        ("/cut-in-text", "remote-garbled"),
        ("/cut-in-row", "remote-garbled"),
        ("/no-bytes-of-utf8", "remote-garbled"),
        ("/broken-off", "remote-broken-off"),
        ("/part", "remote-cut"),
        ("/rows", "remote-cut"),
        ("/any-time", "remote-cut"),
        ("/error", "remote-error"),
        ("/elsewhere", "remote-error"),
        ("/much", "remote-too-much"),
        ("/silent", "remote-slow"),
        ("/dripping", "remote-slow"),
    ],
)
def test_anything_else_is_refused_in_words(address: str, path: str, code: str) -> None:
    seconds = 0.3 if code == "remote-slow" else 20
    with pytest.raises(Refused) as refused:
        Endpoint(address + path, seconds=seconds, most=5000).select({"query": "…"})
    (finding,) = refused.value.findings
    assert finding.code == code
    assert address + path in finding.what.sv
    assert finding.fix.sv != finding.fix.en


def test_an_update_that_fails_is_told(address: str) -> None:
    Endpoint(f"{address}/whole").update({"update": "…"})
    with pytest.raises(Refused, match="error 500: Virtuoso 37000 Error: why"):
        Endpoint(f"{address}/error").update({"update": "…"})


def test_nobody_is_there() -> None:
    with pytest.raises(Refused) as refused:
        Endpoint(f"http://127.0.0.1:{free_port()}/").select({"query": "…"})
    assert refused.value.findings[0].code == "remote-down"


def test_it_goes_nowhere_else(address: str, upstream: ThreadingHTTPServer) -> None:
    before = len(upstream.seen)  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        Endpoint(f"{address}/elsewhere").select({"query": "…"})
    assert [path for path, _ in upstream.seen[before:]] == ["/elsewhere"]  # type: ignore[attr-defined]


def test_a_password_is_sent_and_never_shown(
    address: str, upstream: ThreadingHTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    named = address.replace("//", "//reader:very-secret@")
    assert Endpoint(f"{named}/whole").select({"query": "…"})
    _, headers = upstream.seen[-1]  # type: ignore[attr-defined]
    assert headers["Authorization"].startswith("Basic ")
    with pytest.raises(Refused) as refused:
        Endpoint(f"{named}/error").select({"query": "…"})
    told = [str(refused.value), refused.value.findings[0].where.file, caplog.text]
    assert "secret" not in " ".join(told)
    assert caplog.text
