"""Tables of facts: which columns the rows under a heading have, and the rows of a thing as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph import codes
from graph.language import Language
from graph.things.headings import type_of
from service.translations import mark, translations

Fact = dict[str, Any]
_SEPARATOR = "; "
_FLAGS = {"yes": mark("yes"), "no": mark("no")}


@dataclass(frozen=True)
class Piece:
    """A value of a cell in words. reference: `type/key` of the thing it is; empty for others."""

    text: str
    reference: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of facts. titles: of the cells, each once, in the order of the tables they are from;
    cells of different tables that bear the same title share a column. rows: each fact with its
    cells under the titles. type: what the rows that are things are called, when they are of one
    type. named, standing, spoken, dated: some row has a name, comes and goes, has a respondent, a
    time.
    """

    titles: Sequence[str]
    rows: Sequence[tuple[Fact, Sequence[Sequence[Piece]]]]
    type: str
    named: bool
    standing: bool
    spoken: bool
    dated: bool

    @property
    def width(self) -> int:
        """The number of columns, with the one that says where a row stands in its source."""
        extra = (self.named, self.standing, self.spoken, self.dated)
        return len(self.titles) + sum(extra) + 1


def grid(facts: Sequence[Fact], language: Language, about: str = "") -> Grid:
    """Return the table that some facts make.

    about: `type/key` of what they are all about; that it said them itself is no news.
    """
    told = [dict(cells(fact, language)) for fact in facts]
    titles = _merged(told)
    types = {fact["thing"]["id"].partition("/")[0] for fact in facts if fact["thing"]}
    rows = [[own.get(title, ()) for title in titles] for own in told]
    return Grid(
        titles,
        list(zip(facts, rows, strict=True)),
        type=type_of(types.pop()).title[language] if len(types) == 1 else "",
        named=any(fact["thing"] for fact in facts),
        standing=any(fact["standing"] for fact in facts),
        spoken=any(own["id"] != about for fact in facts if (own := fact["respondent"])),
        dated=any(fact["when"]["sv"] for fact in facts),
    )


def cells(fact: Fact, language: Language) -> Iterator[tuple[str, list[Piece]]]:
    """Yield what a fact says in each of its fields: the title of the field and its values."""
    for cell in fact["cells"]:
        yield cell["title"][language], [piece(value, language) for value in cell["values"]]


def piece(value: Any, language: Language) -> Piece:
    """Return a thing, a code, a text, a flag or a number in words."""
    if isinstance(value, dict):
        reference = str(value.get("id", ""))
        text = value.get("name", value)[language]
        return Piece(text, reference if "/" in reference else "")
    flag = _FLAGS.get(value)
    return Piece(translations(language).gettext(flag) if flag else str(value))


def _merged(rows: Iterable[Iterable[str]]) -> list[str]:
    """Return every title once; one that is new comes after the one that it follows in its row."""
    found: list[str] = []
    for titles in rows:
        place = 0
        for title in titles:
            if title not in found:
                found.insert(place, title)
            place = found.index(title) + 1
    return found


def runs(spots: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return places in a source together as long as they stand under the same heading there."""
    return [(heading, list(own)) for heading, own in groupby(spots, itemgetter("section"))]


def flat_rows(data: dict[str, Any], language: Language) -> list[Sequence[Any]]:
    """Return every fact of a thing as one row, those below others after them; then, of a source,
    every statement at every place that it rests on.
    """
    rows: list[Sequence[Any]] = []
    for section in data["sections"]:
        for fact in (*section["facts"], *section["other_times"]):
            rows += _rows(fact, section["title"][language], language)
    for spot in data.get("contents", {}).get("spots", ()):
        for said in spot["facts"]:
            what = said["what"][language]
            rows.append(
                [
                    *(said["title"][language], "", what if said["thing"] else ""),
                    *("" if said["thing"] else what, "", _basis(said["basis"], language), ""),
                    *(spot["source"], spot["locator"][language]),
                    *(spot["paraphrase"][language], said["id"]),
                ]
            )
    return rows


def _rows(fact: Fact, heading: str, language: Language) -> Iterator[Sequence[Any]]:
    thing, respondent = fact["thing"], fact["respondent"]
    said = (f"{title}: {', '.join(p.text for p in own)}" for title, own in cells(fact, language))
    yield [
        heading,
        fact["holds"],
        thing["name"][language] if thing else "",
        _SEPARATOR.join(said),
        fact["when"][language],
        _basis(fact["basis"], language),
        respondent["name"][language] if respondent else "",
        _SEPARATOR.join(item["source"] for item in fact["evidence"]),
        _SEPARATOR.join(item["locator"][language] for item in fact["evidence"]),
        _SEPARATOR.join(item["paraphrase"][language] for item in fact["evidence"]),
        fact["id"],
    ]
    for inner in fact["facts"]:
        yield from _rows(inner, heading, language)


def _basis(key: str, language: Language) -> str:
    return codes.label("basis", key)[language] if key else ""
