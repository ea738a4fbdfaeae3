"""Partners: with whom an actor shares something on the day, and how surely."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.board import Board
from graph.namespaces import reference, thing
from graph.partners import Partner, find_partners, partner_json
from graph.perspective import Perspective
from graph.ties import find_ties

YEAR = {"during": "2020"}


def seat(group: str, member: str, **cells: str) -> dict[str, str]:
    row = {"id": f"{group}-{member}", "group": f"group/{group}", "member": f"org/{member}"}
    return row | YEAR | cells


def relation(key: str, one: str, how: str, two: str, **cells: str) -> dict[str, str]:
    return {"id": key, "subject": one, "relation": how, "object": two} | YEAR | cells


@pytest.fixture
def board(look: Callable[..., Perspective]) -> Board:
    orgs = ("me", "often", "once", "maybe", "gone", "friend")
    return Board(
        look(
            "2020-06-30",
            organisations=[{"key": key, "kind": "collective", "name_sv": key} for key in orgs],
            groups=[{"key": key, "kind": "forum"} for key in ("g", "h")],
            agreements=[{"key": "x", "kind": "agreement"}],
            memberships=[
                *(seat("g", key) for key in ("me", "often", "once")),
                seat("g", "gone", during="2019"),
                *(seat("h", key) for key in ("me", "often")),
                seat("h", "maybe", basis="interpreted"),
            ],
            relations=[
                relation("a", "org/friend", "funds", "org/me"),
                relation("b", "org/me", "funds", "org/gone", during="2019"),
                relation("c", "org/me", "uses", "agreement/x"),
            ],
        )
    )


@pytest.fixture
def partners(board: Board) -> list[Partner]:
    me = thing("org/me").value
    return find_partners(board, me, find_ties(board, me))


def test_who_shares_most_comes_first(partners: list[Partner]) -> None:
    assert [reference(own.actor) for own in partners] == [
        "org/often",
        "org/friend",
        "org/maybe",
        "org/once",
    ]


def test_what_is_shared_is_told_and_how_surely(partners: list[Partner]) -> None:
    told = {
        reference(own.actor): ([*map(reference, own.structures)], own.direct, own.basis)
        for own in partners
    }
    assert told == {
        "org/often": (["group/g", "group/h"], 0, "stated"),
        "org/friend": ([], 1, "stated"),
        "org/maybe": (["group/h"], 0, "interpreted"),
        "org/once": (["group/g"], 0, "stated"),
    }


def test_a_partner_has_its_names(board: Board, partners: list[Partner]) -> None:
    assert partner_json(partners[0], board.perspective) == {
        "actor": {"id": "org/often", "name": {"sv": "often", "en": "often"}},
        "structures": [
            {"id": "group/g", "name": {"sv": "g", "en": "g"}},
            {"id": "group/h", "name": {"sv": "h", "en": "h"}},
        ],
        "direct": 0,
        "basis": "stated",
    }
