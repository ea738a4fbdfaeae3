"""Every page by the keyboard alone: Tab reaches all there is, is seen, and never trapped."""

from __future__ import annotations

import pytest

from service.addresses import Addresses
from service.pages import PAGES
from tests.browser.looks import number_all, press, tab_through

pages = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


@pages
def test_tab_goes_through_all_and_is_seen(visit, page):
    seen = visit(Addresses("sv").page(page.name, **page.example))
    stops = tab_through(seen)
    # The calendar of a field for a day is marked inside of it, where no page can look.
    shown = {stop.number for stop in stops if stop.seen}
    unseen = {stop.element for stop in stops if stop.number not in shown}
    assert not unseen, "the focus is not seen on:\n" + "\n".join(sorted(unseen))
    missed = set(range(number_all(seen))) - {stop.number for stop in stops}
    assert not missed, [
        seen.locator(f"[data-reached='{number}']").first.evaluate("one => one.outerHTML")
        for number in sorted(missed)
    ]


@pages
def test_the_first_stop_leads_past_the_menu(visit, page):
    seen = visit(Addresses("en").page(page.name, **page.example))
    number_all(seen)
    [first] = press(seen, "Tab")
    assert (first.number, first.seen) == (0, True)
    assert 'href="#content"' in first.element
    following = press(seen, "Enter", "Tab")[-1]
    assert seen.url.endswith("#content")
    assert following.number > 0
    assert seen.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_trap_and_a_missing_outline_are_seen(visit):
    seen = visit("about:blank")
    seen.set_content(
        "<a href=#a>a</a><a href=#b style='outline: none'>b</a>"
        "<input onkeydown='if (event.key === \"Tab\") event.preventDefault()'><a href=#c>c</a>"
    )
    stops = tab_through(seen)
    assert [stop.number for stop in stops] == [0, 1, 2, 2]
    assert [stop.seen for stop in stops] == [True, False, True, True]
