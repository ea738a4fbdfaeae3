"""Conditional requests: every whole answer to a reading has an ETag, and is sent once."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WEAK = "W/"
# What a 304 has no use for.
_OF_THE_BODY = ("content-length", "content-type", "content-disposition")


class Conditional:
    """Middleware that marks answers with a weak ETag, and answers 304 to who has it.

    An answer in pieces goes by as it comes, and so does one that has an ETag of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        wanted = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None

        async def send_marked(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                if message["status"] == 200 and "etag" not in Headers(raw=message["headers"]):
                    start = message
                    return
            elif start is not None:
                begun, start = start, None
                if not message.get("more_body", False):
                    message = _mark(begun, message, wanted)
                await send(begun)
            await send(message)

        await self._app(scope, receive, send_marked)


def _mark(start: Message, body: Message, wanted: str) -> Message:
    """Give an answer its ETag; make it a 304 without a body for who has it already."""
    headers = MutableHeaders(raw=start["headers"])
    tag = f'"{hashlib.sha256(body.get("body", b"")).hexdigest()[:32]}"'
    # Weak: packed or not, it says the same.
    headers["ETag"] = _WEAK + tag
    # What an address without a day answers differs tomorrow: ask again, it costs little.
    headers.setdefault("Cache-Control", "no-cache")
    if not _matches(wanted, tag):
        return body
    start["status"] = 304
    for name in _OF_THE_BODY:
        del headers[name]
    return {**body, "body": b""}


def _matches(wanted: str, tag: str) -> bool:
    own = [entry.strip().removeprefix(_WEAK) for entry in wanted.split(",")]
    return tag in own or "*" in own
