"""The SPARQL 1.1 Protocol: what a request asks for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl

from fastapi import Request

from graph.sparql.endpoint import Dataset
from graph.sparql.pool import Errand
from service.bodies import read_body
from service.messages import refusal

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
# Longer ones belong in a body.
LONGEST_QUERY_STRING = 16 * 1024
_MOST_FIELDS = 1000
# What says, in front of `-uri`, which graphs to look at.
_KINDS = {"query": ("default-graph", "named-graph"), "update": ("using-graph", "using-named-graph")}
# What may be meant for the other address, and how that is told.
_OTHER = {"query": ("update", "update-elsewhere"), "update": ("query", "query-elsewhere")}
T = TypeVar("T")
Watch = Callable[[Errand], None]
Pairs = list[tuple[str, str]]


class Asked(NamedTuple):
    """The text of a query or an update, and the graphs that the request names."""

    text: str
    dataset: Dataset


def asked_by_address(request: Request) -> Asked | None:
    """Return the query in an address; nothing when there is none. Raises Refused."""
    pairs = fields(request)
    if any(name == "update" for name, _ in pairs):
        raise refusal("update-elsewhere")
    text = _one(pairs, "query")
    return None if text is None else Asked(text, _dataset(pairs, *_KINDS["query"]))


async def asked_by_body(request: Request, name: str, media: str) -> Asked:
    """Return the query or update in a body, a form or the text itself. Raises Refused.

    name: of the field in a form. media: the media type of the text itself.
    """
    pairs = fields(request)
    body = await read_body(request)
    if body.media == FORM:
        pairs += _pairs(body.text())
        text = _one(pairs, name)
    elif body.media == media:
        if any(own == name for own, _ in pairs):
            raise refusal("parameter-repeated", value=name)
        text = body.text()
    else:
        raise refusal("media-unknown", value=body.media, known=f"{FORM}, {media}")
    if text is None:
        other, elsewhere = _OTHER[name]
        sent = any(own == other for own, _ in pairs)
        raise refusal(elsewhere) if sent else refusal("no-text", value=name)
    return Asked(text, _dataset(pairs, *_KINDS[name]))


def fields(request: Request) -> Pairs:
    """Return the fields of an address. Raises Refused for one that is too long or not UTF-8."""
    query = request.scope["query_string"]
    if len(query) > LONGEST_QUERY_STRING:
        raise refusal("address-too-long", limit=LONGEST_QUERY_STRING)
    return _pairs(query.decode("latin-1"))


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise refusal("body-encoding") from error
    except ValueError as error:
        raise refusal("fields-too-many", limit=_MOST_FIELDS) from error


def _one(pairs: Pairs, name: str) -> str | None:
    values = [value for own, value in pairs if own == name]
    if len(values) > 1:
        raise refusal("parameter-repeated", value=name)
    return values[0] if values else None


def _dataset(pairs: Pairs, default: str, named: str) -> Dataset:
    return Dataset(
        *([value for own, value in pairs if own == f"{kind}-uri"] for kind in (default, named))
    )


async def carry_out(request: Request, work: Callable[[Watch], T]) -> T:
    """Do something that blocks, out of the way of others; drop it when whoever asked is gone.

    The body of the request has been read.
    """
    errands: list[Errand] = []
    loop = asyncio.get_running_loop()
    doing = loop.run_in_executor(request.app.state.threads, work, errands.append)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        either: set[asyncio.Future[Any]] = {doing, leaving}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            for errand in errands:
                errand.drop()
        return await doing
    finally:
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def typed(media: str) -> str:
    """Return a media type as it is sent: texts are in UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
