"""What the bar says lives in the address: it stays from page to page, in either language."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from graph.language import LANGUAGES
from service.addresses import Addresses
from service.pages import PAGES
from tests.browser.looks import follow

STATE = """() => Object.fromEntries([...document.querySelectorAll(".bar [name]")]
  .map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]))"""
DAY = "2018-06-30"


def _parts(address: str) -> tuple[str, dict[str, list[str]]]:
    """The path of an address, and what it asks in whatever order."""
    parts = urlsplit(address)
    return parts.path, parse_qs(parts.query)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_other_language_shows_the_same(visit, page):
    example = {**page.example, "stated_only": "true"}
    seen = visit(Addresses("sv").page(page.name, **example))
    swedish = seen.evaluate(STATE)
    follow(seen.get_by_role("link", name="English", exact=True))
    assert _parts(seen.url) == _parts(Addresses("en").page(page.name, **example))
    assert seen.locator("html").get_attribute("lang") == "en"
    english = seen.evaluate(STATE)
    assert english.keys() == swedish.keys()
    assert {key: value for key, value in english.items() if key != "area"} == {
        key: value for key, value in swedish.items() if key != "area"
    }
    follow(seen.get_by_role("link", name="Svenska", exact=True))
    assert seen.evaluate(STATE) == swedish


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_stays_from_page_to_page(visit, language, scripts):
    seen = visit(f"/{language}/", scripts=scripts)
    seen.locator("#bar-on").fill(DAY)
    seen.locator("#bar-area").fill("Lerum")
    follow(seen.locator(".bar button"))
    chosen = seen.evaluate(STATE)
    assert chosen["on"] == DAY
    assert chosen["area"].startswith("Lerum")
    menu = [page for page in PAGES.values() if page.menu]
    for number, page in enumerate(menu):
        follow(seen.locator("nav.menu a").nth(number))
        assert seen.url.partition("?")[0].endswith(page.address(language))
        assert seen.evaluate(STATE).items() >= chosen.items()
