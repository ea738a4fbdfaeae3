"""The division: the register's, repeated for a greater scale."""

from __future__ import annotations

from graph.synthetic.division import counties, register, write_division
from graph.synthetic.ledger import Ledger
from graph.synthetic.words import phrase


def test_it_is_that_of_the_register() -> None:
    found = list(counties(1))
    keys = [own.key for county in found for own in county.municipalities]
    assert (len(found), len(keys), len(set(keys))) == (21, 290, 290)
    declared = {row.reference for row in register().rows}
    for county in found:
        assert {county.locality, county.organisation} <= declared
        for own in county.municipalities:
            assert own.key.startswith(county.key)
            assert {own.locality, own.organisation} <= declared


def test_a_greater_scale_repeats_it_under_other_keys() -> None:
    once, twice = list(counties(1)), list(counties(2))
    assert twice[:21] == once
    assert [county.name.sv for county in twice[21:]] == [f"{own.name.sv} 2" for own in once]
    first, again = twice[0].municipalities[0], twice[21].municipalities[0]
    assert again.locality == f"{first.locality}-2"
    assert again.organisation == f"{first.organisation}-2"


def test_a_repetition_writes_what_the_register_does_not_hold() -> None:
    county = next(own for own in counties(2) if own.key == "10-2")
    ledger = Ledger("s", "s", phrase("asked"), "2021-01-01")
    write_division(ledger, county)
    written = {row.reference for row in ledger.source.rows}
    assert {county.locality, county.organisation} <= written
    assert {own.locality for own in county.municipalities} <= written
    places = ledger.source.table("localities")
    assert len(places) == len(ledger.source.table("organisations")) == 6
    assert [row.cells["within"] for row in places] == ["locality/se", *["locality/10-2"] * 5]
