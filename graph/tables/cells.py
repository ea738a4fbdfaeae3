"""Cells: what may stand in one, and what to write instead of what may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from graph.codes import schemes
from graph.collation import nfc
from graph.dates import parse
from graph.findings import Finding, Place, Refused, refuse
from graph.language import LANGUAGES, Text
from graph.messages import message
from graph.suggestions import labelled, named, near, one_of
from graph.tables.definition import Column

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_cell(column: Column, values: list[str], place: Place) -> Iterator[Finding]:
    """Yield what is wrong with the values of a cell; references are looked at elsewhere."""
    cell = at_column(place, column)
    if column.required and not values:
        yield refuse("empty-cell", cell, column=column.title, wanted=wanted(column))
    for value in values:
        if value != nfc(value):
            yield refuse("not-nfc", cell, value=value, near=nfc(value))
        fault = _check_value(column, value, cell)
        if fault:
            yield fault


def at_column(place: Place, column: Column) -> Place:
    """Return the place of a cell in a row."""
    return replace(place, column=column.name, column_title=column.title)


def wanted(column: Column) -> Text:
    """Return in words what a column takes."""
    if column.kind in ("code", "codes"):
        return _choices(column.scheme, list(schemes()[column.scheme]))
    if column.name == "evidence":
        return message("cell-evidence")
    if column.kind in ("ref", "refs"):
        if "*" in column.refers:
            return message("cell-anything")
        either = message("did-you-mean-or")
        types = [message("cell-type").format(type=own) for own in column.refers]
        return message("cell-reference").format(
            types=Text(*(either[own].join(text[own] for text in types) for own in LANGUAGES))
        )
    kind = column.kind if column.kind in ("key", "date", "period") else "text"
    return message(f"cell-{kind}")


def _check_value(column: Column, value: str, cell: Place) -> Finding | None:
    match column.kind:
        case "code" | "codes":
            return _check_code(column.scheme, value, cell)
        case "key" if not _KEY.fullmatch(value):
            return refuse("bad-key", cell, value=value)
        case "date" | "period":
            return _check_date(value, cell)
        case "flag" if value != "yes":
            return refuse("bad-flag", cell, value=value)
        case "integer" | "decimal":
            return _check_number(column, value, cell)
    return None


def _check_code(scheme: str, value: str, cell: Place) -> Finding | None:
    known = schemes()[scheme]
    if value in known:
        return None
    names = {slug: code.names for slug, code in known.items()}
    meant = named(value, names) or near(value, names) or list(known)
    return refuse("unknown-code", cell, value=value, near=_choices(scheme, meant))


def _choices(scheme: str, slugs: list[str]) -> Text:
    known = schemes()[scheme]
    return one_of(labelled(slug, known[slug].label) for slug in slugs)


def _check_date(value: str, cell: Place) -> Finding | None:
    try:
        parse(value)
    except Refused as refused:
        return replace(refused.findings[0], where=cell)
    return None


def _check_number(column: Column, value: str, cell: Place) -> Finding | None:
    whole = column.kind == "integer"
    try:
        number = Decimal(value)
        if number.is_finite() and (not whole or number == int(number)):
            return None
    except InvalidOperation:
        pass
    return refuse("bad-integer" if whole else "bad-number", cell, value=value)
