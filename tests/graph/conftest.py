"""Small sources in few words: what a row must hold and a test does not care about is filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.load import load_sources
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.tables.definition import definitions

Rows = list[dict[str, str]]


def filled(table: str, row: dict[str, str]) -> dict[str, str]:
    """Return a row with its required cells filled: texts with its key, stated, evidence `e1`."""
    definition = definitions()[table]
    key = row[definition.key.name]
    ready = {"basis": "stated", "evidence": "e1"}
    missing = {
        column.name: ready.get(column.name, key)
        for column in definition.columns.values()
        if column.required and column.name not in row
    }
    return row | missing


@pytest.fixture
def source(write_source: Callable[..., Path]) -> Callable[..., Path]:
    """Write a source as `write_source` does, with the required cells of its rows filled."""

    def write(name: str, known: str = "2020-01-01", as_of: str = "2020", **tables: Rows) -> Path:
        rows = {table: [filled(table, row) for row in own] for table, own in tables.items() if own}
        return write_source(name, known, as_of, **rows)

    return write


@pytest.fixture
def look(source: Callable[..., Path]) -> Callable[..., Perspective]:
    """Look at one small source on a day: `look("2020-06-30", groups=[{"key": "g", …}])`."""

    def make(
        on: str, as_of: str = "2020", stated_only: bool = False, **tables: Rows
    ) -> Perspective:
        store = EmbeddedStore()
        load_sources(store, [source(f"s{on}", as_of=as_of, **tables)])
        return Perspective(store, date.fromisoformat(on), date(2026, 1, 1), stated_only)

    return make
