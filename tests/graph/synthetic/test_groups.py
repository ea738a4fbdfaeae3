"""Groups: all levels, with members, and with whom they tell."""

from __future__ import annotations

from graph.synthetic.groups import TERMS


def test_there_are_groups_on_every_level(column) -> None:
    levels = column("group_levels", "level")
    assert levels.keys() == {"political", "strategic", "preparatory", "operative", "individual"}
    assert column("group_levels", "given_as").keys() == {"heading", "text", "reading"}


def test_of_some_the_level_is_not_read_and_of_some_twice(rows) -> None:
    groups = {row.reference for row in rows("groups")}
    stated = [row.cells["group"] for row in rows("group_levels")]
    assert set(stated) < groups
    assert len(set(stated)) < len(stated)


def test_operative_groups_tell_on_up_to_the_political_one(rows) -> None:
    kinds = {row.reference: row.cells["kind"] for row in rows("groups")}
    above = {row.cells["from_group"]: row.cells["to_body"] for row in rows("reporting")}
    working = [own for own, kind in kinds.items() if kind == "working-group"]
    assert len(working) > 150
    for group in working:
        while group in above:
            group = above[group]
        assert kinds[group] == "political-body"


def test_every_municipality_of_a_county_sits_in_its_political_group_but_for_a_few(rows) -> None:
    political = {r.reference for r in rows("groups") if r.cells["kind"] == "political-body"}
    seats = [row.cells for row in rows("memberships") if row.cells["group"] in political]
    municipalities = [own for own in seats if own["member"].startswith("org/kommun-")]
    assert 260 < len(municipalities) < 290


def test_terms_of_every_sort_and_seats_of_every_basis(rows, column) -> None:
    terms = {(r.cells.get("from", ""), r.cells.get("through", "")) for r in rows("memberships")}
    assert terms == {*TERMS, ("", "")}
    assert column("memberships", "basis").keys() == {"stated", "derived", "interpreted"}
