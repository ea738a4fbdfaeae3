"""Facts: what a row says of a thing that stands in it, with its time, basis and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import NamedNode

from graph.dates import Holding
from graph.evidence import Evidence
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.statements import Statement
from graph.things.headings import ORDERS, type_of
from graph.things.names import evidence_json, named, order_of, value_json
from graph.things.records import Cell, Record, Value
from graph.things.standings import standing_json, standing_of
from graph.things.times import Time, Times

# Said of every statement alike, and shown apart from what it says.
_FRAME = frozenset({"basis", "evidence", "respondent", "note", "date_basis", "period_basis"})
_NAME = "skos:prefLabel"


@dataclass(frozen=True)
class Fact:
    """record: the row. seen_as: the columns in which the thing stands. cells: what else it says.

    statement: None when the row carries no basis of its own. inner: facts about the row itself.
    """

    record: Record
    seen_as: tuple[str, ...]
    cells: tuple[Cell, ...]
    time: Time
    holding: Holding
    statement: Statement | None
    evidence: tuple[Evidence, ...]
    inner: tuple[Fact, ...] = ()

    @property
    def iri(self) -> str:
        return self.record.iri

    @property
    def is_thing(self) -> bool:
        """True when the row describes a thing of its own, which has a name and a page."""
        return bool(self.record.table.type)


def read_fact(perspective: Perspective, record: Record, about: str) -> Fact:
    """Return what a row says of a thing that stands in it."""
    time = Times.of(perspective)[record]
    seen_as = tuple(column.name for column in record.columns_with(about))
    return Fact(
        record=record,
        seen_as=seen_as,
        cells=tuple(_cells(record, about)),
        time=time,
        holding=time.holds(perspective.on),
        statement=perspective.statements.get(record.iri),
        evidence=perspective.evidence.get(record.iri, ()),
    )


def _cells(record: Record, about: str) -> Iterable[Cell]:
    """Yield what a row says beside the thing itself; of a thing only what tells of it elsewhere."""
    tells = type_of(record.table.type).tells if record.table.type else None
    for cell in spoken(record):
        values = tuple(v for v in cell.values if getattr(v, "value", "") != about)
        if values and (tells is None or cell.field.name in tells):
            yield replace(cell, values=values)


def spoken(record: Record) -> tuple[Cell, ...]:
    """Return the cells that say something: without the frame, and without the name of a thing."""
    return tuple(
        cell
        for cell in record.cells
        if cell.field.name not in _FRAME
        and not (record.table.type and cell.field.column.predicate == _NAME)
    )


def kept(facts: Iterable[Fact], perspective: Perspective) -> list[Fact]:
    """Return the facts without the interpreted ones where only what is stated is wanted."""
    return [own for own in facts if own.statement is None or perspective.keeps(own.statement)]


def in_order(facts: Iterable[Fact], perspective: Perspective, order: str = ORDERS[0]) -> list[Fact]:
    """Return facts in an order of headings: by place in the source, by name or by time."""

    def place(fact: Fact) -> tuple[Any, ...]:
        return tuple((item.source, item.lines, item.key) for item in fact.evidence[:1])

    def name(fact: Fact) -> tuple[Any, ...]:
        return ([order_of(value, perspective) for value in _values(fact)], place(fact))

    def time(fact: Fact) -> tuple[Any, ...]:
        period = fact.time.period
        return (period is None, period.begin_earliest if period else None, place(fact))

    keys = {"place": place, "name": name, "time": time}
    return sorted(facts, key=lambda fact: (keys[order](fact), fact.iri))


def _values(fact: Fact) -> Sequence[Value]:
    if fact.is_thing:
        return [NamedNode(fact.iri)]
    return [value for cell in fact.cells for value in cell.values]


def fact_json(fact: Fact, perspective: Perspective) -> dict[str, Any]:
    """Return a fact as every answer shows it."""
    said = fact.statement
    return {
        "id": reference(fact.iri),
        "table": fact.record.table.name,
        "seen_as": list(fact.seen_as),
        "thing": named(fact.iri, perspective) if fact.is_thing else None,
        "standing": standing_json(standing_of(perspective, fact.iri)),
        "cells": [cell_json(cell, perspective) for cell in fact.cells],
        "when": fact.time.when.as_json(),
        "holds": fact.holding.value,
        "period": {
            "as_of": said.as_of,
            "during": said.during,
            "from": said.begin,
            "through": said.end,
            "moment": fact.record.moment,
            "basis": said.period_basis,
        }
        if said
        else None,
        "basis": said.basis if said else "",
        "respondent": named(said.respondent, perspective) if said and said.respondent else None,
        "note": said.note.as_json() if said and said.note.sv else None,
        "evidence": [evidence_json(item) for item in fact.evidence],
        "facts": [fact_json(inner, perspective) for inner in fact.inner],
    }


def cell_json(cell: Cell, perspective: Perspective) -> dict[str, Any]:
    """Return what a row says in one field, its values in order."""
    values = cell.values
    if len(values) > 1:
        values = tuple(sorted(values, key=lambda value: order_of(value, perspective)))
    return {
        "field": cell.field.name,
        "title": cell.field.title.as_json(),
        "values": [value_json(value, perspective) for value in values],
    }
