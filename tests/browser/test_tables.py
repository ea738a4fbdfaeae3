"""The field that a script puts over a table: it finds rows by their words, and says how many."""

from __future__ import annotations

import pytest

from service.addresses import Addresses
from service.pages import PAGES


@pytest.mark.parametrize("name", ["coverage", "network"])
def test_a_row_is_found_by_its_words(visit, name):
    page = visit(Addresses("sv").page(name, **PAGES[name].example))
    table = page.locator("table[data-filter]").first
    rows = table.locator("tbody tr")
    field = page.locator("label.table-filter input").first
    assert field.evaluate("one => one.labels[0].innerText").startswith(
        table.get_attribute("data-filter")
    )
    before, words = rows.count(), rows.last.inner_text().split("\t")[0].strip()
    field.fill(words.upper())
    shown = [row.inner_text().lower() for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < before
    assert all(words.lower() in row for row in shown)
    assert page.locator("label.table-filter output").first.inner_text().startswith(str(len(shown)))
    field.fill("")
    assert all(row.is_visible() for row in rows.all()[:20])


def test_every_node_of_the_drawing_is_in_the_tables_too(visit):
    page = visit(Addresses("sv").page("network", **PAGES["network"].example))
    nodes = page.locator("svg.network [data-node]")
    drawn = nodes.evaluate_all("all => all.map(one => one.dataset.node)")
    links = page.locator("table.network-table a")
    listed = links.evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    assert drawn
    assert not {f"/sv/id/{node}" for node in drawn} - set(listed)
