"""The curated tables as these tests read them: rows by table, source and cell."""

from __future__ import annotations

from functools import cache

from graph.load import read_sources, source_folders
from graph.tables.reader import Row, Source

ENQUIRY = "dalarna-enkat-2023"
COUNTY = "dalarna-lansoverenskommelse-2017"
REPORT = "samla-arsrapport-2018"
HISTORY = "samla-historik-2025"
SVOM = "svom-uppfoljning-2016"


@cache
def sources() -> dict[str, Source]:
    """Return the curated sources by name."""
    return {source.name: source for source in read_sources(source_folders())}


@cache
def _index() -> dict[tuple[str, str, str], Row]:
    return {
        (source.name, row.table.name, row.key): row
        for source in sources().values()
        for row in source.rows
    }


def has(source: str, table: str, key: str) -> bool:
    """Tell whether there is such a row."""
    return (source, table, key) in _index()


def row(source: str, table: str, key: str) -> Row:
    """Return one row. Raises KeyError when it does not exist."""
    return _index()[source, table, key]


def rows(table: str, source: str = "", /, **cells: str) -> list[Row]:
    """Return the rows of a table, of one source or of all, in which these cells stand."""
    return [
        found
        for found in _index().values()
        if found.table.name == table
        and source in ("", found.source)
        and all(cell(found, name) == value for name, value in cells.items())
    ]


def cell(found: Row, name: str) -> str:
    """Return a cell, empty when nothing stands in it. Raises KeyError for an unknown column."""
    return found.cells.get(found.table.columns[name].name, "")


def values(found: Row, name: str) -> list[str]:
    """Return the values of a cell that may hold several. Raises KeyError likewise."""
    return found.values(found.table.columns[name])


def column(found: list[Row], name: str) -> set[str]:
    """Return what stands in one column of some rows."""
    return {cell(row, name) for row in found}


def evidence(found: Row) -> list[Row]:
    """Return the evidence rows of a row; of an evidence row, itself."""
    if found.table.name == "evidence":
        return [found]
    if "evidence" not in found.table.columns:
        return []
    return [row(found.source, "evidence", key) for key in values(found, "evidence")]


def stages(group: str, source: str = "") -> set[str]:
    """Return the stages that are stated of a group."""
    return column(rows("group_states", source, group=group), "stage")


def different(thing: str, other: str) -> bool:
    """Tell whether two things are said to be different, and nothing else of them."""
    said = rows("identities", thing=thing, other=other)
    said += rows("identities", thing=other, other=thing)
    return column(said, "verdict") == {"different"}
