"""A ledger: rows as a reader of tables makes them."""

from __future__ import annotations

import pytest

from graph.language import Text
from graph.synthetic.ledger import Ledger
from graph.tables.cells import check_cell

NAME = Text("N", "N")


@pytest.fixture
def ledger() -> Ledger:
    return Ledger("s", "series", NAME, "2021-01-15")


def test_statements_are_numbered_and_things_keep_their_key(ledger: Ledger) -> None:
    found = [ledger.add("org_parts", part="org/a", whole="org/b") for _ in range(2)]
    assert found == ["statement/s/org_parts/r00001", "statement/s/org_parts/r00002"]
    assert ledger.add("families", "f", name_sv="F", name_en="F") == "family/f"
    assert [row.line for row in ledger.source.rows] == [2, 3, 2]


def test_empty_cells_are_left_out_and_lists_joined(ledger: Ledger) -> None:
    ledger.add("localities", "x", within=["locality/a", "locality/b"], name_sv="")
    [row] = ledger.source.rows
    assert row.cells == {"key": "x", "basis": "stated", "within": "locality/a; locality/b"}
    assert row.values(row.table.columns["within"]) == ["locality/a", "locality/b"]


def test_the_basis_is_stated_unless_given_and_where_there_is_one(ledger: Ledger) -> None:
    ledger.add("org_parts", part="org/a", whole="org/b", basis="derived")
    ledger.cite("e", NAME, page="3")
    assert [row.cells.get("basis") for row in ledger.source.rows] == ["derived", None]


def test_a_blank_cell_has_no_paraphrase(ledger: Ledger) -> None:
    assert ledger.cite("e", None, row="r") == "e"
    [row] = ledger.source.rows
    assert row.cells == {"key": "e", "row": "r", "blank": "yes"}
    assert not list(check_cell(row.table.columns["blank"], ["yes"], row.place))


def test_the_source_is_known_from_the_day_it_came_out(ledger: Ledger) -> None:
    package = ledger.source.package
    assert {package["issued"], package["known_since"]["date"], package["as_of"]["date"]} == {
        "2021-01-15"
    }
