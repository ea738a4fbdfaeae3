"""Needs: what a county demands, by which clause of which agreement."""

from __future__ import annotations

from graph.synthetic.needs import BEGIN, ENDS
from graph.synthetic.words import forms


def test_counties_demand_different_things(rows) -> None:
    by_county: dict[str, set[str]] = {}
    for row in rows("requirements"):
        own = by_county.setdefault(row.cells["applies_within"], set())
        own.add(row.cells["requires_kind"])
    assert len(by_county) == 21
    assert len({frozenset(own) for own in by_county.values()}) > 5
    assert {kind for own in by_county.values() for kind in own} == {
        form["kind"] for form in forms("needs")
    }


def test_forces_readings_and_exemptions_of_every_sort(column) -> None:
    assert column("requirements", "force").keys() == {"shall", "should", "may"}
    assert column("requirements", "basis").keys() == {"stated", "interpreted"}
    exempt = column("requirements", "exempts")
    assert 0 < exempt[""] < exempt.total()


def test_each_is_read_from_a_clause_of_the_agreement_that_is_new(rows) -> None:
    agreements = {row.reference: row for row in rows("agreements")}
    clauses = {row.reference: agreements[row.cells["agreement"]] for row in rows("clauses")}
    for row in rows("requirements"):
        agreement = clauses[row.cells["clauses"]]
        assert agreement.cells["version"] == "2"
        assert agreement.cells["covers"] == row.cells["applies_within"]
        assert row.cells["through"] == agreement.cells["through"] in ENDS
        assert row.cells["from"] == BEGIN
        before = agreements[agreement.cells["replaces"]]
        assert before.cells["through"] < BEGIN
