"""Origins: the cell of a table from which a node of the graph was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.namespaces import expand, thing
from graph.tables.definition import Table, definitions
from graph.tables.reader import read_source


@dataclass(frozen=True)
class Origin:
    """file: folder of the source and file. row: its key. column: empty when it is the whole row."""

    file: str
    table: str = ""
    row: str = ""
    line: int = 0
    column: str = ""


class Origins:
    """Where each node was made; a thing may be declared in several sources."""

    def __init__(self, rows: Mapping[str, tuple[Origin, ...]]) -> None:
        self._rows = rows

    def of(self, iri: str, predicate: str = "") -> tuple[Origin, ...]:
        """Return the rows that a node was made of, in order of source; none when unknown.

        predicate: address of a property; the column that states it, where one alone does.
        """
        return tuple(
            Origin(own.file, own.table, own.row, own.line, _column(own.table, predicate))
            for own in self._rows.get(iri, ())
        )


def find_origins(folders: Iterable[Path]) -> Origins:
    """Return where the nodes of some source folders were made. Raises Refused as reading does."""
    found: dict[str, list[Origin]] = {}
    for folder in folders:
        source = read_source(folder)
        described = Origin(f"{source.name}/datapackage.json")
        found.setdefault(thing(f"source/{source.name}").value, []).append(described)
        for row in source.rows:
            place = row.place
            origin = Origin(place.file, place.table, place.row, place.line)
            found.setdefault(thing(row.reference).value, []).append(origin)
    return Origins({iri: tuple(own) for iri, own in found.items()})


def _column(name: str, predicate: str) -> str:
    table: Table | None = definitions().get(name)
    if not predicate or table is None:
        return ""
    stating = [
        column.name
        for column in table.columns.values()
        if column.predicate and expand(column.predicate).value == predicate
    ]
    return stating[0] if len(stating) == 1 else ""
