"""Lanes: where a thing stands, by what is stated of it."""

from __future__ import annotations

import pytest

from graph import codes
from graph.drawing.lanes import ACTORS, lanes, place
from tests.graph.drawing.conftest import level, node


def test_every_level_has_a_lane_and_the_higher_stands_above() -> None:
    levels = [lane.level for lane in lanes().values() if lane.level]
    assert levels == list(codes.schemes()["level"])
    assert list(lanes())[-1] == ACTORS


def test_the_lanes_name_only_kinds_that_the_code_list_has() -> None:
    for lane in lanes().values():
        assert lane.kinds <= codes.schemes()["structure-kind"].keys()


@pytest.mark.parametrize(
    ("key", "lane"),
    [
        ("org/a", ACTORS),
        ("function/a", ACTORS),
        ("agreement/a", "agreements"),
        ("family/a", "unknown"),
    ],
)
def test_types_have_their_lanes(key: str, lane: str) -> None:
    assert place(node(key)).lane == lane


def test_a_group_stands_on_its_level() -> None:
    for name in codes.schemes()["level"]:
        assert place(node("group/a", "", level(name))).lane == name
    assert place(node("group/a")).lane == "unknown"


def test_a_project_group_stands_with_the_projects_and_tells_its_level() -> None:
    placing = place(node("group/a", "", level("operative"), kind="project-group"))
    assert (placing.lane, placing.others) == ("projects", ("operative",))
    silent = place(node("group/a", "", level("unknown"), kind="project"))
    assert (silent.lane, silent.others) == ("projects", ())


HEADING, TEXT, READING = (
    ("strategic", "heading", "stated"),
    ("operative", "text", "stated"),
    ("political", "reading", "interpreted"),
)


@pytest.mark.parametrize(
    ("readings", "lane"),
    [
        ([READING, HEADING], "strategic"),
        ([READING, TEXT], "operative"),
        ([HEADING, TEXT], "strategic"),  # equally sure: the higher level
        ([HEADING, TEXT, TEXT], "operative"),  # said by more
        ([("strategic", "text", "interpreted"), TEXT], "operative"),
        ([("unknown", "text", "stated"), READING], "political"),
    ],
)
def test_of_several_readings_the_surest_decides(
    readings: list[tuple[str, str, str]], lane: str
) -> None:
    for order in (readings, readings[::-1]):
        placing = place(node("group/a", "", *(level(*reading) for reading in order)))
        assert placing.lane == lane
        assert {placing.lane, *placing.others} == {name for name, _, _ in readings}
