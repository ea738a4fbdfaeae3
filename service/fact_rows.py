"""Facts as the rows of a file: everything that a thing's page shows, one row a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph import codes
from graph.language import Language
from service.fact_tables import words

HEADER = (
    *("heading", "holds", "thing", "says", "when", "basis", "respondent"),
    *("source", "locator", "paraphrase", "id"),
)
_SEPARATOR = "; "


def to_rows(data: dict[str, Any], language: Language) -> list[Sequence[str]]:
    """Return the rows of the answer about a thing, those below others after them.

    Of a source, every statement at every place that it rests on comes last.
    """
    rows: list[Sequence[str]] = []
    for section in data["sections"]:
        for fact in (*section["facts"], *section["other_times"]):
            rows += _rows(fact, section["title"][language], language)
    for spot in data.get("contents", {}).get("spots", ()):
        rows += [_spot_row(spot, said, language) for said in spot["facts"]]
    return rows


def _rows(fact: dict[str, Any], heading: str, language: Language) -> Iterator[Sequence[str]]:
    thing, respondent = fact["thing"], fact["respondent"]
    yield (
        heading,
        fact["holds"],
        thing["name"][language] if thing else "",
        _SEPARATOR.join(_said(cell, language) for cell in fact["cells"]),
        fact["when"][language],
        _basis(fact["basis"], language),
        respondent["name"][language] if respondent else "",
        _SEPARATOR.join(item["source"] for item in fact["evidence"]),
        _SEPARATOR.join(item["locator"][language] for item in fact["evidence"]),
        _SEPARATOR.join(item["paraphrase"][language] for item in fact["evidence"]),
        fact["id"],
    )
    for below in fact["facts"]:
        yield from _rows(below, heading, language)


def _said(cell: dict[str, Any], language: Language) -> str:
    values = ", ".join(words(value, language) for value in cell["values"])
    return f"{cell['title'][language]}: {values}"


def _spot_row(spot: dict[str, Any], said: dict[str, Any], language: Language) -> Sequence[str]:
    what = said["what"][language]
    thing, statement = (what, "") if said["thing"] else ("", what)
    return (
        *(said["title"][language], "", thing, statement, "", _basis(said["basis"], language), ""),
        *(spot["source"], spot["locator"][language], spot["paraphrase"][language], said["id"]),
    )


def _basis(key: str, language: Language) -> str:
    return codes.label("basis", key)[language] if key else ""
