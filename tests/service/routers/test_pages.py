"""Every page in both languages: whole without a script, plain in its markup, safe whatever the
labels say, with its data beside it. What a page itself says is tested in `tests/service/pages`.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.collation import nfc
from graph.language import LANGUAGES
from service.addresses import Addresses
from service.pages import PAGES
from service.pages.page import Page
from tests.service.pages.seen import Seen

HTML = {"accept": "text/html"}
EVERY = [(page, language) for page in PAGES.values() for language in LANGUAGES]
IDS = [f"{language}-{page.name}" for page, language in EVERY]
SCRIPT = {"type": "module", "src": "/static/main.js"}
# Words of the machinery, which nobody should have to read.
MACHINERY = re.compile(
    r"https?://|\bsh:|\bsamv:|minCount|\bNone\b(?! [a-z])|Undefined|[{}]|%\(|\bTrue\b"
)


def other(language):
    return next(own for own in LANGUAGES if own != language)


def example(page: Page, language, **more):
    return Addresses(language).page(page.name, **page.example, **more)


def asked(address):
    """Return what an address asks, whatever the order of its fields."""
    parts = urlsplit(address)
    return parts.path, parse_qs(parts.query), parts.fragment


_SEEN: dict[tuple[str, str], tuple[Seen, object]] = {}


@pytest.fixture
def seen(request, client):
    """A page as its example shows it: (what is seen, response, page, language)."""
    page, language = request.param
    if (page.name, language) not in _SEEN:
        response = client.get(example(page, language), headers=HTML)
        assert response.status_code == 200, response.text
        _SEEN[page.name, language] = Seen(response.text), response
    return (*_SEEN[page.name, language], page, language)


every_page = pytest.mark.parametrize("seen", EVERY, ids=IDS, indirect=True)


@every_page
def test_the_language_is_told(seen):
    read, response, _, language = seen
    [(html, _)] = read.all("html")
    assert html["lang"] == language
    assert response.headers["content-language"] == language
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert nfc(response.text) == response.text


@every_page
def test_the_same_page_in_each_language_is_linked(seen):
    read, _, page, language = seen
    alternates = {own["hreflang"]: own["href"] for own, _ in read.all("link") if "hreflang" in own}
    assert {own: asked(href) for own, href in alternates.items()} == {
        own: asked(example(page, own)) for own in LANGUAGES
    }
    [canonical] = [own["href"] for own, _ in read.all("link") if own["rel"] == "canonical"]
    assert canonical == alternates[language]
    switch = {own.get("lang"): own["href"] for own, _ in read.all("a") if "hreflang" in own}
    assert switch == alternates


@every_page
def test_there_is_one_heading_and_no_level_is_skipped(seen):
    read, response, _, _ = seen
    levels = [int(tag[1]) for tag, _ in read.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    title = re.search("<title>(.*?)</title>", response.text, re.DOTALL)
    assert title
    words = unescape(" ".join(title[1].split()))
    assert words.endswith(" – Samverkan")
    assert read.headings[0][1] in words


@every_page
def test_a_table_has_a_name_and_headers_with_a_scope(seen):
    read, _, _, _ = seen
    for (_, around, _), (tag, own, _), (inside, _, _) in zip(
        read.found, read.found[1:], read.found[2:], strict=False
    ):
        if tag == "table":
            names = {own.get("aria-labelledby"), around.get("aria-labelledby")} & set(read.ids)
            assert inside == "caption" or names, own
    for tag, own, words in (cell for row in read.rows() for cell in row):
        if tag == "th":
            assert own.get("scope") in ("row", "col", "rowgroup", "colgroup"), words
    # What scrolls is reached by keyboard, and says what it is.
    for own, _ in read.all("div"):
        if "table-scroll" in (own.get("class") or ""):
            assert own["tabindex"] == "0"
            assert own["role"] == "region"
            assert own["aria-labelledby"] in read.ids


@every_page
def test_it_says_and_does_all_it_should_without_a_script(seen):
    read, response, _, _ = seen
    assert [own for own, _ in read.all("script")] == [SCRIPT]
    assert not re.search(r"\son\w+=", response.text), "a handler in the markup"
    assert " style=" not in response.text, "the policy forbids styles in the markup"
    for form, _ in read.all("form"):
        assert form["method"] == "get"
        assert form["action"].startswith("/")
    assert read.all("button")


@every_page
def test_nothing_comes_from_elsewhere(seen):
    read, response, _, _ = seen
    addresses = [
        value
        for _, own, _ in read.found
        for key, value in own.items()
        if key in ("href", "src", "action", "srcset")
    ]
    assert addresses
    assert [a for a in addresses if not re.match(r"/(?!/)|#", a)] == []
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@every_page
def test_every_field_has_a_label_and_nothing_is_empty(seen):
    read, _, _, _ = seen
    labels = {own["for"] for own, words in read.all("label") if words}
    fields = [own for own, _ in read.all("input", "select", "textarea")]
    assert {own["id"] for own in fields if own.get("type") != "hidden"} == labels
    assert len(read.ids) == len(set(read.ids)), "an id stands twice"
    for tag in ("h1", "h2", "h3", "a", "li", "th", "summary", "button", "caption", "dt", "dd"):
        assert [own for own, words in read.all(tag) if not words] == [], f"an empty {tag}"
    for tag, own, _ in read.found:
        for named in ("aria-labelledby", "aria-describedby"):
            assert set((own.get(named) or "").split()) <= set(read.ids), (tag, own)


@every_page
def test_nobody_reads_the_words_of_the_machinery(seen):
    read, _, _, _ = seen
    assert MACHINERY.findall(read.text) == []
    keys = {
        part.rpartition("/")[2]
        for _, address in read.links
        for part in [urlsplit(address).path]
        if "/id/" in part and not part.rpartition("/")[2].isdigit()
    }
    for key in keys:
        if "-" in key:
            assert key not in read.text, "a key on the screen"


@every_page
def test_the_frame_is_in_the_language_of_the_page(seen, client):
    read, _, page, language = seen
    twin = Seen(client.get(example(page, other(language)), headers=HTML).text)
    for tag in ("button", "summary", "nav", "label", "footer"):
        mixed = {words for _, words in read.all(tag)} & {words for _, words in twin.all(tag)}
        assert mixed <= {"Svenska English"}, tag


@every_page
def test_the_view_is_carried_over(seen, client):
    _, _, page, language = seen
    query = {"known": "2026-01-01", "stated_only": "true"}
    response = client.get(example(page, language, **query), headers=HTML)
    assert response.status_code == 200
    read = Seen(response.text)
    pages = re.compile(rf"/({'|'.join(LANGUAGES)})/[^.]*$")
    within = [a for _, a in read.links if pages.match(urlsplit(a).path)]
    assert within
    for address in within:
        kept = asked(address)[1]
        assert {key: kept.get(key) for key in query} == {k: [v] for k, v in query.items()}, address
    fields = {
        own["name"]: own for own, _ in read.all("input") if own.get("id", "").startswith("bar")
    }
    assert fields["known"]["value"] == "2026-01-01"
    assert "checked" in fields["stated_only"]


def sort_of(address: str) -> tuple[str, ...]:
    """Return what sort of page a link leads to: its path without what names one of many."""
    parts = urlsplit(address).path.split("/")[1:]
    return (*parts[: 3 if "id" in parts else 2], str(len(parts)))


@every_page
def test_every_link_leads_somewhere(seen, client):
    """Of links of one sort the first and the last are followed; none that has the whole graph
    checked, which takes its time and is tested where it is done.
    """
    read, _, _, _ = seen
    sorts: dict[tuple[str, ...], list[str]] = {}
    for _, address in read.links:
        if address.startswith("#"):
            assert address[1:] in read.ids
        elif "suite" not in asked(address)[1]:
            sorts.setdefault(sort_of(address), []).append(address)
    for own in sorts.values():
        for address in {own[0], own[-1]}:
            response = client.get(address, headers=HTML)
            assert response.status_code == 200, address
            fragment = urlsplit(address).fragment
            if fragment:
                assert fragment in Seen(response.text).ids, address


@every_page
def test_its_data_lie_beside_it(seen, client):
    read, _, page, language = seen
    links = {own["type"]: own["href"] for own, _ in read.all("link") if "type" in own}
    forms = {"application/json": ".json", "text/csv": ".csv"}
    for kind_of, form in forms.items():
        wanted = Addresses(language).page(page.name, form, **page.example)
        assert asked(links[kind_of]) == asked(wanted)
    data = client.get(links["application/json"])
    assert data.headers["content-type"] == "application/json"
    assert isinstance(data.json(), dict)
    rows = client.get(links["text/csv"])
    assert rows.headers["content-type"] == "text/csv; charset=utf-8"
    assert f"samverkan-{page.name}-" in rows.headers["content-disposition"]
    assert len(rows.text.splitlines()) > 1, "the example shows something"
    assert {address for words, address in read.links if words in ("CSV", "JSON")} == {
        links["application/json"],
        links["text/csv"],
    }


@pytest.mark.parametrize(("page", "language"), EVERY, ids=IDS)
def test_a_misspelt_field_is_refused_everywhere(client, page, language):
    for form in ("", ".json", ".csv"):
        address = Addresses(language).page(page.name, form, **page.example, sprak="sv")
        response = client.get(address, headers=HTML)
        assert response.status_code == 400
        assert "sprak" in response.text
        assert f'lang="{language}"' in response.text


def test_the_front_door_opens_on_the_first_page_in_the_reader_s_language(client):
    for accepted, language in (("sv", "sv"), ("en-GB,en", "en"), ("", "sv"), ("de", "sv")):
        response = client.get("/", headers=HTML | {"accept-language": accepted})
        assert response.headers["content-language"] == language
        assert "Accept-Language" in response.headers["vary"].split(", ")
        assert response.text == client.get(f"/{language}/").text
        assert (
            Seen(response.text).headings
            == Seen(client.get(Addresses(language).page("overview")).text).headings
        )


def test_the_description_of_the_api_is_led_to(client):
    response = client.get("/docs", follow_redirects=False)
    assert response.headers["location"] == "/api/v1/openapi.json"
