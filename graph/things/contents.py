"""Contents of a source: every statement read out of it, by its place there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from graph.collation import sort_key
from graph.evidence import Evidence
from graph.language import LANGUAGES, Text
from graph.namespaces import reference, slug
from graph.perspective import Perspective
from graph.things.facts import spoken
from graph.things.names import evidence_json, name_of, named, shorten, words_of
from graph.things.records import Record, source_records

_LONGEST = 70


@dataclass(frozen=True)
class Spot:
    """A place in the source and the rows that rest on it, by table."""

    evidence: Evidence
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Contents:
    """counts: rows with evidence in the source, by the name of their table. spots: in the order
    of the text.
    """

    counts: dict[str, int]
    spots: tuple[Spot, ...]
    records: tuple[Record, ...]


def read_contents(perspective: Perspective, source: str) -> Contents:
    """Return what has been read out of a source, by its address, whatever day it speaks of.

    Interpreted rows are left out where only what is stated is wanted.
    """
    key = slug(source)
    records = [own for own in source_records(perspective, key) if _kept(own, perspective)]
    spots: dict[Evidence, list[Record]] = {}
    for record in records:
        for item in perspective.evidence.get(record.iri, ()):
            if item.source == key:
                spots.setdefault(item, []).append(record)
    return Contents(
        counts=dict(Counter(record.table.name for record in records)),
        spots=tuple(
            Spot(item, tuple(sorted(own, key=lambda record: (record.table.name, record.iri))))
            for item, own in sorted(spots.items(), key=lambda pair: (pair[0].lines, pair[0].key))
        ),
        records=tuple(records),
    )


def _kept(record: Record, perspective: Perspective) -> bool:
    said = perspective.statements.get(record.iri)
    return said is None or perspective.keeps(said)


def contents_json(perspective: Perspective, source: str) -> dict[str, Any]:
    """Return the contents of a source as every answer shows them; made once for all days."""

    def make() -> dict[str, Any]:
        contents = read_contents(perspective, source)
        titles = {record.table.name: record.table.title for record in contents.records}
        counted = sorted(contents.counts.items(), key=lambda own: (-own[1], own[0]))
        return {
            "statements": len(contents.records),
            "counts": [
                {"table": table, "title": titles[table].as_json(), "count": count}
                for table, count in counted
            ],
            "spots": [_spot(spot, perspective) for spot in contents.spots],
        }

    return perspective.remember(("contents", source), make)


def _spot(spot: Spot, perspective: Perspective) -> dict[str, Any]:
    said = [_said(record, perspective) for record in spot.records]
    return evidence_json(spot.evidence) | {
        "section": spot.evidence.section or spot.evidence.table,
        "facts": sorted(said, key=lambda own: (sort_key(own["title"]["sv"]), own["id"])),
    }


def _said(record: Record, perspective: Perspective) -> dict[str, Any]:
    """Return one row in one line: the name of the thing it describes, or what it says."""
    thing = named(record.iri, perspective) if record.table.type else None
    said = perspective.statements.get(record.iri)
    return {
        "id": reference(record.iri),
        "table": record.table.name,
        "title": record.table.title.as_json(),
        "thing": thing,
        "what": (
            name_of(perspective, record.iri) if thing else _line(record, perspective)
        ).as_json(),
        "basis": said.basis if said else "",
    }


def _line(record: Record, perspective: Perspective) -> Text:
    cells = [words_of(v, perspective) for cell in spoken(record) for v in cell.values]
    short = [Text(*(shorten(own[language], _LONGEST) for language in LANGUAGES)) for own in cells]
    return Text.joined(" · ", short)
