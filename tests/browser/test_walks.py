"""Two ways that a reader goes, by the keyboard alone, with scripts and without them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from graph.language import LANGUAGES
from service.addresses import Addresses
from service.translations import translations
from tests.browser.looks import enter

scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
languages = pytest.mark.parametrize("language", LANGUAGES)


def heading(page: Page) -> str:
    return page.locator("main h1").inner_text()


def read_source(evidence: Locator, day: str) -> None:
    """Go from a piece of evidence to its source; the day of the bar comes along."""
    page, words = evidence.page, evidence.inner_text()
    link = evidence.locator("a").first
    name = link.inner_text()
    assert words.replace(name, "").strip(" :,.;"), f"no place in the source: {words}"
    enter(link)
    assert heading(page) == name
    assert page.locator("#bar-on").input_value() == day


@languages
@scripts
def test_from_the_situation_to_the_source(visit, language, scripts):
    day = "2023-03-31"
    page = visit(Addresses(language).page("overview", on=day, area="20"), scripts=scripts)
    menu = translations(language).gettext("Coverage")
    enter(page.get_by_role("navigation").get_by_role("link", name=menu, exact=True))
    cell = page.locator("table.matrix td a.status-not-fulfilled").first
    row, status = cell.locator("xpath=ancestor::tr"), cell.inner_text().split(":")[0].strip()
    place = row.locator("th[scope=row]").inner_text()
    assert place in cell.inner_text()
    enter(cell)
    assert heading(page).startswith(f"{place}: ")
    assert page.locator("main .status").first.inner_text() == status
    read_source(page.locator("main .evidence:visible").first, day)


@languages
@scripts
def test_from_a_question_to_the_evidence_of_a_way(visit, language, scripts):
    day = "2018-06-30"
    page = visit(Addresses(language).page("collaboration", on=day), scripts=scripts)
    page.locator("#pick-actor").fill("Lerums kommun")
    page.locator("#pick-with").fill("Alingsås lasarett")
    enter(page.locator("form.pickers button"))
    # Found by their Swedish names, named in the language of the page.
    one, other = (page.locator(field).input_value() for field in ("#pick-actor", "#pick-with"))
    way = page.locator("details.way[open]").first
    ends = way.locator("summary").inner_text()
    assert ends.startswith(f"{one} →")
    assert f"→ {other}" in ends
    steps = way.locator("ol > li")
    assert steps.count() >= 2
    # Each step has its own evidence.
    assert all(steps.nth(at).locator(".evidence").count() for at in range(steps.count()))
    read_source(steps.first.locator(".evidence").first, day)


@scripts
def test_nobody_has_to_know_a_name_by_heart(visit, scripts):
    page = visit(Addresses("sv").page("collaboration", on="2018-06-30"), scripts=scripts)
    suggested = page.locator("#actors option").evaluate_all("all => all.map(one => one.value)")
    assert "Alingsås lasarett" in suggested
    examples = page.locator("section[aria-labelledby=examples] a")
    assert examples.count() >= 2
    enter(examples.first)
    assert page.locator("details.way .evidence").count()
