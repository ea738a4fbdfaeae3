"""Evidence: a place in a source and our paraphrase of what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.language import EMPTY, Text
from graph.messages import message
from graph.namespaces import slug, terms_in
from graph.store.protocol import Bindings

EVIDENCE = """
SELECT ?evidence ?source ?section ?page ?table ?row ?column ?from ?to ?blank ?sv ?en {
  ?evidence a samv:Evidence ; samv:source ?source .
  OPTIONAL { ?evidence samv:section ?section }
  OPTIONAL { ?evidence samv:page ?page }
  OPTIONAL { ?evidence samv:tableName ?table }
  OPTIONAL { ?evidence samv:tableRow ?row }
  OPTIONAL { ?evidence samv:tableColumn ?column }
  OPTIONAL { ?evidence samv:lineFrom ?from }
  OPTIONAL { ?evidence samv:lineTo ?to }
  OPTIONAL { ?evidence samv:isBlank ?blank }
  OPTIONAL { ?evidence samv:paraphrase ?sv FILTER(LANG(?sv) = "sv") }
  OPTIONAL { ?evidence samv:paraphrase ?en FILTER(LANG(?en) = "en") }
}
"""
STATED_BY = "SELECT ?node ?evidence { ?node samv:evidence ?evidence }"
PREDICATES = terms_in(EVIDENCE)
CITING = terms_in(STATED_BY)


@dataclass(frozen=True, order=True)
class Evidence:
    """source: key of the source. lines: first and last line of its text, 0 when not given."""

    key: str
    source: str
    section: str = ""
    page: int = 0
    table: str = ""
    row: str = ""
    column: str = ""
    lines: tuple[int, int] = (0, 0)
    blank: bool = False
    paraphrase: Text = EMPTY

    def locator(self) -> Text:
        """Return where in the source it stands, in words."""
        first, last = self.lines
        span = f"{first}" if first == last else f"{first}–{last}"
        parts = [
            Text.same(self.section),
            message("locator-page").format(page=self.page) if self.page else Text("", ""),
            Text.same(self.table) if self.table != self.section else Text("", ""),
            message("locator-row").format(row=self.row) if self.row else Text("", ""),
            Text.same(self.column),
            message("locator-lines").format(lines=span) if first else Text("", ""),
        ]
        return Text.joined(", ", parts)

    def as_json(self) -> dict[str, Any]:
        return {
            "source": self.source,
            "key": self.key,
            "locator": self.locator().as_json(),
            "lines": list(self.lines) if self.lines[0] else [],
            "blank": self.blank,
            "paraphrase": self.paraphrase.as_json(),
        }


def collect(
    places: Iterable[Bindings], stated: Iterable[Bindings]
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of every node from the solutions of EVIDENCE and STATED_BY.

    Of several descriptions of one place the first in order is taken.
    """
    known: dict[str, Evidence] = {}
    for row in places:
        key, told = row["evidence"].value, _evidence(row)
        known[key] = min(known.get(key, told), told)
    found: dict[str, list[Evidence]] = {}
    for row in stated:
        evidence = known.get(row["evidence"].value)
        if evidence:
            found.setdefault(row["node"].value, []).append(evidence)
    return {node: tuple(sorted(set(items), key=_order)) for node, items in found.items()}


def _evidence(row: Bindings) -> Evidence:
    def text(name: str) -> str:
        return row[name].value if name in row else ""

    return Evidence(
        key=slug(row["evidence"].value),
        source=slug(row["source"].value),
        section=text("section"),
        page=int(text("page") or 0),
        table=text("table"),
        row=text("row"),
        column=text("column"),
        lines=(int(text("from") or 0), int(text("to") or text("from") or 0)),
        blank=text("blank") == "true",
        paraphrase=Text(text("sv"), text("en")),
    )


def _order(evidence: Evidence) -> tuple[Any, ...]:
    return evidence.source, evidence.lines, evidence.key
