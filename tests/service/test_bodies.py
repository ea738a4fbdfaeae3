"""Bodies: whole or not at all, in UTF-8, with their parts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import Request

from graph.findings import Refused
from service import bodies
from service.bodies import Body, parts, read_body
from service.bounds import Bounds, Limits

LIMIT = 1 << 20


def request(pieces: list[bytes], **headers: str) -> Request:
    messages = [
        {"type": "http.request", "body": piece, "more_body": number < len(pieces) - 1}
        for number, piece in enumerate(pieces)
    ]

    async def receive() -> dict[str, Any]:
        return messages.pop(0) if messages else await asyncio.Event().wait()

    raw = [(name.replace("_", "-").encode(), own.encode()) for name, own in headers.items()]
    app = SimpleNamespace(state=SimpleNamespace(bounds=Bounds(LIMIT, Limits())))
    return Request({"type": "http", "headers": raw, "app": app}, receive)


def read(pieces: list[bytes], **headers: str) -> Body:
    return asyncio.run(read_body(request(pieces, **headers)))


def code(work: Callable[..., object], *given: Any, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        work(*given, **options)
    return caught.value.findings[0].code


def test_a_body_is_read_whole():
    body = read([b"a", b"b", b"c"], content_type="Text/Turtle; charset=UTF-8")
    assert (body.media, body.text()) == ("text/turtle", "abc")
    assert read([b""]) == Body("application/octet-stream", b"")


def test_what_is_too_much_is_not_read():
    assert code(read, [b"x"], content_length=str(LIMIT + 1)) == "body-too-large"
    pieces = [b"x" * 2**16 for _ in range(100)]
    assert code(read, pieces) == "body-too-large"
    assert len(read([b"x" * LIMIT]).data) == LIMIT


def test_who_is_too_slow_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(bodies, "_SECONDS", 0.01)
    waiting = request([])
    assert code(lambda: asyncio.run(read_body(waiting))) == "body-slow"


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"content_encoding": "gzip"}, "body-packed"),
        ({"content_type": "text/turtle; charset=utf-16"}, "body-encoding"),
    ],
)
def test_what_cannot_be_read_is_told(headers, wanted):
    assert code(read, [b"x"], **headers) == wanted
    assert code(Body("text/turtle", b"\xff").text) == "body-encoding"


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_parts_are_told_apart(end):
    lines = [b"--b", b"Content-Type: text/turtle", b"", b"one", b"", b"--b"]
    lines += [b"Content-Disposition: form-data", b"content-type: text/plain", b"", b"two", b"--b--"]
    found = list(parts(Body("multipart/form-data", end.join(lines), "b")))
    assert [(part.media, part.data.strip()) for part in found] == [
        ("text/turtle", b"one"),
        ("text/plain", b"two"),
    ]


@pytest.mark.parametrize("data", [b"", b"x", b"--b--", b"--b\r\nno end\r\n--b--"])
def test_a_form_without_parts_is_told(data):
    assert code(lambda: list(parts(Body("multipart/form-data", data, "b")))) == "body-parts"
    assert code(lambda: list(parts(Body("multipart/form-data", data)))) == "body-parts"
