"""Every page without scripts: it says the same."""

from __future__ import annotations

import pytest

from service.addresses import Addresses
from service.pages import PAGES

# What a script puts there stands in labels and outputs, as the field to search a table.
SAID = """() => [...document.querySelectorAll(
    "main :is(h1, h2, h3, h4, p, li, dt, dd, summary, th, td, text)")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest("label, output"))
  .map((one) => one.textContent.trim().replace(/\\s+/g, " "))"""


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_it_says_the_same(visit, page):
    address = Addresses("en").page(page.name, **page.example)
    without = visit(address, scripts=False).evaluate(SAID)
    assert without
    assert visit(address).evaluate(SAID) == without


@pytest.mark.parametrize(("scripts", "words"), [(False, "still"), (True, "moved")])
def test_one_tab_has_scripts_and_one_has_none(visit, scripts, words):
    page = visit("about:blank", scripts=scripts)
    page.set_content("<p>still</p><script>document.body.textContent = 'moved'</script>")
    assert page.inner_text("body") == words
