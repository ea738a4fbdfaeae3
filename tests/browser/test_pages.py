"""Every page, in both languages: nothing hinders anybody, wide or narrow, light or dark."""

from __future__ import annotations

import pytest

from graph.language import LANGUAGES
from service.addresses import Addresses
from service.pages import PAGES
from tests.browser import axe
from tests.browser.looks import shorten, sticking_out

WIDE = 1280
NARROW = 320  # also what is left of 1280 when it is enlarged four times


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_hinders(visit, page, language):
    seen = visit(Addresses(language).page(page.name, **page.example), width=NARROW)
    faults = {"narrow": sticking_out(seen)}
    seen.set_viewport_size({"width": WIDE, "height": 800})
    # The whole takes its time: it is looked at once, and else the beginning of what is long.
    if language == "sv":
        faults["wide"] = axe.faults(seen)
        shorten(seen)
        seen.emulate_media(color_scheme="dark")
        faults["dark"] = axe.faults(seen, others=False)
        seen.emulate_media(color_scheme="light")
    else:
        shorten(seen)
        faults["wide"] = axe.faults(seen)
    seen.set_viewport_size({"width": NARROW, "height": 800})
    faults["narrow"] += axe.faults(seen, colours=False)
    told = [f"{look}: {fault}" for look, found in faults.items() for fault in found]
    if told:
        pytest.fail("\n".join([seen.url, *told]), pytrace=False)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_on_paper_there_is_what_is_said_and_nothing_to_press(visit, page):
    seen = visit(Addresses("sv").page(page.name, **page.example))
    ink = "getComputedStyle(document.querySelector('main h1')).color"
    light = seen.evaluate(ink)
    seen.emulate_media(media="print", color_scheme="dark")
    assert seen.locator("main h1").is_visible()
    for pressed in ("nav", "button", ".skip-link"):
        for one in seen.locator(pressed).all():
            assert not one.is_visible(), f"{pressed} is printed"
    assert seen.evaluate(ink) == light
