"""Records: rows read back from the graph are the rows that went in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal

from graph.language import Text
from graph.load import load_sources
from graph.namespaces import code, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.tables.definition import definitions
from graph.things.records import (
    Record,
    fields,
    inner_records,
    own_records,
    records_about,
    source_records,
    table_of,
    tables,
)

GROUPS = [
    {"key": "g", "kind": "forum", "mandate_sv": "Att leda", "mandate_en": "To lead"},
    {"key": "h", "kind": "team", "body": "group/g"},
]


def cells(record: Record) -> dict[str, tuple[object, ...]]:
    return {cell.field.name: cell.values for cell in record.cells}


def about(perspective: Perspective, reference: str) -> dict[str, Record]:
    found = records_about(perspective, thing(reference).value)
    return {record.iri.rpartition("/")[2]: record for record in found}


def test_the_row_of_a_thing(look: Callable[..., Perspective]) -> None:
    (record,) = own_records(look("2020-06-30", groups=GROUPS), thing("group/g").value)
    assert (record.table.name, record.source) == ("groups", "s2020-06-30")
    own = cells(record)
    assert own["kind"] == (code("structure-kind", "forum"),)
    assert own["mandate"] == (Text("Att leda", "To lead"),)
    assert "chair" not in own


def test_a_thing_that_two_sources_describe_has_two_rows(source: Callable[..., Path]) -> None:
    store = EmbeddedStore()
    one = source("one", groups=[GROUPS[0]])
    two = source("two", groups=[GROUPS[0] | {"mandate_sv": "Annat", "mandate_en": "Other"}])
    load_sources(store, [one, two])
    perspective = Perspective(store, date(2020, 1, 1), date(2026, 1, 1))
    rows = own_records(perspective, thing("group/g").value)
    assert {row.source: cells(row)["mandate"] for row in rows} == {
        "one": (Text("Att leda", "To lead"),),
        "two": (Text("Annat", "Other"),),
    }


def test_rows_in_which_a_thing_stands(look: Callable[..., Perspective]) -> None:
    rows = [{"id": "m", "group": "group/g", "member": "group/h", "persons": "2"}]
    found = about(look("2020-06-30", groups=GROUPS, memberships=rows), "group/h")
    assert found.keys() == {"m"}
    record = found["m"]
    assert [own.name for own in record.columns_with(thing("group/h").value)] == ["member"]
    assert [own.name for own in record.columns_with(thing("group/g").value)] == ["group"]
    assert record.columns_with(thing("group/nowhere").value) == ()
    count = record.cell("persons")
    assert count is not None
    assert count.values == (Literal(2),)
    assert record.cell("role") is None


def test_cells_stand_in_the_order_of_the_table(look: Callable[..., Perspective]) -> None:
    row = {"id": "q", "subject": "group/g", "value": "3", "measure": "count", "unit": "count"}
    found = about(look("2020-06-30", groups=GROUPS, quantities=[row]), "group/g")
    names = [field.name for field in fields("quantities")]
    told = [cell.field.name for cell in found["q"].cells]
    assert told == [name for name in names if name in told]


def test_several_values_stand_once_each(look: Callable[..., Perspective]) -> None:
    event = {"key": "e", "kind": "decision", "things": "group/h; group/g", "date": "2020-02"}
    (record,) = own_records(
        look("2020-06-30", groups=GROUPS, events=[event]), thing("event/e").value
    )
    assert cells(record)["things"] == (thing("group/g"), thing("group/h"))
    assert (record.moment, record.happens) == ("2020-02", True)


def test_a_row_of_what_does_not_happen_has_no_moment(look: Callable[..., Perspective]) -> None:
    (record,) = own_records(look("2020-06-30", groups=GROUPS), thing("group/g").value)
    assert (record.moment, record.happens) == ("", False)


def test_rows_below_rows_are_those_of_the_table_asked_for(
    look: Callable[..., Perspective],
) -> None:
    goals = [{"key": "better", "kind": "goal", "order": "1", "body": "group/g"}]
    activities = [{"id": "a", "goal": "goal/better", "order": "1"}]
    remarks = [{"id": "r", "about": "goal/better", "kind": "ambiguity"}]
    perspective = look(
        "2020-06-30", groups=GROUPS, goals=goals, activities=activities, remarks=remarks
    )
    group = thing("group/g").value
    found = inner_records(perspective, group, definitions()["activities"], "goal")
    assert [record.table.name for record in found] == ["activities"]
    assert inner_records(perspective, group, definitions()["remarks"], "kind") == []


def test_all_rows_with_evidence_in_a_source(look: Callable[..., Perspective]) -> None:
    families = [{"key": "f"}]
    perspective = look("2020-06-30", groups=GROUPS, families=families)
    found = source_records(perspective, "s2020-06-30")
    assert [record.iri for record in found] == [thing("group/g").value, thing("group/h").value]
    assert source_records(perspective, "nowhere") == []


def test_a_source_is_described_like_a_row(look: Callable[..., Perspective]) -> None:
    perspective = look("2020-06-30")
    (record,) = own_records(perspective, thing("source/s2020-06-30").value)
    own = cells(record)
    assert own["series"] == (thing("series/s2020-06-30"),)
    assert own["known_since"] == (Literal("2020-01-01", datatype=own["known_since"][0].datatype),)
    assert own["known_note"] == (Text.same("s2020-06-30"),)


@pytest.mark.parametrize(
    ("reference", "table"),
    [
        ("group/g", "groups"),
        ("statement/s/meetings/m1", "meetings"),
        ("evidence/s/e1", "evidence"),
        ("source/s", "source"),
        ("series/s", None),
        ("statement/s", None),
        ("statement/s/nothing/m1", None),
        ("group", None),
    ],
)
def test_the_table_of_an_address(reference: str, table: str | None) -> None:
    found = table_of(thing(reference).value)
    assert (found.name if found else None) == table


def test_a_text_in_two_languages_is_one_field_with_a_plain_title() -> None:
    named = {field.name: field.title for field in fields("groups", "group")}
    assert named["mandate"] == Text("Uppdrag", "Mandate")
    assert not {"mandate_sv", "mandate_en", "key"} & named.keys()
    assert tables()["group"].name == "groups"
