"""Ties: what holds actors together, what is denied apart from what is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.board import Board
from graph.collaboration import Outcome
from graph.namespaces import reference, thing
from graph.perspective import Perspective
from graph.ties import find_ties, judge

A, B = thing("org/a").value, thing("org/b").value
YEAR = {"during": "2020"}


@pytest.fixture
def board(look: Callable[..., Perspective]) -> Board:
    """Two actors in a group that is there, one that is denied, and one on the strategic level."""
    groups = ("there", "denied", "high")
    seats = [
        {"id": f"{group}-{key}", "group": f"group/{group}", "member": f"org/{key}"} | YEAR
        for group in groups
        for key in "ab"
    ]
    level = {"id": "l", "group": "group/high", "level": "strategic", "given_as": "text"}
    funds = {"id": "r", "subject": "org/a", "relation": "funds", "object": "org/b"}
    return Board(
        look(
            "2020-06-30",
            organisations=[{"key": key, "kind": "municipality"} for key in "ab"],
            groups=[{"key": key, "kind": "forum"} for key in groups],
            memberships=seats,
            group_states=[{"id": "s", "group": "group/denied", "stage": "none"} | YEAR],
            group_levels=[level],
            relations=[funds | YEAR],
        )
    )


def test_what_is_denied_stands_apart(board: Board) -> None:
    ties = find_ties(board, A, B)
    assert {reference(item.structure) for item in ties.shared} == {"group/there", "group/high"}
    assert [reference(item.structure) for item in ties.denied] == ["group/denied"]
    assert [link.how for link in ties.direct] == ["funds"]


def test_a_level_leaves_the_other_structures_out(board: Board) -> None:
    ties = find_ties(board, A, B, "strategic")
    assert [reference(item.structure) for item in ties.shared] == ["group/high"]
    assert ties.denied == ()


def test_a_no_counts_only_where_nothing_else_is_said(board: Board) -> None:
    assert judge(find_ties(board, A, B), board, denials=1) is Outcome.COLLABORATES
    nothing = find_ties(board, A, thing("org/c").value)
    assert judge(nothing, board, denials=1) is Outcome.REPORTED_NO
    assert judge(nothing, board) is Outcome.NOTHING_REPORTED
