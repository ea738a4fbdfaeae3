"""Bodies of requests: bounded in size and time, in UTF-8, of a media type that is known."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from fastapi import Request

from service.bounds import Bounds
from service.messages import refusal

_SECONDS = 30
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


class Body(NamedTuple):
    """A body, its media type without parameters, and the boundary between its parts if any."""

    media: str
    data: bytes
    boundary: str = ""

    def text(self) -> str:
        """Raises Refused for what is not UTF-8."""
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise refusal("body-encoding") from error


async def read_body(request: Request) -> Body:
    """Read the body of a request. Raises Refused when it is too long, too slow or packed."""
    bounds: Bounds = request.app.state.bounds
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise refusal("body-packed")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > bounds.body:
        raise refusal("body-too-large", limit=bounds.body >> 20)
    data = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for piece in request.stream():
                data += piece
                if len(data) > bounds.body:
                    raise refusal("body-too-large", limit=bounds.body >> 20)
    except TimeoutError as error:
        raise refusal("body-slow", limit=_SECONDS) from error
    return _typed(request.headers.get("content-type", ""), bytes(data))


def parts(body: Body) -> Iterator[Body]:
    """Yield the parts of a form with files. Raises Refused for one without parts."""
    pieces = (b"\r\n" + body.data).split(b"\n--" + body.boundary.encode("utf-8", "replace"))
    if not body.boundary or len(pieces) < 3:
        raise refusal("body-parts")
    for piece in pieces[1:-1]:
        head, found, data = _divided(piece)
        if not found:
            raise refusal("body-parts")
        message = Message()
        for line in head.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            message[name.strip()] = value.strip()
        yield _typed(message.get("content-type", ""), data.removesuffix(b"\r"))


def _divided(piece: bytes) -> tuple[bytes, bool, bytes]:
    blank = _BLANK_LINE.search(piece)
    return (piece[: blank.start()], True, piece[blank.end() :]) if blank else (b"", False, b"")


def _typed(content_type: str, data: bytes) -> Body:
    """Raises Refused for another encoding than UTF-8."""
    message = Message()
    # Python knows no header without a value.
    message["content-type"] = content_type or "application/octet-stream"
    charset = message.get_param("charset", "utf-8")
    if str(charset).lower() not in ("utf-8", "utf8", "us-ascii"):
        raise refusal("body-encoding")
    boundary = message.get_param("boundary", "")
    return Body(message.get_content_type(), data, str(boundary))
