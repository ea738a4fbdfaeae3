"""Tables of facts as a page shows them: words in one language, links made, columns merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph import codes
from graph.language import Language
from graph.things.headings import type_of
from service.translations import mark, translations

if TYPE_CHECKING:
    from service.addresses import Addresses

Fact = dict[str, Any]
_FLAGS = {"yes": mark("yes"), "no": mark("no")}
_POSSIBLE = "possible"
_STATED = "stated"


@dataclass(frozen=True)
class Piece:
    """Something said in words. link: the page of the thing it is; empty for others."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Cited:
    """A place in a source. number: that of the source on the page; 0 when it has none. said: our
    paraphrase of what stands there, empty for a blank cell.
    """

    text: str
    link: str
    number: int
    said: str


@dataclass(frozen=True)
class Row:
    """A fact, ready to be shown. cells: under the titles of the table. basis: empty when stated.

    link: the page of the statement; empty for a thing, whose name is the link. below: the table
    of facts about the row.
    """

    name: Piece
    cells: Sequence[Sequence[Piece]]
    standing: str
    respondent: Piece
    when: str
    possible: bool
    basis: str
    period_interpreted: bool
    cited: Sequence[Cited]
    note: str
    link: str
    below: Grid | None


@dataclass(frozen=True)
class Grid:
    """A table of facts. titles: of the cells, each once, in the order of the tables they are from;
    cells of different tables that bear the same title share a column. type: what the rows that are
    things are called, when they are of one type. named, standing, spoken, dated: some row has a
    name, comes and goes, has a respondent, a time.
    """

    titles: Sequence[str]
    rows: Sequence[Row]
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


@dataclass(frozen=True)
class Tables:
    """Makes the tables of one page. numbers: of its sources, by `source/key`, where it cites
    several.
    """

    address: Addresses
    numbers: Mapping[str, int]

    def grid(self, facts: Sequence[Fact], about: str = "") -> Grid:
        """Return the table that some facts make.

        about: `type/key` of what they are all about; that it said them itself is no news.
        """
        told = [dict(self.cells(fact)) for fact in facts]
        titles = _merged(told)
        types = {fact["thing"]["id"].partition("/")[0] for fact in facts if fact["thing"]}
        return Grid(
            titles,
            [
                self._row(fact, [own.get(title, ()) for title in titles])
                for fact, own in zip(facts, told, strict=True)
            ],
            type=type_of(types.pop()).title[self.address.language] if len(types) == 1 else "",
            named=any(fact["thing"] for fact in facts),
            standing=any(fact["standing"] for fact in facts),
            spoken=any(own["id"] != about for fact in facts if (own := fact["respondent"])),
            dated=any(fact["when"]["sv"] for fact in facts),
        )

    def _row(self, fact: Fact, cells: Sequence[Sequence[Piece]]) -> Row:
        language, period = self.address.language, fact["period"]
        note, standing = fact["note"], fact["standing"]
        unsure = bool(period) and "interpreted" == period["basis"] != fact["basis"]
        return Row(
            name=self.thing(fact["thing"]),
            cells=cells,
            standing=standing["label"][language] if standing else "",
            respondent=self.thing(fact["respondent"]),
            when=fact["when"][language],
            possible=fact["holds"] == _POSSIBLE,
            basis="" if fact["basis"] == _STATED else fact["basis"],
            period_interpreted=unsure,
            cited=[self.cite(item) for item in fact["evidence"]],
            note=note[language] if note else "",
            link="" if fact["thing"] else self.address.thing(fact["id"]),
            below=self.grid(fact["facts"], fact["id"]) if fact["facts"] else None,
        )

    def cells(self, fact: Fact) -> Iterator[tuple[str, list[Piece]]]:
        """Yield what a fact says in each of its fields: the title of the field and its values."""
        for cell in fact["cells"]:
            title = cell["title"][self.address.language]
            yield title, [self.piece(value) for value in cell["values"]]

    def piece(self, value: Any) -> Piece:
        """Return a thing, a code, a text, a flag or a number in words."""
        if isinstance(value, dict) and "/" in value.get("id", ""):
            return self.thing(value)
        return Piece(words(value, self.address.language))

    def thing(self, own: Mapping[str, Any] | None) -> Piece:
        """Return a thing by its name, with a link to its page; empty for none."""
        if own is None:
            return Piece("")
        return Piece(own["name"][self.address.language], self.address.thing(own["id"]))

    def lines(self, spot: Mapping[str, Any]) -> list[tuple[str, Piece, str]]:
        """Return the statements at a place in a source: the table, the statement, its basis
        unless it is stated.
        """
        language = self.address.language
        return [
            (
                said["title"][language],
                Piece(said["what"][language], self.address.thing(said["id"])),
                "" if said["basis"] == _STATED else said["basis"],
            )
            for said in spot["facts"]
        ]

    def cite(self, item: Mapping[str, Any]) -> Cited:
        """Return a place in a source, with a link to that place on the page of the source."""
        language, source = self.address.language, f"source/{item['source']}"
        return Cited(
            item["locator"][language],
            f"{self.address.thing(source)}#e-{item['key']}",
            self.numbers.get(source, 0),
            item["paraphrase"][language],
        )


def words(value: Any, language: Language) -> str:
    """Return a thing, a code, a text, a flag or a number in words."""
    if isinstance(value, dict):
        return str(value.get("name", value)[language])
    flag = _FLAGS.get(value)
    return translations(language).gettext(flag) if flag else str(value)


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


def labels(keys: Iterable[str], scheme: str, language: Language) -> str:
    """Return the labels of codes in one line, each once."""
    return ", ".join(codes.label(scheme, key)[language] for key in dict.fromkeys(keys))


def runs(spots: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return places in a source together as long as they stand under the same heading there."""
    return [(heading, list(own)) for heading, own in groupby(spots, itemgetter("section"))]
