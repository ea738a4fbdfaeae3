"""Connections: what touches an actor or a structure, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.connections import Connections
from graph.namespaces import slug, thing
from graph.perspective import Perspective

DAY = "2020-06-30"
ORGS = [{"key": key, "kind": "municipality"} for key in ("a", "b", "c")]
GROUPS = [{"key": key, "kind": "steering-group"} for key in ("g", "h")]


def org(key: str) -> str:
    return thing(f"org/{key}").value


def group(key: str) -> str:
    return thing(f"group/{key}").value


@pytest.fixture
def known(look: Callable[..., Perspective]) -> Connections:
    return Connections.read(
        look(
            DAY,
            localities=[{"key": "x", "type": "place"}],
            organisations=ORGS,
            groups=GROUPS,
            agreements=[{"key": "d", "kind": "agreement"}],
            memberships=[
                {"id": "m1", "group": "group/g", "member": "org/a"},
                {"id": "m2", "group": "group/g", "member": "org/b"},
                {"id": "m3", "group": "group/h", "member": "org/a"},
            ],
            parties=[
                {"id": "p1", "agreement": "agreement/d", "party": "org/a", "role": "party"},
                {"id": "p2", "agreement": "agreement/d", "party": "org/b", "role": "commented"},
            ],
            org_parts=[{"id": "o", "part": "org/c", "whole": "org/a"}],
            reporting=[
                {"id": "r1", "from_group": "group/g", "to_body": "group/h", "relation": "steers"},
                {"id": "r2", "from_group": "group/h", "relation": "not-described"},
            ],
            respondents=[
                {"key": "s", "branch": "org/a", "units": "org/c", "localities": "locality/x"}
            ],
            group_states=[
                {"id": "t", "group": "group/g", "stage": "active", "respondent": "respondent/s"},
                {"id": "u", "group": "group/h", "stage": "active"},
            ],
        )
    )


def test_seats_are_found_by_both_ends(known: Connections) -> None:
    assert [slug(link.iri) for link in known.seats[group("g")]] == ["m1", "m2"]
    assert [slug(link.iri) for link in known.seated[org("a")]] == ["m1", "m3", "p1"]


def test_who_comments_has_no_seat_but_is_named(known: Connections) -> None:
    assert [slug(link.iri) for link in known.seated[org("b")]] == ["m2"]
    assert [slug(link.iri) for link in known.naming([org("b")])] == ["m2", "p2"]


def test_a_part_is_found_by_the_whole_and_names_neither(known: Connections) -> None:
    assert [slug(link.iri) for link in known.parts[org("a")]] == ["o"]
    assert known.naming([org("c")]) == []


def test_a_relation_is_found_by_either_end_once_and_needs_two(known: Connections) -> None:
    assert [slug(link.iri) for link in known.relating([group("g"), group("h")])] == ["r1"]
    assert known.relating([group("h")]) == known.relating([group("g")])
    assert [slug(link.iri) for link in known.naming([group("h")])] == ["m3", "r1", "r2"]


def test_rows_are_found_by_branch_and_unit_and_states_by_row(known: Connections) -> None:
    row = thing("respondent/s").value
    assert known.branches == {org("a"): {row}}
    assert known.units == {org("c"): [(row, org("a"))]}
    assert [slug(state.iri) for state in known.told[row]] == ["t"]
    assert list(known.told) == [row]


def test_they_are_read_once(look: Callable[..., Perspective]) -> None:
    view = look(DAY, organisations=ORGS)
    assert Connections.read(view) is Connections.read(view)
