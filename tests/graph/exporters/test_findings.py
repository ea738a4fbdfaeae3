"""Findings as rows: one a finding, what is not known left empty."""

from __future__ import annotations

from graph.exporters.findings import FINDING_COLUMNS, findings_table
from graph.findings import Finding, Named, Place, Severity
from graph.language import Text

WHERE = Place(
    file="s/groups.csv",
    row="g",
    line=3,
    column="kind",
    locality=Named("2062", Text.same("Mora")),
    thing=Named("group/g", Text("Gruppen", "The group")),
)
FULL = Finding(
    "K01-shall-missing",
    Severity.GAP,
    Text("saknas", "is missing"),
    WHERE,
    why=Text("därför", "because"),
    fix=Text("gör", "do"),
    source=Named("s", Text.same("S")),
)
BARE = Finding("x", Severity.IN_PROGRESS, Text("på väg", "under way"))


def test_a_row_a_finding_in_one_language() -> None:
    header, rows = findings_table([FULL, BARE], "en")
    assert header == FINDING_COLUMNS
    full, bare = (dict(zip(header, row, strict=True)) for row in rows)
    assert full == {
        "code": "K01-shall-missing",
        "severity": "gap",
        "locality": "2062",
        "locality_name": "Mora",
        "thing": "group/g",
        "thing_name": "The group",
        "what": "is missing",
        "why": "because",
        "fix": "do",
        "source": "s",
        "file": "s/groups.csv",
        "row": "g",
        "column": "kind",
    }
    told = {name: cell for name, cell in bare.items() if cell}
    assert told == {"code": "x", "severity": "in-progress", "what": "under way"}
