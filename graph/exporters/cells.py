"""Cells of the tables that people open in a spreadsheet."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def disarm(cell: str) -> str:
    """Return the cell as text that no spreadsheet runs as a formula (OWASP CSV injection).

    A number stays a number. A carriage return becomes a space: readers take it for a line's end.
    """
    text = cell.replace("\r", " ")
    armed = text[:1] in ("=", "+", "-", "@", "\t") and not _NUMBER.fullmatch(text)
    return f"'{text}" if armed else text
