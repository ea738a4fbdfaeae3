"""Headings: every column that a thing can stand in has its place, a new one too."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from graph.language import Text
from graph.tables.definition import Column, Table, definitions
from graph.things.headings import ORDERS, Heading, heading_of, headings, type_of, types

REFERENCES = [
    (table, column)
    for table in definitions().values()
    for column in table.columns.values()
    if column.kind in ("ref", "refs")
]


@pytest.mark.parametrize("heading", headings().values(), ids=str)
def test_a_heading_gathers_rows_that_there_are(heading: Heading) -> None:
    for row in (*heading.rows, *heading.inner):
        name, column = row.split(".")
        found = definitions().values() if name == "*" else [definitions()[name]]
        assert any(column in table.columns for table in found)
        assert all(
            table.columns[column].kind in ("ref", "refs")
            for table in found
            if column in table.columns
        )
    assert heading.order in ORDERS


def test_a_row_stands_under_one_heading_only() -> None:
    counted = Counter(row for heading in headings().values() for row in heading.rows)
    assert [row for row, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("table", "column"), REFERENCES, ids=lambda own: str(getattr(own, "name", own))
)
def test_every_column_that_refers_to_something_has_a_heading(table: Table, column: Column) -> None:
    assert heading_of(table, column).key in headings()


def test_a_new_column_gets_a_heading_of_its_own_after_all_others() -> None:
    table = definitions()["meetings"]
    new = replace(table.columns["group"], name="host", title=Text("Värd", "Host"))
    heading = heading_of(table, new)
    assert heading.title == Text("Möten (Värd)", "Meetings (Host)")
    assert heading.rank > max(own.rank for own in headings().values())


def test_headings_are_ranked_in_the_order_of_their_file() -> None:
    assert [heading.rank for heading in headings().values()] == list(range(len(headings())))
    ranks = {key: heading.rank for key, heading in headings().items()}
    assert ranks["stages"] < ranks["members"] < ranks["events"] < ranks["remarks"]


def test_every_type_of_thing_has_a_word_and_no_other_has() -> None:
    known = {table.type for table in definitions().values() if table.type}
    assert types().keys() == known | {"statement", "source", "series"}


@pytest.mark.parametrize("table", definitions().values(), ids=lambda table: table.name)
def test_what_tells_of_a_thing_is_a_field_of_its_table(table: Table) -> None:
    fields = {name.removesuffix("_sv").removesuffix("_en") for name in table.columns}
    assert table.type == "" or set(type_of(table.type).tells) <= fields


def test_a_type_that_nothing_is_written_of_goes_by_its_name() -> None:
    assert type_of("vessel").title == Text.same("vessel")
    assert type_of("vessel").tells == ()
