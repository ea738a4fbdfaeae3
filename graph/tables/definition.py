"""Table definitions: one TOML file a table; adding a relation is adding a file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.findings import Place, Refused, refuse
from graph.language import Text
from graph.toml import refusing

FOLDER = Path(__file__).parent
KINDS = [
    "key",
    "ref",
    "refs",
    "code",
    "codes",
    "text",
    "string",
    "strings",
    "date",
    "period",
    "integer",
    "decimal",
    "flag",
]


@dataclass(frozen=True)
class Column:
    """One column: which property (its predicate) it states and what may stand in a cell."""

    name: str
    kind: str
    title: Text
    predicate: str = ""
    language: str = ""
    scheme: str = ""
    refers: tuple[str, ...] = ()
    required: bool = False

    @property
    def many(self) -> bool:
        return self.kind in ("refs", "codes", "strings")


@dataclass(frozen=True)
class Table:
    """One table: what its rows are and which columns they have.

    node: `thing:<type>` (the row describes a thing with a global key) or `statement`
    (the row is a statement of its source). class_name: class of the node, or empty when
    class_from names the code column whose concept implies the class.
    """

    name: str
    title: Text
    description: Text
    node: str
    class_name: str
    class_from: str
    columns: dict[str, Column]

    @property
    def key(self) -> Column:
        return next(c for c in self.columns.values() if c.kind == "key")

    @property
    def type(self) -> str:
        """The type part of the addresses of its things; empty for statements."""
        return self.node.partition(":")[2]


def _text(entry: dict[str, str]) -> Text:
    return Text(entry["sv"], entry["en"])


def _column(path: Path, name: str, entry: dict[str, Any]) -> Column:
    if entry["kind"] not in KINDS:
        raise Refused(
            refuse(
                "unknown-kind",
                Place(file=path.name, column=name),
                value=entry["kind"],
                known=", ".join(KINDS),
            )
        )
    values = {k: v for k, v in entry.items() if k not in ("title", "refers", "property")}
    return Column(
        name=name,
        title=_text(entry["title"]),
        predicate=entry.get("property", ""),
        refers=tuple(entry.get("refers", ())),
        **values,
    )


def read_definition(path: Path) -> Table:
    """Read one definition file. Raises Refused when it is malformed."""
    with refusing(path):
        return _table(path, tomllib.loads(path.read_text("utf-8")))


def _table(path: Path, entry: dict[str, Any]) -> Table:
    return Table(
        name=path.stem,
        title=_text(entry["title"]),
        description=_text(entry["description"]),
        node=entry["node"],
        class_name=entry.get("class", ""),
        class_from=entry.get("class_from", ""),
        columns={key: _column(path, key, column) for key, column in entry["columns"].items()},
    )


@cache
def definitions() -> dict[str, Table]:
    """Return all table definitions by name, in order of name."""
    return {path.stem: read_definition(path) for path in sorted(FOLDER.glob("*.toml"))}
