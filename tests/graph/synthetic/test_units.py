"""Units: those of every municipality, and whose they are."""

from __future__ import annotations

from collections import Counter

from graph.synthetic.words import forms


def test_a_country_has_about_2900_units(column) -> None:
    kinds = column("organisations", "kind")
    branches = {form["kind"] for form in forms("county_units")}
    assert all(kinds[kind] == 21 for kind in branches)
    assert 2800 < sum(kinds.values()) - 21 * len(branches) < 3000


def test_every_municipality_has_what_every_one_has(rows) -> None:
    by_place: dict[str, Counter[str]] = {}
    for row in rows("organisations"):
        by_place.setdefault(row.cells["locality"], Counter())[row.cells["kind"]] += 1
    places = [own for own in by_place if len(own) > len("locality/00")]
    assert len(places) == 290
    for form in forms("units"):
        counted = {by_place[place][form["kind"]] for place in places}
        assert counted <= set(range(form["least"], form["most"] + 1))


def test_no_two_units_of_a_kind_in_a_municipality_share_a_name(rows) -> None:
    names = Counter(
        tuple(row.cells[name] for name in ("name_sv", "kind", "locality"))
        for row in rows("organisations")
    )
    assert max(names.values()) == 1


def test_units_are_parts_of_branch_region_or_municipality(rows) -> None:
    parts = rows("org_parts")
    kinds = {row.reference: row.cells["kind"] for row in rows("organisations")}
    wholes = Counter(kinds.get(row.cells["whole"], "government") for row in parts)
    assert wholes.keys() == {"government", "primary-care", "psychiatry"}
    assert len({row.cells["part"] for row in parts}) == len(parts) < len(kinds)
