"""Rows into triples: what a table definition says a cell states.

Times become bounds that SPARQL can compare (`xsd:date`) beside the EDTF text that keeps the
precision; see `graph.dates` for their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from graph import dates
from graph.codes import schemes
from graph.namespaces import PREFIXES, code, expand, thing
from graph.tables.definition import Column
from graph.tables.reader import Row, Source

EDTF = expand("edtf:EDTF")
DATE = expand("xsd:date")
TYPE = expand("rdf:type")
_BOUNDS = {
    "schema:validFrom": ("schema:validFrom", "samv:certainFrom", "samv:fromText"),
    "schema:validThrough": ("samv:certainThrough", "schema:validThrough", "samv:throughText"),
    "samv:asOf": ("samv:asOf", "samv:asOfLatest", "samv:asOfText"),
    "samv:date": ("samv:dateEarliest", "samv:dateLatest", "samv:dateText"),
}
Term = NamedNode | Literal


class Triple(NamedTuple):
    subject: NamedNode
    predicate: NamedNode
    object: Term


def day(value: date) -> Literal:
    """Return a day as an `xsd:date` literal."""
    return Literal(value.isoformat(), datatype=DATE)


def source_triples(source: Source) -> Iterator[Triple]:
    """Yield the triples of every row of a source, in the order of its tables."""
    for row in source.rows:
        yield from row_triples(row, source.package["as_of"]["date"])


def row_triples(row: Row, as_of: str) -> Iterator[Triple]:
    """Yield the triples of one row. as_of: the source's own date, for rows that give none."""
    node = thing(row.reference)
    yield Triple(node, TYPE, _class(row))
    if row.table.type == "evidence":
        yield Triple(node, expand("samv:source"), thing(f"source/{row.source}"))
    for column in row.table.columns.values():
        if column.name in row.cells:
            for value in row.values(column):
                yield from _cell(node, row, column, value)
        elif column.predicate == "samv:asOf":
            yield from _date(node, column.predicate, as_of)


def _class(row: Row) -> NamedNode:
    if row.table.class_name:
        return expand(row.table.class_name)
    column = row.table.columns[row.table.class_from]
    return NamedNode(schemes()[column.scheme][row.cells[column.name]].implies)


def _cell(node: NamedNode, row: Row, column: Column, value: str) -> Iterator[Triple]:
    if column.kind == "key":
        return
    if column.kind in ("date", "period"):
        yield from _date(node, column.predicate, value)
        return
    yield Triple(node, expand(column.predicate), _term(row, column, value))


def _term(row: Row, column: Column, value: str) -> Term:
    match column.kind:
        case "ref" | "refs":
            local = f"evidence/{row.source}/{value}" if column.name == "evidence" else value
            return thing(local)
        case "code" | "codes":
            return code(column.scheme, value)
        case "text":
            return Literal(value, language=column.language)
        case "integer":
            return Literal(int(value))
        case "decimal":
            return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + "decimal"))
        case "flag":
            return Literal(True)
        case _:
            return Literal(value)


def _date(node: NamedNode, property_name: str, value: str) -> Iterator[Triple]:
    partial = dates.parse(value)
    if property_name == "samv:during":
        span = {
            "schema:validFrom": partial.earliest,
            "samv:certainFrom": partial.earliest,
            "samv:certainThrough": partial.latest,
            "schema:validThrough": partial.latest,
        }
        yield Triple(node, expand("samv:during"), Literal(value, datatype=EDTF))
        for name, bound in span.items():
            yield Triple(node, expand(name), day(bound))
        return
    earliest, latest = partial.earliest, partial.latest
    if partial.precision is dates.Precision.OPEN:
        earliest = latest = date.min if property_name == "schema:validFrom" else date.max
    first, last, text = _BOUNDS[property_name]
    yield Triple(node, expand(first), day(earliest))
    yield Triple(node, expand(last), day(latest))
    yield Triple(node, expand(text), Literal(value, datatype=EDTF))
