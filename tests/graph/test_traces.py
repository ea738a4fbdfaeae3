"""Traces: the nearest days on which something is attested, the newest statement of an actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graph.board import Board
from graph.collaboration import ATTESTED
from graph.namespaces import reference, slug, thing
from graph.perspective import Perspective
from graph.ties import find_ties, judge
from graph.traces import find_nearest, find_newest
from graph.who import as_json, collaborate

FIRST, LAST = date(2020, 1, 1), date(2020, 3, 31)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
A, B = thing("org/a").value, thing("org/b").value
ORGS = [{"key": key, "kind": "municipality"} for key in "ab"]
ROWS = [{"key": "row", "localities": "locality/8801", "branch": "org/a"}]
PLACES = [{"key": "8801", "type": "municipality"}]


def seats(one: dict[str, str], two: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"id": key, "group": "group/g", "member": f"org/{key}"} | cells
        for key, cells in (("a", one), ("b", two))
    ]


def state(key: str, stage: str, **cells: str) -> dict[str, str]:
    return {"id": key, "group": "group/g", "stage": stage} | cells


WORLDS: dict[str, dict[str, object]] = {
    "seats that overlap": {
        "memberships": seats(
            {"from": "2020-01-10", "through": "2020-02-10"},
            {"from": "2020-02-05", "through": "2020-03-05"},
        )
    },
    "seats that never meet": {
        "memberships": seats({"during": "2020-01"}, {"during": "2020-03"}),
    },
    "imprecise ends": {
        "memberships": seats(
            {"from": "2020-01", "through": "2020-02"}, {"from": "2020-02", "through": "2020-03"}
        )
    },
    "a group that ends and comes back": {
        "memberships": seats(
            {"from": "2020-01-01", "through": "2020-03-31"},
            {"from": "2020-01-01", "through": "2020-03-31"},
        ),
        "group_states": [
            state("s", "active", **{"from": "2020-01-05", "through": "2020-01-15"}),
            state("t", "ended", **{"from": "2020-01-20", "as_of": "2020-01-20"}),
            state("u", "active", **{"from": "2020-03-10", "as_of": "2020-03-31"}),
        ],
    },
    "a relation for some days": {
        "relations": [
            {
                "id": "r",
                "subject": "org/b",
                "relation": "collaborates-with",
                "object": "org/a",
                "from": "2020-02-02",
                "through": "2020-02-12",
            }
        ]
    },
    "a group that is denied in between": {
        "memberships": seats({"during": "2020"}, {"during": "2020"}),
        "group_states": [
            state("s", "active", during="2020-01", as_of="2020-01-31"),
            state("n", "none", during="2020-02", as_of="2020-02-28"),
            state("t", "active", during="2020-03", as_of="2020-03-31"),
        ],
    },
    "what only one of them reports": {
        "localities": PLACES,
        "respondents": ROWS,
        "group_states": [
            state("s", "active", respondent="respondent/row", **{"from": "2020-02-01"})
            | {"through": "2020-02-20"},
            state("t", "planned", respondent="respondent/row", during="2020-01"),
        ],
    },
}


@pytest.mark.parametrize("other", [None, B], ids=["one", "two"])
@pytest.mark.parametrize("world", WORLDS)
def test_no_day_is_nearer(look: Callable[..., Perspective], world: str, other: str | None) -> None:
    """Every day is looked at by itself: the nearest found is the nearest there is."""
    tables = {"organisations": ORGS, "groups": [{"key": "g", "kind": "forum"}]} | WORLDS[world]
    perspective = look(FIRST.isoformat(), as_of="2020-03-31", **tables)
    boards = {day: Board(replace(perspective, on=day)) for day in DAYS}
    there = [
        day for day in DAYS if judge(find_ties(boards[day], A, other), boards[day]) in ATTESTED
    ]
    assert (there == []) is (
        (world, other) in {("seats that never meet", B), ("what only one of them reports", B)}
    )
    silent = [day for day in DAYS if day not in there]
    for day in [*silent[::9], *silent[-1:]]:
        before, after = (near.on if near else None for near in find_nearest(boards[day], A, other))
        assert (before, after) == (
            max((d for d in there if d < day), default=None),
            min((d for d in there if d > day), default=None),
        )


def test_the_nearest_days_of_lerum_and_the_hospital(view: Callable[..., Perspective]) -> None:
    lerum, hospital = thing("org/kommun-1441").value, thing("org/alingsas-lasarett").value
    between, after = find_nearest(Board(view("2016-06-30")), lerum, hospital)
    assert (between and between.outcome, after and after.on) == (
        "interpreted-only",
        date(2018, 1, 1),
    )
    assert find_nearest(Board(view("2022-10-01")), lerum, hospital)[1] is None


def test_the_newest_statement_is_the_one_made_last(look: Callable[..., Perspective]) -> None:
    old, new = {"as_of": "2019"}, {"as_of": "2020-05"}
    rows = seats(old | {"during": "2019"}, new | {"during": "2018"})
    relation = {"id": "r", "subject": "org/b", "relation": "funds", "object": "org/a"}
    board = Board(
        look(
            "2020-06-30",
            organisations=[*ORGS, {"key": "c", "kind": "municipality"}],
            groups=[{"key": "g", "kind": "forum"}],
            memberships=rows,
            relations=[relation | {"as_of": "2020-01"}],
        )
    )
    newest = {key: find_newest(board, thing(f"org/{key}").value) for key in "abc"}
    told = {key: (slug(own.statement), reference(own.about)) for key, own in newest.items() if own}
    assert told == {"a": ("r", "org/b"), "b": ("b", "group/g")}


def test_that_something_is_a_part_of_it_is_no_news(look: Callable[..., Perspective]) -> None:
    part = {"id": "p", "part": "org/b", "whole": "org/a", "during": "2020"}
    board = Board(look("2020-06-30", organisations=ORGS, org_parts=[part]))
    assert find_newest(board, A) is None


def ask(perspective: Perspective, actor: str, other: str | None = None) -> dict[str, Any]:
    second = thing(other).value if other else None
    return as_json(collaborate(perspective, thing(actor).value, second))


def test_silence_leads_to_other_days_and_to_the_newest_statements(
    view: Callable[..., Perspective],
) -> None:
    answer = ask(view("2022-10-01"), "org/kommun-1441", "org/alingsas-lasarett")
    assert answer["nearest"]["before"]["outcome"] == "collaborates"
    there = ask(view(answer["nearest"]["before"]["on"]), "org/kommun-1441", "org/alingsas-lasarett")
    assert there["outcome"] == "collaborates"
    strangers = ask(view("2018-06-30"), "org/kommun-1441", "org/kommun-2085")
    assert [own["actor"]["id"] for own in strangers["newest"]] == [
        "org/kommun-1441",
        "org/kommun-2085",
    ]
    assert all(own["statement"]["evidence"] for own in strangers["newest"])
