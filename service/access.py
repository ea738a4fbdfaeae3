"""Access: who may read and write, told by the token that is sent along, and by nothing else.

There are no cookies, so no browser sends along what its user is allowed to. A request that
changes something is refused all the same when a browser says that another site made it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from urllib.parse import unquote, urlsplit

from fastapi import Request

from graph.findings import Refused
from graph.journal.writer import Writer
from service.messages import refusal
from service.settings import READING
from service.tokens import Role, Token

OPEN, BY_TOKEN = "open", "token"
# The address that watches over the service has no token.
_ALWAYS_OPEN = frozenset({"/health"})
_OWN_SITE = frozenset({"same-origin", "none"})
_WRITERS: tuple[Role, ...] = ("editor", "administrator")
REASON = "Samverkan-Reason"
_LONGEST_REASON = 500
_LOG = logging.getLogger("samverkan.access")


class Slowing:
    """Lets who sends wrong tokens wait, each client longer every time; the right ones never do.

    As many clients are remembered, and as many made to wait at once, as cost nothing.
    """

    first, longest, forgotten = 0.1, 2.0, 60.0  # seconds
    most_clients, most_waiting = 1000, 64

    def __init__(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._sleep = sleep
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._waiting = 0

    async def failed(self, client: str) -> None:
        """Wait. Raises Refused when too many do."""
        now = time.monotonic()
        count, last = self._failures.pop(client, (0, now))
        count = 1 if now - last > self.forgotten else count + 1
        self._failures[client] = (count, now)
        if len(self._failures) > self.most_clients:
            self._failures.popitem(last=False)
        if self._waiting >= self.most_waiting:
            raise refusal("token-tries")
        self._waiting += 1
        try:
            await self._sleep(min(self.first * 2 ** min(count - 1, 10), self.longest))
        finally:
            self._waiting -= 1


def reading_needs_token() -> bool:
    """Raises Refused for a setting that makes no sense."""
    value = READING.value()
    if value not in (OPEN, BY_TOKEN):
        raise refusal("setting-choice", value=READING.variable, given=value, known="open, token")
    return value == BY_TOKEN


async def let_read(request: Request) -> None:
    """Let those through who may read. Raises Refused for others."""
    if request.app.state.closed and request.url.path not in _ALWAYS_OPEN:
        await _known(request)


async def authorise(request: Request) -> Writer:
    """Return who is about to write, and why as they tell it. Raises Refused for who may not."""
    _check_site(request)
    token = await _known(request)
    if token.role not in _WRITERS:
        _note(request, "role")
        raise refusal("token-role", value=token.role)
    return Writer(token.name, _reason(request), limited=token.role != "administrator")


def _reason(request: Request) -> str:
    """Return what stands in the header of reasons, percent-encoded as headers hold ASCII alone."""
    told = unquote(request.headers.get(REASON, ""), errors="replace")[:_LONGEST_REASON]
    return "".join(sign if sign.isprintable() else " " for sign in told).strip()


async def _known(request: Request) -> Token:
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise refusal("token-missing")
    found: Token | None = request.app.state.tokens.find(text.strip())
    if found is None:
        _note(request, "unknown")
        slowing: Slowing = request.app.state.slowing
        await slowing.failed(request.client.host if request.client else "")
        raise refusal("token-wrong")
    return found


def _note(request: Request, why: str) -> None:
    """Log what was refused: neither the token nor who sent it, which may tell of a person."""
    _LOG.warning("token refused (%s): %s %r", why, request.method, request.url.path[:200])


def _check_site(request: Request) -> None:
    """Believe the browser about whose page asked; who is no browser sends neither header."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site.lower() not in _OWN_SITE:
            raise _foreign(request)
        return
    origin = request.headers.get("origin")
    if origin is not None and _host(origin) != request.headers.get("host", "").lower():
        raise _foreign(request)


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _foreign(request: Request) -> Refused:
    _note(request, "other site")
    return refusal("site-foreign")
