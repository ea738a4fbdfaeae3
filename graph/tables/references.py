"""References: every cell that points to a thing points to one that some source declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.findings import Finding, refuse
from graph.language import EMPTY, Text
from graph.messages import message
from graph.suggestions import labelled, named, near, one_of
from graph.tables.cells import at_column, wanted
from graph.tables.definition import Column, definitions
from graph.tables.reader import Row, Source

_REFERENCE = re.compile(r"[a-z-]+(/[a-z0-9_]+(-[a-z0-9_]+)*)+")
_EVIDENCE = "evidence"
_MOST = 5


def check_references(sources: Iterable[Source]) -> list[Finding]:
    """Return a finding for every reference that is badly written or leads nowhere.

    What is suggested goes by its name as well as by its key.
    """
    own = list(sources)
    declared = _Declared(own)
    return [
        finding
        for source in own
        for row in source.rows
        for column in row.table.columns.values()
        if column.kind in ("ref", "refs")
        for value in row.values(column)
        for finding in declared.check(row, column, value)
    ]


class _Declared:
    """What the sources declare, with the names that each thing goes by."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.names: dict[str, Text] = {}
        for source in sources:
            self.names[f"source/{source.name}"] = Text.same(source.name)
            for row in source.rows:
                name = Text(row.cells.get("name_sv", ""), row.cells.get("name_en", ""))
                self.names[row.reference] = name or self.names.get(row.reference, EMPTY)

    def check(self, row: Row, column: Column, value: str) -> Iterator[Finding]:
        cell = at_column(row.place, column)
        if column.name == _EVIDENCE:
            if f"{_EVIDENCE}/{row.source}/{value}" not in self.names:
                meant = self.evidence(row.source, value)
                yield refuse("unknown-evidence", cell, value=value, near=_first(meant))
        elif not _may_refer(column, value):
            meant = self.suggest(column, value) or wanted(column)
            yield refuse("bad-reference", cell, value=value, near=meant)
        elif value not in self.names:
            meant = self.suggest(column, value)
            table = _table(value.partition("/")[0])
            yield refuse("unknown-reference", cell, value=value, near=_first(meant), table=table)

    def suggest(self, column: Column, value: str) -> Text:
        """Return what was probably meant among the things that the column takes, if anything."""
        names = {
            reference: (reference.partition("/")[2], name.sv, name.en)
            for reference, name in self.names.items()
            if "*" in column.refers or reference.partition("/")[0] in column.refers
        }
        tail = value.rpartition("/")[2]
        # Of a number everything with a figure in it is alike.
        alike = [] if tail.isdecimal() else near(tail, names)
        meant = named(tail, names) or alike
        return one_of(self.called(own) for own in meant[:_MOST]) if meant else EMPTY

    def called(self, reference: str) -> Text:
        name = self.names[reference]
        return labelled(reference, name) if name else Text.same(reference)

    def evidence(self, source: str, value: str) -> Text:
        beginning = f"{_EVIDENCE}/{source}/"
        keys = [own.removeprefix(beginning) for own in self.names if own.startswith(beginning)]
        meant = near(value, {key: (key,) for key in keys})
        return one_of(map(Text.same, meant)) if meant else EMPTY


def _first(meant: Text) -> Text:
    return message("reference-near").format(near=meant) if meant else EMPTY


def _may_refer(column: Column, value: str) -> bool:
    """Tell whether a reference is written rightly and to a type that the column takes."""
    allowed = value.partition("/")[0] in column.refers or "*" in column.refers
    return allowed and _REFERENCE.fullmatch(value) is not None


def _table(kind: str) -> Text:
    """Return the table in which things of a type are declared, with its title."""
    for table in definitions().values():
        if table.type == kind:
            return labelled(f"{table.name}.csv", table.title)
    return Text.same(kind)
