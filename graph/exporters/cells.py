"""Cells of the tables that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def disarm(cell: str) -> str:
    """Return the cell as text that no spreadsheet runs as a formula (OWASP CSV injection).

    A number stays a number. A carriage return becomes a space: readers take it for a line's end.
    """
    text = cell.replace("\r", " ")
    armed = text[:1] in ("=", "+", "-", "@", "\t") and not _NUMBER.fullmatch(text)
    return f"'{text}" if armed else text


def to_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV with its cells disarmed; nothing is an empty cell."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([disarm("" if cell is None else str(cell)) for cell in row])
    return written.getvalue()
