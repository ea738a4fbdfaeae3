"""Read a source folder: rows checked cell by cell, every fault with its exact place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.findings import Finding, Place, refuse
from graph.language import EMPTY, Text
from graph.messages import message
from graph.suggestions import labelled, named, near, one_of
from graph.tables.cells import at_column, check_cell
from graph.tables.definition import Column, Table, definitions
from graph.tables.package import read_package

SEPARATOR = "; "


@dataclass(frozen=True)
class Row:
    """One checked row. cells: only the filled ones, by column name."""

    source: str
    table: Table
    key: str
    line: int
    cells: dict[str, str]

    @property
    def place(self) -> Place:
        return Place(
            file=f"{self.source}/{self.table.name}.csv",
            table=self.table.name,
            row=self.key,
            line=self.line,
        )

    def values(self, column: Column) -> list[str]:
        cell = self.cells.get(column.name, "")
        if not cell:
            return []
        return [part.strip() for part in cell.split(";")] if column.many else [cell]

    @property
    def reference(self) -> str:
        """The row's node as `type/key`."""
        if self.table.type == "evidence":
            return f"evidence/{self.source}/{self.key}"
        if self.table.type:
            return f"{self.table.type}/{self.key}"
        return f"statement/{self.source}/{self.table.name}/{self.key}"


@dataclass
class Source:
    """One source version: its description and all its rows, with what is wrong in them."""

    name: str
    package: dict[str, Any]
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def table(self, name: str) -> list[Row]:
        return [row for row in self.rows if row.table.name == name]


def read_source(folder: Path) -> Source:
    """Read one source folder. Faults of cells are collected; Refused if it is not a source."""
    source = Source(*read_package(folder))
    for resource in sorted(source.package["resources"], key=lambda own: str(own["path"])):
        _read_table(source, folder / resource["path"])
    return source


def _read_table(source: Source, path: Path) -> None:
    place = Place(file=f"{source.name}/{path.name}", table=path.stem)
    tables = definitions()
    if path.stem not in tables:
        names = {f"{key}.csv": (key, own.title.sv, own.title.en) for key, own in tables.items()}
        meant = _nearest(path.stem, names) or [Text.same(key) for key in names]
        source.findings.append(refuse("unknown-table", place, value=path.stem, near=one_of(meant)))
        return
    try:
        # Spreadsheets put a mark of the encoding first.
        text = path.read_text("utf-8-sig")
    except OSError:
        source.findings.append(refuse("missing-table", place, value=path.name))
        return
    except UnicodeDecodeError:
        source.findings.append(refuse("unreadable-table", place, value=path.name))
        return
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        _read_rows(source, tables[path.stem], place, lines)
    except csv.Error:
        where = replace(place, line=lines.line_num)
        source.findings.append(refuse("broken-csv", where, value=path.name))


def _read_rows(source: Source, table: Table, place: Place, lines: Any) -> None:
    header: list[str] = next(lines, [])
    if len(header) == 1 and ";" in header[0]:
        source.findings.append(refuse("semicolons", place))
        return
    source.findings += _check_header(table, header, replace(place, line=1))
    seen: dict[str, int] = {}
    for cells in lines:
        if len(cells) != len(header):
            where = replace(place, line=lines.line_num, row=cells[0] if cells else "")
            finding = refuse("ragged-row", where, found=len(cells), wanted=len(header))
            source.findings.append(finding)
            continue
        filled = {k: v.strip() for k, v in zip(header, cells, strict=True) if v.strip()}
        key = filled.get(table.key.name, "")
        row = Row(source.name, table, key, lines.line_num, filled)
        for column in table.columns.values():
            if column.name in header:
                source.findings += check_cell(column, row.values(column), row.place)
        if key and key in seen:
            cell = at_column(row.place, table.key)
            source.findings.append(refuse("duplicate-key", cell, value=key, line=seen[key]))
        seen.setdefault(key, lines.line_num)
        source.rows.append(row)


def _check_header(table: Table, header: list[str], place: Place) -> Iterator[Finding]:
    absent = {
        column.name: (column.name, column.title.sv, column.title.en)
        for column in table.columns.values()
        if column.name not in header
    }
    for name in header:
        if name not in table.columns:
            meant = _nearest(name, absent)
            first = message("column-near").format(near=one_of(meant)) if meant else EMPTY
            yield refuse("unknown-column", replace(place, column=name), value=name, near=first)
    for column in table.columns.values():
        if column.required and column.name not in header:
            yield refuse("missing-column", at_column(place, column), column=column.title)


def _nearest(value: str, names: Mapping[str, tuple[str, ...]]) -> list[Text]:
    """Return those that a text may mean; each goes by its key and its titles."""
    meant = named(value, names) or near(value, names)
    return [labelled(key, Text(*names[key][1:])) for key in meant]
