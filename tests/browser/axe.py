"""axe-core in a page: what it finds against WCAG 2.1 A and AA and its best practice."""

from __future__ import annotations

from functools import cache

import pytest
from playwright.sync_api import Page

from tests.repository import ROOT

SCRIPT = ROOT / "service" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
MOST = 5  # elements that are told of one rule
CONTRAST = "color-contrast"
RUN = "options => axe.run(document, {...options, resultTypes: ['violations']})"


@cache
def script() -> str:
    """Return axe itself, which every page of the tab with scripts gets.

    Skips where the packages of the front end are not installed.
    """
    if not SCRIPT.is_file():
        pytest.skip("axe-core is not installed in service/web: run make setup")
    return SCRIPT.read_text("utf-8")


def faults(page: Page, colours: bool = True, others: bool = True) -> list[str]:
    """Return the violations on the page, each with rule, element and what to do.

    colours: measure the contrast, which takes half of the time; others: all but that.
    """
    only = {"type": "tag", "values": TAGS} if others else {"type": "rule", "values": [CONTRAST]}
    options = {"runOnly": only, "rules": {CONTRAST: {"enabled": colours}}}
    told = []
    for violation in page.evaluate(RUN, options)["violations"]:
        rule, nodes = violation["id"], violation["nodes"]
        told += [
            f"axe: {rule}: {' '.join(map(str, node['target']))}: {node['html'][:200]}\n"
            f"    {' '.join(node['failureSummary'].split())}"
            for node in nodes[:MOST]
        ]
        if nodes[MOST:]:
            told.append(f"axe: {rule}: and {len(nodes) - MOST} elements more")
    return told
