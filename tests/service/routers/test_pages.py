"""The page: true without a script, accessible by its markup, safe whatever the labels say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, Quad

from graph.search import Names
from graph.status import Status
from graph.store import EmbeddedStore
from service.app import create_app

PAGES = [("/", "sv"), ("/sv/", "sv"), ("/en/", "en")]
DAY = {"on": "2023-03-31"}
EVIL = "<script>alert(1)</script>\"'&{{7*7}}"


class Page(HTMLParser):
    """The elements of a page, with attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), []))
        if tag not in ("meta", "link", "input", "br"):
            self._open.append(len(self.found) - 1)

    def handle_endtag(self, tag):
        assert self.found[self._open.pop()][0] == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        for position in self._open:
            self.found[position][2].append(data)

    def all(self, tag: str) -> Iterator[tuple[dict[str, str | None], str]]:
        for name, attributes, text in self.found:
            if name == tag:
                yield attributes, " ".join("".join(text).split())


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page[0])
def page(request, client):
    path, language = request.param
    response = client.get(path, params=DAY)
    assert response.status_code == 200
    return Page(response.text), language, response


def test_the_language_is_told(page):
    read, language, response = page
    assert next(read.all("html"))[0]["lang"] == language
    assert response.headers["content-language"] == language
    assert response.headers["content-type"] == "text/html; charset=utf-8"


def test_the_same_page_in_each_language_is_linked(page):
    read, _, _ = page
    alternates = {a["hreflang"]: a["href"] for a, _ in read.all("link") if a["rel"] == "alternate"}
    assert alternates == {"sv": "/sv/?on=2023-03-31", "en": "/en/?on=2023-03-31"}


def test_there_is_one_heading_and_no_level_is_skipped(page):
    read, language, _ = page
    levels = [int(tag[1]) for tag, _, _ in read.found if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    [(_, title)] = read.all("title")
    [(_, heading)] = read.all("h1")
    assert title == f"{heading} – Samverkan"
    assert ("Dalarnas län" if language == "sv" else "Dalarna County") in heading


def test_the_table_has_a_caption_and_headers_with_a_scope(page):
    read, _, _ = page
    [(_, caption)] = read.all("caption")
    assert "2023-03-31" in caption
    headers = [attributes.get("scope") for attributes, _ in read.all("th")]
    assert headers.count("row") == 15
    assert set(headers) == {"row", "col"}


def test_every_status_is_said_in_words(page, client):
    read, language, _ = page
    words = {status.value: status.label[language] for status in Status}
    cells = [(a["class"], text) for a, text in read.all("span") if "status-" in (a["class"] or "")]
    data = client.get("/api/v1/coverage", params=DAY | {"area": "20"}).json()["cells"]
    assert sorted(cells) == sorted((f"status-{c['status']}", words[c["status"]]) for c in data)


def test_what_each_source_answered_is_on_the_page(page, client):
    read, language, response = page
    cells = client.get("/api/v1/coverage", params=DAY | {"area": "20"}).json()["cells"]
    assert len(list(read.all("details"))) == sum(bool(cell["statements"]) for cell in cells)
    source = "Enkät om lokala" if language == "sv" else "Survey on local"
    assert source in response.text
    assert "dalarna-enkat-2023" not in response.text


def test_it_says_and_does_all_it_should_without_a_script(page):
    read, _, response = page
    scripts = [attributes for attributes, _ in read.all("script")]
    assert scripts == [{"type": "module", "src": "/static/main.js"}]
    assert not re.search(r"\son\w+=", response.text), "no handlers in the markup"
    [(form, _)] = read.all("form")
    assert form["method"] == "get"
    assert list(read.all("button"))


def test_nothing_comes_from_elsewhere(page):
    read, _, response = page
    addresses = [
        v for _, a, _ in read.found for k, v in a.items() if k in ("href", "src", "action")
    ]
    assert all(address.startswith(("/", "#")) and address[:2] != "//" for address in addresses)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_link_leads_somewhere(client):
    read = Page(client.get("/sv/", params=DAY).text)
    links = {a["href"] for a, _ in read.all("a") if a["href"].startswith("/")}
    alike = [sorted(k for k in links if part in k) for part in ("/localities/", "/questions/")]
    assert [len(own) > 10 for own in alike] == [True, True]
    for link in sorted(links - {*alike[0], *alike[1]}) + [own[-1] for own in alike]:
        assert client.get(link).status_code == 200, link


def test_every_field_has_a_label_and_nothing_is_empty(page):
    read, _, _ = page
    fields = [a["name"] for a, _ in read.all("input")]
    assert fields == ["area", "on", "known", "stated_only"]
    assert len(list(read.all("label"))) == len(fields)
    for tag in ("h1", "h2", "h3", "a", "li", "th", "td", "summary", "button", "label", "caption"):
        assert all(text for _, text in read.all(tag)), f"an empty {tag}"
    assert "page-" not in " ".join(text for _, text in read.all("body"))


def test_the_languages_are_not_mixed(client):
    swedish, english = (
        {text for tag in ("h2", "h3", "button", "summary", "caption") for _, text in page.all(tag)}
        for page in (Page(client.get(path, params=DAY).text) for path in ("/sv/", "/en/"))
    )
    assert not swedish & english


def test_the_view_is_carried_over(client):
    query = DAY | {"area": "Västerbergslagen", "known": "2024-01-01", "stated_only": "true"}
    read = Page(client.get("/sv/", params=query).text)
    values = {a["name"]: a.get("value") for a, _ in read.all("input")}
    assert values["area"] == "Västerbergslagen"
    assert values["known"] == "2024-01-01"
    assert "checked" in next(a for a, _ in read.all("input") if a["name"] == "stated_only")
    seen = "on=2023-03-31&known=2024-01-01&stated_only=true"
    links = [a["href"] for a, _ in read.all("a")]
    assert f"/api/v1/coverage?area=vasterbergslagen&{seen}" in links
    assert f"/api/v1/localities/2085?{seen}" in links


def test_the_name_in_the_field_finds_the_place_again(view):
    perspective = view("2023-03-31")
    names = Names(perspective, ("locality",))
    for iri in [iri for iri in perspective.labels if "/locality/" in iri]:
        for name in (perspective.label(iri).sv, perspective.label(iri).en):
            assert names.find(name).iri == iri


def test_a_place_without_requirements_says_so(client):
    text = client.get("/sv/", params={"area": "Umeå"}).text
    assert "Inga krav inlästa" in text
    assert "<table" not in text
    assert "<dl>" not in text


def test_the_description_of_the_api_is_led_to(client):
    response = client.get("/docs", follow_redirects=False)
    assert response.headers["location"] == "/api/v1/openapi.json"


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


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_what_a_label_says_is_never_run(evil, path):
    text = evil.get(path, params=DAY).text
    assert "alert(1)" in text, "the trap is on the page"
    assert "<script>" not in text
    assert "49" not in re.sub(r"\d{4}", "", re.findall(r"alert\(1\)[^<]{0,40}", text)[0])
    assert [attributes for attributes, _ in Page(text).all("script")] == [
        {"type": "module", "src": "/static/main.js"}
    ]


@pytest.mark.parametrize("query", [EVIL, '"><img src=x onerror=alert(1)>', "javascript:alert(1)"])
def test_what_an_address_says_is_never_run(client, query):
    for params in ({"area": query}, DAY | {"x": query}):
        text = client.get("/en/", params=params, headers={"accept": "text/html"}).text
        assert "<script>a" not in text
        assert "<img" not in text
        assert not re.search(r'href="javascript', text)
        Page(text)
