"""The protocol: what a request asks for, and what becomes of it when nobody waits any more."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from fastapi import Request

from graph.findings import Refused
from graph.sparql.endpoint import Dataset
from graph.sparql.pool import Errand
from service.bounds import read_bounds
from service.protocol import (
    FORM,
    QUERY,
    UPDATE,
    asked_by_address,
    asked_by_body,
    carry_out,
    typed,
)


def request(query="", body=b"", media=""):
    app = SimpleNamespace(state=SimpleNamespace(bounds=read_bounds()))
    headers = [(b"content-type", media.encode())] if media else []
    scope = {"type": "http", "headers": headers, "query_string": query.encode(), "app": app}

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(scope, receive)


def code(work):
    with pytest.raises(Refused) as caught:
        work()
    return caught.value.findings[0].code


def by_body(name, own, **given):
    return asyncio.run(asked_by_body(request(**given), name, own))


def test_a_query_in_an_address():
    asked = asked_by_address(
        request(
            "query=ASK%20%7B%7D&default-graph-uri=a:a&default-graph-uri=a:b&named-graph-uri=a:c"
        )
    )
    assert asked == ("ASK {}", Dataset(["a:a", "a:b"], ["a:c"]))
    assert asked_by_address(request("format=json")) is None
    assert asked_by_address(request("query=")).text == ""


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("query=a&query=b", "parameter-repeated"),
        ("update=CLEAR+ALL", "update-elsewhere"),
        ("query=ASK{}&update=CLEAR+ALL", "update-elsewhere"),
        ("query=%ff", "body-encoding"),
        ("a=" + "x" * 20_000, "address-too-long"),
        ("&".join("a=b" for _ in range(1001)), "fields-too-many"),
    ],
)
def test_what_is_wrong_with_an_address(query, wanted):
    assert code(lambda: asked_by_address(request(query))) == wanted


def test_a_text_in_a_body():
    form = b"query=ASK+%7B%7D&named-graph-uri=a:b"
    asked = by_body("query", QUERY, query="default-graph-uri=a:a", body=form, media=FORM)
    assert asked == ("ASK {}", Dataset(["a:a"], ["a:b"]))
    plain = by_body("query", QUERY, query="default-graph-uri=a:a", body=b"ASK {}", media=QUERY)
    assert plain == ("ASK {}", Dataset(["a:a"], []))
    using = "using-graph-uri=a:a&using-named-graph-uri=a:b"
    asked = by_body("update", UPDATE, query=using, body=b"CLEAR ALL", media=UPDATE)
    assert asked == ("CLEAR ALL", Dataset(["a:a"], ["a:b"]))


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("media-unknown", {"body": b"ASK {}"}),
        ("media-unknown", {"body": b"ASK {}", "media": "text/plain"}),
        ("media-unknown", {"body": b"CLEAR ALL", "media": UPDATE}),
        ("no-text", {"body": b"a=b", "media": FORM}),
        ("update-elsewhere", {"body": b"update=CLEAR+ALL", "media": FORM}),
        ("parameter-repeated", {"body": b"query=a&query=b", "media": FORM}),
        ("parameter-repeated", {"query": "query=a", "body": b"query=b", "media": FORM}),
        ("parameter-repeated", {"query": "query=a", "body": b"b", "media": QUERY}),
        ("body-encoding", {"body": b"query=%ff", "media": FORM}),
        ("body-encoding", {"body": "ASK {}".encode("utf-16"), "media": QUERY}),
    ],
)
def test_what_is_wrong_with_a_body(wanted, given):
    assert code(lambda: by_body("query", QUERY, **given)) == wanted


def test_a_query_is_no_update():
    given = {"body": b"query=ASK+%7B%7D", "media": FORM}
    assert code(lambda: by_body("update", UPDATE, **given)) == "query-elsewhere"


def test_what_nobody_waits_for_is_dropped():
    errand, dropped = Errand({}), threading.Event()

    def work(watch):
        watch(errand)
        for _ in range(1000):
            if errand.dropped:
                dropped.set()
                return
            threading.Event().wait(0.01)

    async def ask():
        async def receive():
            return {"type": "http.disconnect"}

        with ThreadPoolExecutor(1) as threads:
            app = SimpleNamespace(state=SimpleNamespace(threads=threads))
            gone = Request({"type": "http", "headers": [], "app": app}, receive)
            await carry_out(gone, work)

    asyncio.run(ask())
    assert dropped.is_set()


def test_texts_are_sent_in_utf_8():
    assert typed("text/csv") == "text/csv; charset=utf-8"
    assert typed("application/ld+json") == "application/ld+json"
