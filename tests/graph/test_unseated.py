"""Structures that are attested on the day without anybody saying who takes part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.board import Board
from graph.collaboration import Time
from graph.messages import message
from graph.namespaces import reference, thing
from graph.perspective import Perspective
from graph.unseated import find_unseated
from graph.who import as_json, collaborate

PLACES = [
    {"key": "se", "type": "country"},
    {"key": "88", "type": "county", "within": "locality/se"},
    {"key": "8801", "type": "municipality", "within": "locality/88"},
    {"key": "8802", "type": "municipality", "within": "locality/88"},
]
ORGS = [
    {"key": "one", "kind": "municipality", "locality": "locality/8801"},
    {"key": "two", "kind": "municipality", "locality": "locality/8802"},
    {"key": "region", "kind": "region", "locality": "locality/88"},
    {"key": "state", "kind": "state", "locality": "locality/se"},
    {"key": "nowhere", "kind": "collective"},
]
YEAR = {"during": "2020"}


def group(key: str, *places: str, **cells: str) -> dict[str, str]:
    covers = "; ".join(f"locality/{place}" for place in places)
    return {"key": key, "kind": "forum", "covers": covers} | cells


GROUPS = [
    group("in-one", "8801"),
    group("in-county", "88"),
    group("everywhere", "se"),
    group("ours", body="org/nowhere"),
]


@pytest.fixture
def found(look: Callable[..., Perspective]) -> Callable[..., dict[str, Time]]:
    """Find what is unseated for actors, given stages and seats of the group in `8801`."""

    def find(*actors: str, stage: str = "active", **tables: object) -> dict[str, Time]:
        states = [
            {"id": own["key"], "group": f"group/{own['key']}", "stage": stage} | YEAR
            for own in GROUPS
        ]
        own = {"group_states": states} | tables
        board = Board(
            look("2020-06-30", localities=PLACES, organisations=ORGS, groups=GROUPS, **own)
        )
        asked = [thing(f"org/{actor}").value for actor in actors]
        return {
            reference(item.structure).removeprefix("group/"): item.time
            for item in find_unseated(board, asked)
        }

    return find


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        (["one"], {"in-one", "in-county"}),
        (["two"], {"in-county"}),
        (["region"], {"in-county"}),
        (["nowhere"], {"ours"}),
        (["state"], set()),
        (["one", "region"], {"in-one", "in-county"}),
        (["one", "two"], {"in-county"}),
        (["one", "nowhere"], set()),
    ],
)
def test_it_covers_where_they_work_or_belongs_to_them(
    found: Callable[..., dict[str, Time]], actors: list[str], expected: set[str]
) -> None:
    assert found(*actors).keys() == expected


@pytest.mark.parametrize(
    ("stage", "there"),
    [("active", True), ("paused", True), ("planned", False), ("none", False), ("ended", False)],
)
def test_only_what_is_attested_counts(
    found: Callable[..., dict[str, Time]], stage: str, there: bool
) -> None:
    assert ("in-one" in found("one", stage=stage)) is there


@pytest.mark.parametrize(("during", "there"), [("2020", False), ("2019", True), ("2021", True)])
def test_a_seat_on_the_day_says_who_takes_part(
    found: Callable[..., dict[str, Time]], during: str, there: bool
) -> None:
    seat = {"id": "m", "group": "group/in-one", "member": "org/two", "during": during}
    assert ("in-one" in found("one", memberships=[seat])) is there


def test_what_only_may_hold_says_so(found: Callable[..., dict[str, Time]]) -> None:
    states = [{"id": "s", "group": "group/in-one", "stage": "active", "from": "2020"}]
    assert found("one", group_states=states) == {"in-one": Time.UNCERTAIN}


def test_the_new_structure_of_samla_is_named_from_its_first_day(
    view: Callable[..., Perspective],
) -> None:
    samla = thing("org/samla").value
    for day, expected in (
        ("2022-09-30", []),
        ("2022-10-01", ["group/samla-samverkansstruktur-2022"]),
    ):
        unseated = find_unseated(Board(view(day)), [samla])
        assert [reference(item.structure) for item in unseated] == expected


def ask(perspective: Perspective, actor: str, other: str | None = None) -> dict[str, Any]:
    second = thing(other).value if other else None
    return as_json(collaborate(perspective, thing(actor).value, second))


def test_what_is_attested_there_is_named_where_no_seat_is(
    view: Callable[..., Perspective],
) -> None:
    """The structure from 1 October 2022 is there; whose it is, nobody has said."""
    for other in (None, "org/alingsas-lasarett"):
        answer = ask(view("2022-10-01"), "org/samla" if other is None else "org/kommun-1441", other)
        assert answer["outcome"] == "lapsed"
        (structure,) = answer["unseated"]
        assert structure["structure"]["id"] == "group/samla-samverkansstruktur-2022"
        assert structure["statements"][0]["from"] == "2022-10-01"
        assert structure["statements"][0]["evidence"]
        for language in ("sv", "en"):
            assert structure["structure"]["name"][language] in answer["answer"][language]
    before = ask(view("2022-09-30"), "org/samla")
    assert (before["unseated"], before["totals"]["unseated"]) == ([], 0)
    assert "2022" not in before["answer"]["sv"]


def test_what_is_attested_needs_no_more_words(view: Callable[..., Perspective]) -> None:
    lerum = ask(view("2018-06-30"), "org/kommun-1441", "org/alingsas-lasarett")
    assert lerum["unseated"]
    assert lerum["answer"] == message("outcome-collaborates").as_json()
    assert lerum["nearest"] == {"before": None, "after": None}
    assert lerum["newest"] == []


def test_many_structures_are_counted(view: Callable[..., Perspective]) -> None:
    answer = ask(view("2025-10-17"), "org/kommun-1441")
    assert len(answer["unseated"]) == answer["totals"]["unseated"] > 1
    assert str(len(answer["unseated"])) in answer["answer"]["en"]


def test_what_the_actor_reports_itself_is_told_once(view: Callable[..., Perspective]) -> None:
    ludvika = ask(view("2023-03-31"), "org/ovp-ludvika")
    told = {item["structure"]["id"] for item in ludvika["reported"]}
    assert told
    assert told.isdisjoint(item["structure"]["id"] for item in ludvika["unseated"])
