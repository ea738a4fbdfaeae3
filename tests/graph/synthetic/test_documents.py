"""Documents: local agreements and plans, under the agreement of their county."""

from __future__ import annotations


def test_each_is_subordinate_to_the_agreement_of_its_county(rows) -> None:
    agreements = {row.reference: row for row in rows("agreements")}
    local = [row for row in agreements.values() if row.cells["scope"] == "local"]
    assert {row.cells["kind"] for row in local} == {"local-agreement", "action-plan"}
    assert len(local) > 100
    late = 0
    for row in local:
        above = agreements[row.cells["subordinate_to"]].cells
        assert above["kind"] == "county-agreement"
        assert row.cells["covers"].startswith(above["covers"])
        assert above["from"] <= row.cells["from"]
        late += row.cells["through"] > above["through"]
    assert 0 < late < len(local) / 5


def test_each_has_three_parties_of_whom_one_may_be_missing(rows) -> None:
    local = {r.reference for r in rows("agreements") if r.cells["scope"] == "local"}
    roles: dict[str, list[str]] = {}
    for row in rows("parties"):
        if row.cells["agreement"] in local:
            roles.setdefault(row.cells["agreement"], []).append(row.cells["role"])
    assert roles.keys() == local
    assert {tuple(sorted(own)) for own in roles.values()} == {
        ("party", "party", "party"),
        ("missing", "party", "party"),
    }
