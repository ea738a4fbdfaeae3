"""Rows into triples: what a cell states, and the bounds of its dates."""

from __future__ import annotations

import pytest

from graph.tables.definition import definitions
from graph.tables.reader import Row
from graph.tables.triples import row_triples

CELLS = {"id": "a", "group": "group/svom", "stage": "active", "basis": "stated", "evidence": "e1"}


def stated(table: str, cells: dict[str, str], as_of: str = "2020") -> set[tuple[str, str]]:
    """Return (predicate, object) of a row, addresses cut to what follows the last # or /."""
    row = Row("s", definitions()[table], "a", 2, cells)

    def cut(text: str) -> str:
        return text.rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    return {(cut(t.predicate.value), cut(t.object.value)) for t in row_triples(row, as_of)}


@pytest.mark.parametrize(
    ("cells", "bounds"),
    [
        (
            {"from": "2018-12"},
            {("validFrom", "2018-12-01"), ("certainFrom", "2018-12-31"), ("fromText", "2018-12")},
        ),
        (
            {"through": "2018"},
            {("certainThrough", "2018-01-01"), ("validThrough", "2018-12-31")},
        ),
        (
            {"during": "2022"},
            {
                ("validFrom", "2022-01-01"),
                ("certainFrom", "2022-01-01"),
                ("certainThrough", "2022-12-31"),
                ("validThrough", "2022-12-31"),
                ("during", "2022"),
            },
        ),
        ({"from": ".."}, {("validFrom", "0001-01-01"), ("certainFrom", "0001-01-01")}),
        ({"through": ".."}, {("validThrough", "9999-12-31")}),
        ({"as_of": "2023-03"}, {("asOf", "2023-03-01"), ("asOfLatest", "2023-03-31")}),
        ({}, {("asOf", "2020-01-01"), ("asOfText", "2020")}),
    ],
)
def test_dates_become_bounds(cells: dict[str, str], bounds: set[tuple[str, str]]) -> None:
    assert bounds <= stated("group_states", CELLS | cells)


def test_a_blank_end_states_nothing() -> None:
    names = {predicate for predicate, _ in stated("group_states", CELLS)}
    assert names.isdisjoint({"validFrom", "validThrough", "certainFrom", "certainThrough"})


def test_lists_and_classes_from_codes() -> None:
    cells = {"key": "a", "kind": "clinic", "covers": "locality/1441; locality/1489"}
    found = stated("groups", cells)
    assert {("covers", "1441"), ("covers", "1489")} <= found
    assert ("type", "CollaborationService") in found
    assert ("type", "CollaborationForum") in stated("groups", cells | {"kind": "forum"})


def test_evidence_is_local_to_its_source() -> None:
    row = Row("s", definitions()["evidence"], "l29", 2, {"key": "l29"})
    assert row.reference == "evidence/s/l29"
    assert ("source", "s") in stated("evidence", {"key": "l29"})
    assert ("evidence", "e1") in stated("group_states", CELLS)
