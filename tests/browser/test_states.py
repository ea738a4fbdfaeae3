"""What pages look like when they show something else than in their examples."""

from __future__ import annotations

import pytest

from service.addresses import Addresses
from tests.browser import axe
from tests.browser.looks import shorten, sticking_out

SV, EN = Addresses("sv"), Addresses("en")
DAY = "2023-03-31"
STATES = {
    "group": SV.page("thing", reference="group/samla-samordningsgruppen", on="2018-06-30"),
    "actor": EN.page("thing", reference="org/kommun-1441", on="2018-06-30"),
    "agreement": EN.page("thing", reference="agreement/samla-handlingsplan-nara-varden"),
    "source": SV.page("thing", reference="source/dalarna-enkat-2023", on=DAY),
    "county-before-all": SV.page("overview", area="20", on="2001-01-01"),
    "country": EN.page("coverage", on=DAY),
    "one-requirement": SV.page(
        "coverage", area="20", on=DAY, requirement="dalarna-lokal-overenskommelse", sort="gap"
    ),
    "question": SV.page("collaboration"),
    "one-actor": EN.page("collaboration", actor="org/samla", on="2022-10-01"),
    "denied": SV.page("collaboration", actor="org/ovp-ludvika", on=DAY),
    "silent": SV.page(
        "collaboration", **{"actor": "org/kommun-1441", "with": "org/kommun-2062"}, on="2018-06-30"
    ),
    "no-network": EN.page("network", area="20", on="2001-01-01"),
    "faults-of-the-country": EN.page("gaps", on=DAY),
    "all-of-the-bar": SV.page(
        "gaps", area="20", on=DAY, known=DAY, level="strategic", stated_only="true"
    ),
}
REFUSED = {
    "no-such-day": ("/sv/tackning?on=2023-02-30", 400),
    "no-such-thing": ("/en/id/group/none", 404),
    "nobody-of-that-name": (EN.page("collaboration", actor="Nobody", on=DAY), 404),
    "no-such-page": ("/sv/none", 404),
}


def hindrances(page):
    found = sticking_out(page)
    shorten(page)
    return found + axe.faults(page)


@pytest.mark.parametrize("address", STATES.values(), ids=STATES)
def test_nothing_hinders(visit, address):
    page = visit(address, width=320)
    assert page.locator("main h1").count() == 1
    found = hindrances(page)
    if found:
        pytest.fail("\n".join([page.url, *found]), pytrace=False)


@pytest.mark.parametrize(("address", "status"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_hinders_nobody_either(visit, watched, address, status):
    page = visit(address, width=320, status=status)
    found = hindrances(page)
    # The console tells of every page that is refused; nothing else may be told.
    watched.faults[:] = [fault for fault in watched.faults if f"status of {status}" not in fault]
    if found:
        pytest.fail("\n".join([page.url, *found]), pytrace=False)
    assert page.locator("main h1").count() == 1
    assert page.locator("main a").count()
