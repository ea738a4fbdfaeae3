"""Read a source folder: rows checked cell by cell, every fault with its exact place."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from graph.codes import schemes
from graph.collation import nfc
from graph.dates import parse
from graph.findings import Finding, Place, Refused, refuse
from graph.tables.definition import Column, Table, definitions

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REFERENCE = re.compile(r"[a-z-]+(/[a-z0-9_]+(-[a-z0-9_]+)*)+")
SEPARATOR = "; "


@dataclass(frozen=True)
class Row:
    """One checked row. cells: only the filled ones, by column name."""

    source: str
    table: Table
    key: str
    line: int
    cells: dict[str, str]

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
    try:
        package = json.loads((folder / "datapackage.json").read_text("utf-8"))
        name, resources = package["name"], package["resources"]
        for key in ("known_since", "as_of"):
            parse(package[key]["date"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        place = Place(file=f"{folder.name}/datapackage.json")
        raise Refused(refuse("bad-package", place, detail=type(error).__name__)) from error
    source = Source(name, package)
    for resource in sorted(resources, key=lambda r: str(r["path"])):
        _read_table(source, folder / resource["path"])
    return source


def _read_table(source: Source, path: Path) -> None:
    place = Place(file=f"{source.name}/{path.name}")
    table = definitions().get(path.stem)
    if table is None:
        source.findings.append(_unknown("unknown-table", place, path.stem, definitions()))
        return
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        source.findings.append(refuse("unreadable-table", place, value=path.name))
        return
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        _read_rows(source, table, place, lines)
    except csv.Error:
        where = Place(file=place.file, line=lines.line_num)
        source.findings.append(refuse("broken-csv", where, value=path.name))


def _read_rows(source: Source, table: Table, place: Place, lines: Any) -> None:
    header: list[str] = next(lines, [])
    unknown = [name for name in header if name not in table.columns]
    for name in unknown:
        source.findings.append(_unknown("unknown-column", place, name, table.columns))
    for column in table.columns.values():
        if column.required and column.name not in header:
            source.findings.append(refuse("missing-column", place, value=column.name))
    seen: dict[str, int] = {}
    for cells in lines:
        where = Place(file=place.file, line=lines.line_num, row=cells[0] if cells else "")
        if len(cells) != len(header):
            finding = refuse("ragged-row", where, found=len(cells), wanted=len(header))
            source.findings.append(finding)
            continue
        filled = {k: v.strip() for k, v in zip(header, cells, strict=True) if v.strip()}
        key = filled.get(table.key.name, "")
        row = Row(source.name, table, key, lines.line_num, filled)
        faults = list(check_row(row, where))
        if key and key in seen:
            faults.append(refuse("duplicate-key", where, value=key, line=seen[key]))
        seen.setdefault(key, lines.line_num)
        source.findings.extend(faults)
        source.rows.append(row)


def check_row(row: Row, where: Place) -> Iterator[Finding]:
    """Yield what is wrong in a row's own cells; references are checked by `check_references`."""
    for column in row.table.columns.values():
        cell = Place(file=where.file, line=where.line, row=where.row, column=column.name)
        values = row.values(column)
        if column.required and not values:
            yield refuse("empty-cell", cell, column=column.title)
        for value in values:
            if value != nfc(value):
                yield refuse("not-nfc", cell, value=value)
            fault = _check_value(column, value, cell)
            if fault:
                yield fault


def _check_value(column: Column, value: str, cell: Place) -> Finding | None:
    if column.kind in ("code", "codes"):
        known = schemes().get(column.scheme, {})
        return None if value in known else _unknown("unknown-code", cell, value, known)
    if column.kind == "key" and not _KEY.fullmatch(value):
        return refuse("bad-key", cell, value=value)
    if column.kind in ("ref", "refs") and not _may_refer(column, value):
        return refuse("bad-reference", cell, value=value, wanted=", ".join(column.refers))
    if column.kind in ("date", "period"):
        try:
            parse(value)
        except Refused as refused:
            fault = refused.findings[0]
            return Finding(fault.code, fault.severity, fault.what, cell, fault.why, fault.fix)
    if column.kind == "flag" and value != "yes":
        return refuse("bad-flag", cell, value=value)
    if column.kind in ("integer", "decimal"):
        return _check_number(column, value, cell)
    return None


def _may_refer(column: Column, value: str) -> bool:
    """Tell whether a reference is written rightly and to a type that the column takes."""
    if column.name == "evidence":
        return True
    allowed = value.partition("/")[0] in column.refers or "*" in column.refers
    return allowed and _REFERENCE.fullmatch(value) is not None


def _check_number(column: Column, value: str, cell: Place) -> Finding | None:
    try:
        number = Decimal(value)
        if number.is_finite() and (column.kind == "decimal" or number == int(number)):
            return None
    except InvalidOperation:
        pass
    return refuse("bad-number", cell, value=value)


def _unknown(code: str, place: Place, value: str, known: Any) -> Finding:
    near = get_close_matches(value, list(known), n=1, cutoff=0.5)
    return refuse(code, place, value=value, near=near[0] if near else ", ".join(list(known)[:8]))


def check_references(sources: list[Source]) -> list[Finding]:
    """Return a finding for every reference to a thing that no source declares."""
    declared = {row.reference for source in sources for row in source.rows}
    declared |= {f"source/{source.name}" for source in sources}
    findings = []
    for source in sources:
        for row in source.rows:
            for column in row.table.columns.values():
                if column.kind not in ("ref", "refs"):
                    continue
                for value in row.values(column):
                    target = _target(row, column, value)
                    # What the column cannot refer to has been told by `check_row`.
                    if _may_refer(column, value) and target not in declared:
                        cell = Place(
                            file=f"{source.name}/{row.table.name}.csv",
                            line=row.line,
                            row=row.key,
                            column=column.name,
                        )
                        findings.append(_unknown("unknown-reference", cell, target, declared))
    return findings


def _target(row: Row, column: Column, value: str) -> str:
    return f"evidence/{row.source}/{value}" if column.name == "evidence" else value
