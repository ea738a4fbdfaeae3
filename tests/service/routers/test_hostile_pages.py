"""Hostile labels and addresses: on no page is anything run that somebody else has written."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, Quad

from graph.language import LANGUAGES
from graph.store import EmbeddedStore
from service.addresses import Addresses
from service.app import create_app
from service.pages import PAGES
from tests.service.pages.seen import Seen

EVIL = "<script>alert(1)</script>\"'&{{7*7}}"
HTML = {"accept": "text/html"}
SCRIPT = {"type": "module", "src": "/static/main.js"}


@pytest.fixture(scope="module")
def evil(curated):
    """The curated sources with a trap in every text."""
    store = EmbeddedStore()
    graphs = {}
    for quad in curated.quads():
        value = quad.object
        if isinstance(value, Literal) and value.language:
            value = Literal(value.value + EVIL, language=value.language)
        graphs.setdefault(quad.graph_name, []).append(
            Quad(quad.subject, quad.predicate, value, quad.graph_name)
        )
    store.load(graphs)
    return TestClient(create_app(store), raise_server_exceptions=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_a_label_says_is_never_run(evil, page, language):
    response = evil.get(Addresses(language).page(page.name, **page.example), headers=HTML)
    text = response.text
    assert response.status_code in (200, 400, 404), text
    assert "alert(1)" in text, "the trap is on the page"
    assert "<script>" not in text
    assert "49" not in re.findall(r"alert\(1\)[^<]{0,40}", text)[0]
    assert [own for own, _ in Seen(text).all("script")] == [SCRIPT]


@pytest.mark.parametrize("query", [EVIL, '"><img src=x onerror=alert(1)>', "javascript:alert(1)"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_an_address_says_is_never_run(client, page, query):
    asked = [{"area": query}, {"x": query}, {"on": query}]
    asked += [{name: query} for name in page.parameters]
    asked += [{slot: query} for slot in page.example if f"{{{slot}" in page.path.en]
    for own in asked:
        address = Addresses("en").page(page.name, **{**page.example, **own})
        text = client.get(address, headers=HTML).text
        assert "<script>a" not in text
        assert "<img" not in text
        assert not re.search(r'href="javascript', text)
        Seen(text)
