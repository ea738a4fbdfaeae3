"""Headings: where on the page of a thing a row stands, by the column that the thing stands in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.language import LANGUAGES, Text
from graph.tables.definition import Column, Table

FOLDER = Path(__file__).parent
ORDERS = ("place", "name", "time")
_ANY = "*"


@dataclass(frozen=True)
class Heading:
    """rows: `table.column`s whose rows it gathers. inner: those of the rows below each row.

    order: how the rows are ordered, one of ORDERS. rank: its place on the page.
    """

    key: str
    title: Text
    rows: tuple[str, ...]
    inner: tuple[str, ...] = ()
    order: str = ORDERS[0]
    rank: int = 0


@dataclass(frozen=True)
class Type:
    """title: what a thing of the type is called. tells: its fields that are shown elsewhere too."""

    title: Text
    tells: tuple[str, ...] = ()


@cache
def headings() -> dict[str, Heading]:
    """Return all headings by key, in the order of the page."""
    return {
        key: Heading(
            key=key,
            title=Text(entry["title"]["sv"], entry["title"]["en"]),
            rows=tuple(entry["rows"]),
            inner=tuple(entry.get("inner", ())),
            order=entry.get("order", ORDERS[0]),
            rank=rank,
        )
        for rank, (key, entry) in enumerate(_read("headings.toml").items())
    }


@cache
def _by_column() -> dict[str, Heading]:
    return {row: heading for heading in headings().values() for row in heading.rows}


def heading_of(table: Table, column: Column) -> Heading:
    """Return where the rows of a table stand on the page of what stands in one of its columns.

    A column without a heading gets one of its own, after all others.
    """
    found, name = _by_column(), f"{table.name}.{column.name}"
    known = found.get(name) or found.get(f"{_ANY}.{column.name}")
    if known:
        return known
    title = Text(*(f"{table.title[own]} ({column.title[own]})" for own in LANGUAGES))
    return Heading(name, title, (name,), rank=len(headings()))


@cache
def types() -> dict[str, Type]:
    """Return what is written of each type of thing."""
    return {
        key: Type(Text(entry["title"]["sv"], entry["title"]["en"]), tuple(entry.get("tells", ())))
        for key, entry in _read("types.toml").items()
    }


def type_of(name: str) -> Type:
    """Return what is written of a type of thing; a new one goes by its name."""
    return types().get(name, Type(Text.same(name)))


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))
