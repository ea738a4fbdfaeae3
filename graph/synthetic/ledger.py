"""A ledger: the rows of one made-up source, written one after the other with their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.language import Text
from graph.synthetic.words import phrase
from graph.tables.definition import definitions
from graph.tables.reader import SEPARATOR, Row, Source

Cell = str | Sequence[str]


class Ledger:
    """Writes the rows of one source."""

    def __init__(self, name: str, series: str, title: Text, issued: str) -> None:
        """name, series: keys of the source and its series. issued: the day it came out."""
        note = phrase("made-up-source").as_json()
        day = {"date": issued, "basis": "stated", "note": note}
        package = {"name": name, "title": title.as_json(), "issued": issued, "series": series}
        self.source = Source(name, package | {"known_since": day, "as_of": day, "resources": []})
        self._lines: Counter[str] = Counter()

    def add(self, table: str, key: str = "", /, **cells: Cell) -> str:
        """Write a row and return its reference; a statement without a key gets a number.

        Empty cells are left out, lists joined, and a basis of its own is only needed where the
        row is not stated.
        """
        definition = definitions()[table]
        self._lines[table] += 1
        key = key or f"r{self._lines[table]:05}"
        own = {definition.key.name: key}
        if "basis" in definition.columns:
            own["basis"] = "stated"
        for name, value in cells.items():
            text = value if isinstance(value, str) else SEPARATOR.join(value)
            if text:
                own[name] = text
        row = Row(self.source.name, definition, key, self._lines[table] + 1, own)
        self.source.rows.append(row)
        return row.reference

    def cite(self, key: str, said: Text | None, /, **locator: str) -> str:
        """Write where something stands and return the key of the evidence.

        said: a paraphrase; None for a cell that is blank.
        """
        spoken = {"paraphrase_sv": said.sv, "paraphrase_en": said.en} if said else {"blank": "yes"}
        self.add("evidence", key, **locator, **spoken)
        return key
