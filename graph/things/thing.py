"""A thing: its name and standing, what describes it, and every row in which it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pyoxigraph import NamedNode

from graph import codes
from graph.dates import Holding
from graph.existence import Standing
from graph.language import Text
from graph.namespaces import reference, thing
from graph.perspective import Perspective
from graph.profiles import Profile, Profiles
from graph.search import resolve
from graph.tables.definition import definitions
from graph.things.facts import Fact, cell_json, fact_json, in_order, kept, read_fact, spoken
from graph.things.headings import Heading, heading_of, type_of
from graph.things.names import evidence_json, name_of, named, value_json
from graph.things.records import Record, inner_records, own_records, records_about
from graph.things.standings import standing_json, standing_of

_KNOWN = """
SELECT ?thing ?predicate {
  { ?thing ?predicate ?value } UNION { ?node ?predicate ?thing }
} LIMIT 1
"""
_KINDS = ("kind", "type")


@dataclass(frozen=True)
class Section:
    """What stands under a heading. current: what holds, or may hold, on the day. other_times:
    the rest.
    """

    heading: Heading
    current: tuple[Fact, ...]
    other_times: tuple[Fact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.current + self.other_times


@dataclass(frozen=True)
class Thing:
    """records: what describes it, one a source. standing: None for what does not come and go.
    left_out: how many interpreted rows were left out.
    """

    perspective: Perspective
    iri: str
    name: Text
    profile: Profile
    standing: Standing | None
    records: tuple[Record, ...]
    sections: tuple[Section, ...]
    left_out: int

    @property
    def type(self) -> str:
        return self.profile.type

    @property
    def facts(self) -> Iterator[Fact]:
        """Every row in which it stands, in the order of the page, those below other rows too."""
        for section in self.sections:
            for fact in section.facts:
                yield fact
                yield from fact.inner

    def attested(self) -> tuple[date, date] | None:
        """Return the first and last day of which a row speaks; None when none names a day."""
        periods = [fact.time.period for fact in self.facts if not fact.record.happens]
        begins = [own.begin_earliest for own in periods if own and own.begin_earliest > date.min]
        ends = [own.end_latest for own in periods if own and own.end_latest < date.max]
        days = [*begins, *ends]
        return (min(days), max(days)) if days else None


def find(perspective: Perspective, text: str) -> str:
    """Return the address of the thing written as `type/key`, or named. Raises Refused."""
    try:
        iri = thing(text)
    except ValueError:
        return resolve(perspective, text)
    known = "/" in text and perspective.select(_KNOWN, thing=iri)
    return iri.value if known else resolve(perspective, text)


def describe(perspective: Perspective, iri: str) -> Thing:
    """Put together all that is stated about a thing, on the day and at other times."""
    found: dict[str, tuple[Heading, dict[str, Fact]]] = {}
    for record in records_about(perspective, iri):
        for column in record.columns_with(iri):
            if record.iri != iri:
                heading = heading_of(record.table, column)
                _, own = found.setdefault(heading.key, (heading, {}))
                own[record.iri] = read_fact(perspective, record, iri)
    facts = {key: _with_inner(perspective, iri, *pair) for key, pair in found.items()}
    wanted = {key: kept(own, perspective) for key, own in facts.items()}
    profiles = perspective.remember("profiles", lambda: Profiles(perspective))
    return Thing(
        perspective=perspective,
        iri=iri,
        name=name_of(perspective, iri),
        profile=profiles[iri],
        standing=standing_of(perspective, iri),
        records=tuple(own_records(perspective, iri)),
        sections=tuple(
            _section(heading, wanted[heading.key], perspective)
            for heading, _ in sorted(found.values(), key=lambda pair: (pair[0].rank, pair[0].key))
            if wanted[heading.key]
        ),
        left_out=sum(len(facts[key]) - len(own) for key, own in wanted.items()),
    )


def _with_inner(
    perspective: Perspective, iri: str, heading: Heading, facts: dict[str, Fact]
) -> list[Fact]:
    """Return facts with the rows about them below them."""
    below: dict[str, list[Fact]] = {}
    for name in heading.inner:
        table, column = name.split(".")
        for record in inner_records(perspective, iri, definitions()[table], column):
            cell = record.cell(column)
            for value in cell.values if cell else ():
                if isinstance(value, NamedNode) and value.value in facts:
                    own = below.setdefault(value.value, [])
                    own.append(read_fact(perspective, record, value.value))
    return [
        replace(fact, inner=tuple(in_order(kept(below.get(key, ()), perspective), perspective)))
        for key, fact in facts.items()
    ]


def _section(heading: Heading, facts: Iterable[Fact], perspective: Perspective) -> Section:
    ordered = in_order(facts, perspective, heading.order)
    return Section(
        heading,
        tuple(fact for fact in ordered if fact.holding is not Holding.NO),
        tuple(fact for fact in ordered if fact.holding is Holding.NO),
    )


def as_json(own: Thing) -> dict[str, Any]:
    """Return the answer of the HTTP contract."""
    view, said = own.perspective, own.perspective.statements.get(own.iri)
    attested = own.attested()
    current = sum(len(section.current) for section in own.sections)
    return {
        "as_of": view.on.isoformat(),
        "known_at": view.known.isoformat(),
        "stated_only": view.stated_only,
        "id": reference(own.iri),
        "name": own.name.as_json(),
        "other_names": [name.as_json() for name in _other_names(own)],
        "type": own.type,
        "type_label": type_of(own.type).title.as_json(),
        "kind": _kind(own),
        "localities": [named(place, view) for place in own.profile.localities],
        "levels": _levels(own.profile),
        "standing": standing_json(own.standing),
        "validity": said.when().as_json() if said and (said.begin or said.end) else None,
        "description": [_description(record, own) for record in own.records],
        "sections": [_section_json(section, view) for section in own.sections],
        "attested": {
            "first": attested[0].isoformat() if attested else None,
            "last": attested[1].isoformat() if attested else None,
        },
        "sources": _sources(own),
        "totals": {
            "facts": current,
            "other_times": sum(len(section.other_times) for section in own.sections),
            "interpreted_left_out": own.left_out,
        },
    }


def _other_names(own: Thing) -> list[Text]:
    """Return the names that sources give it in their own row, beside the one it goes by."""
    cells = [cell for record in own.records for cell in record.cells]
    names = [v for c in cells if c.field.column.predicate == "skos:prefLabel" for v in c.values]
    return sorted({name for name in names if isinstance(name, Text)} - {own.name})


def _kind(own: Thing) -> dict[str, Any] | None:
    cells = (record.cell(name) for record in own.records for name in _KINDS)
    found = next((cell for cell in cells if cell), None)
    kind: dict[str, Any] | None = cell_json(found, own.perspective)["values"][0] if found else None
    return kind


def _levels(profile: Profile) -> list[dict[str, Any]]:
    """Return each reading of the level once, with how it is given and how surely."""
    readings = sorted({(own.level, own.origin, own.basis) for own in profile.levels})
    return [
        {
            "level": level,
            "label": codes.label("level", level).as_json(),
            "given_as": origin,
            "given_as_label": codes.label("level-origin", origin).as_json(),
            "basis": basis,
        }
        for level, origin, basis in readings
    ]


def _description(record: Record, own: Thing) -> dict[str, Any]:
    """Return what one source says of the thing itself, with its evidence in that source."""
    view = own.perspective
    frame = {name: record.cell(name) for name in ("basis", "respondent", "note")}
    framed = {
        name: value_json(cell.values[0], view) if cell else None for name, cell in frame.items()
    }
    evidence = [e for e in view.evidence.get(own.iri, ()) if e.source == record.source]
    return {
        "source": record.source,
        "cells": [cell_json(cell, view) for cell in spoken(record)],
        "basis": framed["basis"]["id"] if framed["basis"] else "",
        "respondent": framed["respondent"],
        "note": framed["note"],
        "evidence": [evidence_json(item) for item in evidence],
    }


def _section_json(section: Section, perspective: Perspective) -> dict[str, Any]:
    return {
        "key": section.heading.key,
        "title": section.heading.title.as_json(),
        "facts": [fact_json(fact, perspective) for fact in section.current],
        "other_times": [fact_json(fact, perspective) for fact in section.other_times],
    }


def _sources(own: Thing) -> list[dict[str, Any]]:
    """Return the sources that speak of it, with how many rows each has evidence for."""
    counted: Counter[str] = Counter()
    for fact in own.facts:
        counted.update({item.source for item in fact.evidence})
    for record in own.records:
        counted[record.source] += bool(record.source)
    return [
        named(thing(f"source/{key}").value, own.perspective) | {"facts": count}
        for key, count in sorted(counted.items())
        if count
    ]
