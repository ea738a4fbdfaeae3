"""The board: who sits where on the day, itself or through its boards and units."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.board import Board
from graph.collaboration import Time
from graph.namespaces import reference, slug, thing
from graph.perspective import Perspective

DAY = "2018-06-30"
ORGS = [
    {"key": "town", "kind": "municipality"},
    {"key": "council", "kind": "political-board"},
    {"key": "clinic", "kind": "regional-unit"},
    {"key": "region", "kind": "region"},
]
GROUPS = [{"key": "g", "kind": "forum"}, {"key": "h", "kind": "forum"}]
PARTS = [
    {"id": "a", "part": "org/council", "whole": "org/town", "during": "2018"},
    {"id": "b", "part": "org/clinic", "whole": "org/region", "during": "2018"},
]
YEAR = {"during": "2018"}


def seat(group: str, member: str, **cells: str) -> dict[str, str]:
    row = {"id": f"{group}-{member}", "group": f"group/{group}", "member": f"org/{member}"}
    return row | YEAR | cells


def org(key: str) -> str:
    return thing(f"org/{key}").value


@pytest.fixture
def seated(look: Callable[..., Perspective]) -> Callable[..., Board]:
    def make(*seats: dict[str, str], parts: object = PARTS, **tables: object) -> Board:
        own = {"organisations": ORGS, "groups": GROUPS, "org_parts": parts} | tables
        return Board(look(DAY, memberships=list(seats), **own))

    return make


def test_an_actor_acts_through_its_boards_and_units(seated: Callable[..., Board]) -> None:
    parts = [*PARTS, {"id": "c", "part": "org/clinic", "whole": "org/council", "during": "2018"}]
    acting = seated(parts=parts).acting(org("town"))
    ways = {reference(end): [reference(link.target) for link in way] for end, way in acting.items()}
    assert ways == {
        "org/town": [],
        "org/council": ["org/town"],
        "org/clinic": ["org/town", "org/council"],
    }


def test_a_part_that_holds_on_the_day_is_gone_first(seated: Callable[..., Board]) -> None:
    both = [
        {"id": "a", "part": "org/council", "whole": "org/town", "during": "2010"},
        {"id": "b", "part": "org/council", "whole": "org/town", "during": "2018"},
    ]
    (link,) = seated(parts=both).acting(org("town"))[org("council")]
    assert link.statement.during == "2018"


def test_a_seat_through_a_board_is_derived_and_ones_own_is_stated(
    seated: Callable[..., Board],
) -> None:
    board = seated(
        seat("g", "council"), seat("g", "clinic"), seat("h", "town"), seat("h", "region")
    )
    found = {reference(s.structure): s for s in board.shared(org("town"), org("region"))}
    assert {key: shared.basis for key, shared in found.items()} == {
        "group/g": "derived",
        "group/h": "stated",
    }
    assert {shared.time for shared in found.values()} == {Time.CURRENT}


def test_both_must_sit_there(seated: Callable[..., Board]) -> None:
    board = seated(seat("g", "town"), seat("h", "region"))
    assert board.shared(org("town"), org("region")) == []
    (alone,) = board.shared(org("town"))
    assert alone.others == ()


@pytest.mark.parametrize(
    ("cells", "time"),
    [
        ({}, Time.CURRENT),
        ({"during": "2017"}, Time.LAPSED),
        ({"during": "2019"}, Time.LATER),
        ({"stage": "planned"}, Time.PLANNED),
        ({"stage": "conditional"}, Time.PLANNED),
        ({"during": "", "from": "2018", "through": "2019"}, Time.UNCERTAIN),
    ],
)
def test_a_seat_in_time(seated: Callable[..., Board], cells: dict[str, str], time: Time) -> None:
    (shared,) = seated(seat("g", "town", **cells)).shared(org("town"))
    assert shared.time is time


@pytest.mark.parametrize(
    ("stage", "time"),
    [("active", Time.CURRENT), ("planned", Time.PLANNED), ("dissolved", Time.LAPSED)],
)
def test_a_seat_stands_with_its_structure(
    seated: Callable[..., Board], stage: str, time: Time
) -> None:
    state = {"id": "s", "group": "group/g", "stage": stage, "during": "2018"}
    (shared,) = seated(seat("g", "town"), group_states=[state]).shared(org("town"))
    assert shared.time is time


def test_who_was_a_part_at_another_time_sits_there_only_then(
    seated: Callable[..., Board],
) -> None:
    earlier = [PARTS[0] | {"during": "2010"}]
    (shared,) = seated(seat("g", "council"), parts=earlier).shared(org("town"))
    assert shared.time is Time.LAPSED


def test_a_group_is_shared_by_all_who_sit_in_it(seated: Callable[..., Board]) -> None:
    board = seated(seat("g", "town"), seat("g", "region"))
    (shared,) = board.shared(thing("group/g").value)
    assert [reference(s.actor) for s in shared.others] == ["org/region", "org/town"]
    (both,) = board.shared(thing("group/g").value, org("town"))
    assert [reference(s.link.origin) for s in both.others] == ["org/town"]
    assert board.shared(thing("group/h").value) == []


def test_who_comments_on_a_document_is_no_party_to_it(seated: Callable[..., Board]) -> None:
    party = {"agreement": "agreement/a", "during": "2018"}
    parties = [
        party | {"id": "p", "party": "org/town", "role": "party"},
        party | {"id": "q", "party": "org/region", "role": "commented"},
        party | {"id": "r", "party": "org/clinic", "role": "missing"},
    ]
    board = seated(agreements=[{"key": "a", "kind": "agreement"}], parties=parties)
    (shared,) = board.shared(org("town"))
    assert shared.others == ()
    assert board.shared(org("clinic")) == []


def relation(key: str, one: str, two: str) -> dict[str, str]:
    return {"id": key, "subject": one, "relation": "funds", "object": two} | YEAR


def test_direct_relations_lead_to_another(seated: Callable[..., Board]) -> None:
    board = seated(
        relations=[
            relation("a", "org/council", "org/clinic"),
            relation("b", "org/town", "org/council"),
            relation("c", "group/g", "org/town"),
        ]
    )
    assert sorted(link.iri[-1] for link in board.direct(org("town"))) == ["a", "c"]
    (both,) = board.direct(org("town"), org("region"))
    assert both.iri[-1] == "a"


def test_between_an_actor_and_its_own_unit_nothing_is_direct(
    seated: Callable[..., Board],
) -> None:
    board = seated(relations=[relation("a", "org/clinic", "group/g")])
    assert board.direct(org("region"), org("clinic")) == []


def test_current_links_hold_and_deny_nothing(seated: Callable[..., Board]) -> None:
    lines = [
        {"id": "r", "from_group": "group/g", "to_body": "group/h", "relation": "not-described"}
    ]
    board = seated(
        seat("g", "town"),
        seat("g", "region", during="2017"),
        seat("h", "town", stage="planned"),
        parts=[],
        reporting=[lines[0] | YEAR],
        relations=[relation("a", "org/town", "org/clinic")],
    )
    assert [slug(link.iri) for link in board.current()] == ["g-town", "a"]


ROWS = [
    {
        "key": "row",
        "localities": "locality/8801",
        "branch": "org/region",
        "units": "org/clinic; org/council",
    }
]


@pytest.mark.parametrize(
    ("actor", "speaks"), [("clinic", True), ("region", True), ("council", False), ("town", False)]
)
def test_an_actor_reports_what_its_own_row_says(
    seated: Callable[..., Board], actor: str, speaks: bool
) -> None:
    """The clinic is a unit of the branch that answers; the council is only spoken of."""
    state = {"id": "s", "group": "group/g", "stage": "planned", "respondent": "respondent/row"}
    board = seated(
        localities=[{"key": "8801", "type": "municipality"}],
        respondents=ROWS,
        group_states=[state | YEAR],
    )
    reported = board.reported(org(actor))
    assert [reference(item.structure) for item in reported] == (["group/g"] if speaks else [])
    assert all(item.time is Time.PLANNED for item in reported)


def test_where_it_has_a_seat_nothing_more_is_reported(seated: Callable[..., Board]) -> None:
    state = {"id": "s", "group": "group/g", "stage": "active", "respondent": "respondent/row"}
    board = seated(
        seat("g", "clinic"),
        localities=[{"key": "8801", "type": "municipality"}],
        respondents=ROWS,
        group_states=[state | YEAR],
    )
    assert board.reported(org("clinic")) == []
