"""The maps: which rows carry an entry of an inventory, or why no row does."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "maps"
COLUMNS = ["inventory", "kind", "id", "table", "row", "reason"]


@dataclass(frozen=True)
class Line:
    """One line of a map. table and row are empty when only a reason is given."""

    source: str
    number: int
    inventory: str
    kind: str
    id: str
    table: str
    row: str
    reason: str

    @property
    def key(self) -> tuple[str, str]:
        """The entry in its inventory."""
        return self.kind, self.id

    def __str__(self) -> str:
        return f"{self.source}.csv:{self.number} {self.kind} {self.id}"


@cache
def lines() -> tuple[Line, ...]:
    """Return the lines of all maps. Raises ValueError when a map has other columns."""
    return tuple(line for path in sorted(FOLDER.glob("*.csv")) for line in _read(path))


@cache
def lines_of(inventory: str) -> dict[tuple[str, str], list[Line]]:
    """Return the lines about one inventory by entry."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines():
        if line.inventory == inventory:
            found.setdefault(line.key, []).append(line)
    return found


def _read(path: Path) -> list[Line]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != COLUMNS:
            raise ValueError(f"{path.name}: the columns are not {', '.join(COLUMNS)}")
        return [Line(path.stem, reader.line_num, **row) for row in reader]
