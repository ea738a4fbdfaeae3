"""The tables carry everything that the inventories list, and point to the right lines."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from graph.tables.reader import Row

from . import maps, tables
from .inventory import Key, Place, entries, places
from .material import Document, Material

SEED = 20261122
SAMPLE = 200

Record = Callable[[str, object], None]


def none_of(offenders: list[str]) -> None:
    if offenders:
        pytest.fail("\n".join(offenders), pytrace=False)


def source_of(material: Material, document: str) -> str:
    """Return the name of the curated source that was read from a document."""
    names = {s.package.get("sha256"): name for name, s in tables.sources().items()}
    return names[material.documents[document].sha256]


def anchored(material: Material) -> list[tuple[str, Key, Place]]:
    """Return every place with an anchor that the inventories give, with its entry."""
    return [
        (name, key, place)
        for name, inventory in material.inventories.items()
        for key, entry in entries(inventory).items()
        for place in places(entry)
    ]


def our_evidence(inventory: str, key: Key, source: str) -> Iterator[Row]:
    """Yield the evidence of the rows that carry an entry.

    Where a source has only a reason for it (a question is answered by rows and carried by
    none), that of the whole source.
    """
    lines = [line for line in maps.lines_of(inventory).get(key, []) if line.source == source]
    for line in lines:
        if line.table:
            yield from tables.evidence(tables.row(source, line.table, line.row))
    if lines and not any(line.table for line in lines):
        yield from tables.rows("evidence", source)


def span(evidence: Row) -> tuple[int, int]:
    first = tables.cell(evidence, "line_from")
    return int(first), int(tables.cell(evidence, "line_to") or first)


def points_to(evidence: Row, place: Place, document: Document) -> bool:
    return place.overlaps(*span(evidence)) and place.is_in(document, *span(evidence))


def test_the_maps_name_rows_that_exist_or_give_a_reason() -> None:
    none_of(
        [
            f"{line}: there is no row {line.table} {line.row}"
            for line in maps.lines()
            if line.table and not tables.has(line.source, line.table, line.row)
        ]
        + [f"{line}: a row without a table" for line in maps.lines() if line.row and not line.table]
        + [f"{line}: no row, no reason" for line in maps.lines() if not line.row + line.reason]
    )


def test_every_document_is_the_one_that_was_read(material: Material) -> None:
    read = {source.package.get("sha256") for source in tables.sources().values()}
    listed = {
        source["id"]: source["sha256"]
        for inventory in material.inventories.values()
        for source in inventory["sources"]
    }
    for key, document in material.documents.items():
        assert document.sha256 == listed[key], key
        assert document.sha256 in read, key


def test_every_entry_is_mapped(material: Material, record_property: Record) -> None:
    missing, unknown = [], []
    for name, inventory in material.inventories.items():
        mapped, listed = maps.lines_of(name), entries(inventory)
        missing += [f"{name} {kind} {key}" for kind, key in listed if (kind, key) not in mapped]
        for key, lines in mapped.items():
            unknown += [f"{line}: not in the inventory" for line in lines if key not in listed]
        by_rows = {key for key, lines in mapped.items() if any(line.table for line in lines)}
        total, carried = Counter(kind for kind, _ in listed), Counter(kind for kind, _ in by_rows)
        for kind, number in total.items():
            counts = f"{carried[kind]} by rows, {number - carried[kind]} by reason"
            record_property("summary", f"{name} {kind}: {number} mapped, {counts}")
    none_of(missing + unknown)


def test_a_sample_of_locators_is_found_in_full(material: Material) -> None:
    """Document, section, table, row, column, lines and anchor, all through our evidence."""
    lost = []
    for name, key, place in random.Random(SEED).sample(anchored(material), SAMPLE):
        document = material.documents[place.document]
        if not any(
            points_to(evidence, place, document)
            and all(tables.cell(evidence, column) == value for column, value in place.cells)
            for evidence in our_evidence(name, key, source_of(material, place.document))
        ):
            lost.append(f"{name} {' '.join(key)}: {place}")
    none_of(lost)


def test_every_anchor_stands_where_our_evidence_points(material: Material) -> None:
    lost = [
        f"{name} {' '.join(key)}: {place}"
        for name, key, place in anchored(material)
        if not any(
            points_to(evidence, place, material.documents[place.document])
            for evidence in our_evidence(name, key, source_of(material, place.document))
        )
    ]
    none_of(lost)


def test_every_evidence_lies_within_its_document(material: Material) -> None:
    wrong = []
    for key, document in material.documents.items():
        for evidence in tables.rows("evidence", source_of(material, key)):
            first, last = span(evidence)
            if not 1 <= first <= last <= len(document.lines):
                wrong.append(f"{evidence.source} {evidence.key}: no lines {first} to {last}")
            elif tables.cell(evidence, "blank") and evidence.source == tables.ENQUIRY:
                text = document.text(first, last)
                wrong += [f"{evidence.key} is not blank: {text}"] if text else []
    none_of(wrong)


def test_answers_are_blank_exactly_where_the_cells_are(material: Material) -> None:
    cells = material.inventories["dalarna"]["cells"]
    answered = {f"dalarna-{cell['row']}-{cell['col']}".lower(): cell["answered"] for cell in cells}
    found = {row.key: not tables.cell(row, "blank") for row in tables.rows("answers")}
    assert found == answered


FACTS = [
    (22, "respondents", tables.ENQUIRY, {}),
    (6, "survey_questions", tables.ENQUIRY, {}),
    (132, "answers", tables.ENQUIRY, {}),
    (62, "answers", tables.ENQUIRY, {"blank": ""}),
    (17, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q1"}),
    (19, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q2"}),
    (11, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q3"}),
    (6, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q4"}),
    (6, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q5"}),
    (3, "answers", tables.ENQUIRY, {"blank": "", "question": "survey-question/dalarna-q6"}),
    (20, "laws", tables.COUNTY, {}),
    (19, "goals", tables.COUNTY, {}),
    (13, "goals", tables.REPORT, {"kind": "goal"}),
    (4, "goals", tables.REPORT, {"kind": "priority-area"}),
    (19, "goals", tables.REPORT, {"kind": "planned-activity"}),
    (5, "quantities", tables.REPORT, {"unit": "tkr"}),
    (4, "groups", tables.REPORT, {"kind": "development-group"}),
    (10, "memberships", tables.REPORT, {"group": "group/samla-politisk-samradsgrupp"}),
    (10, "memberships", tables.REPORT, {"group": "group/samla-samordningsgruppen"}),
    (4, "groups", tables.HISTORY, {"kind": "theme-group"}),
    (4, "goals", tables.HISTORY, {"kind": "priority-area"}),
    (13, "activities", tables.SVOM, {}),
    (7, "goals", tables.SVOM, {"kind": "improvement-area"}),
    (3, "goals", tables.SVOM, {"kind": "priority-area"}),
]


@pytest.mark.parametrize(("number", "table", "source", "cells"), FACTS)
def test_counts_that_are_facts(number: int, table: str, source: str, cells: dict[str, str]) -> None:
    assert len(tables.rows(table, source, **cells)) == number


def test_the_clauses_are_r01_to_r47() -> None:
    keys = {row.key for row in tables.rows("clauses", tables.COUNTY)}
    assert keys == {f"dalarna-r{number:02}" for number in range(1, 48)}


def test_the_goals_of_the_report_are_m01_to_m13() -> None:
    keys = {row.key for row in tables.rows("goals", tables.REPORT, kind="goal")}
    assert keys == {f"samla-2018-m{number:02}" for number in range(1, 14)}


def test_every_municipality_of_dalarna_is_answered_for() -> None:
    register = {f"locality/{row.key}" for row in tables.rows("localities", within="locality/20")}
    municipalities = {name for name in register if name.removeprefix("locality/").isdigit()}
    answered = {
        locality
        for row in tables.rows("respondents")
        for locality in tables.values(row, "localities")
    }
    assert len(municipalities) == 15
    assert answered == municipalities
