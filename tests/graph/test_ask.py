"""Asking: the day, the places that nobody names, and the answer that others read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from graph.ask import Answer, as_json, ask, find_question
from graph.existence import Existence
from graph.findings import Refused
from graph.messages import message
from graph.perspective import Perspective

PLACES = [
    {"key": "01", "name_sv": "Länet", "name_en": "The county", "type": "county"},
    {"key": "delen", "name_sv": "Delen", "type": "sub-county-area", "within": "locality/01"},
    *[
        {"key": key, "name_sv": name, "type": "municipality", "within": "locality/01"}
        for key, name in [("0101", "Östby"), ("0102", "Åby"), ("0103", "Norrby"), ("0104", "Aby")]
    ],
]
GROUPS = [
    {"key": "ost", "name_sv": "Råd Öst", "covers": "locality/0101", "family": "family/rad"},
    {"key": "del", "name_sv": "Råd Del", "covers": "locality/delen", "family": "family/rad"},
]
GROUPS = [group | {"kind": "council"} for group in GROUPS]
STATES = [
    {"id": "ost-19", "group": "group/ost", "stage": "active", "during": "2019"},
    {"id": "ost-20", "group": "group/ost", "stage": "dissolved", "from": "2020-03"},
    {"id": "del-20", "group": "group/del", "stage": "under-formation", "during": "2020"},
]
TABLES: dict[str, Any] = {
    "localities": PLACES,
    "area_members": [{"id": "m", "area": "locality/delen", "member": "locality/0102"}],
    "families": [{"key": "rad", "name_sv": "Råd", "name_en": "Council"}],
    "groups": GROUPS,
    "group_states": STATES,
}


@pytest.fixture
def asked(look: Callable[..., Perspective]) -> Callable[..., Answer]:
    """Ask a question of the small county on a day, or of all times."""

    county = cache(lambda on: look(on, **TABLES))

    def make(question: str, on: str, dated: bool = True, **given: str) -> Answer:
        return ask(find_question(question), county(on), given, dated)

    return make


def named(cells: Any) -> list[str]:
    return [cell["name"]["sv"] for cell in cells]


def test_a_misspelt_question_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as caught:
        find_question("survey-answer")
    [finding] = caught.value.findings
    assert finding.code == "unknown-question"
    assert "survey-answers" in finding.fix.sv


def test_an_unheard_of_question_is_refused_with_all_there_are() -> None:
    with pytest.raises(Refused) as caught:
        find_question("xyz")
    assert "areas" in caught.value.findings[0].fix.en
    assert "uncertainties" in caught.value.findings[0].fix.en


@pytest.mark.parametrize(
    ("on", "standing", "not_stated"),
    [
        ("2018-06-30", {}, ["Råd Del", "Råd Öst"]),
        ("2019-06-30", {"Råd Öst": ("exists", ["verksam"])}, ["Råd Del"]),
        (
            "2020-06-30",
            {"Råd Del": ("forming", ["under bildande"]), "Råd Öst": ("ended", ["upplöst"])},
            [],
        ),
        ("2022-06-30", {"Råd Öst": ("ended", ["upplöst"])}, ["Råd Del"]),
    ],
)
def test_on_a_day_a_structure_stands_as_stated_or_is_listed_as_not_stated(
    asked: Callable[..., Answer],
    on: str,
    standing: dict[str, tuple[str, list[str]]],
    not_stated: list[str],
) -> None:
    answer = asked("groups", on)
    assert standing == {
        row["group"]["name"]["sv"]: (row["existence"]["id"], named(row["stages"]))
        for row in answer.rows
    }
    assert answer.not_stated is not None
    assert named(answer.not_stated) == not_stated


def test_without_a_day_nothing_is_said_of_standing(asked: Callable[..., Answer]) -> None:
    answer = asked("groups", "2022-06-30", dated=False)
    assert len(answer.rows) == 2
    assert answer.not_stated is None
    assert not [row for row in answer.rows if "existence" in row]


@pytest.mark.parametrize("existence", Existence)
def test_every_existence_has_words(existence: Existence) -> None:
    assert message(f"existence-{existence.value}").sv


@pytest.mark.parametrize(
    ("on", "area", "missing", "whole"),
    [
        ("2020-06-30", "Länet", ["Aby", "Norrby"], 4),
        ("2019-06-30", "Länet", ["Aby", "Norrby", "Åby"], 4),
        ("2020-06-30", "Åby", [], 1),
        ("2020-06-30", "Norrby", ["Norrby"], 1),
        ("2018-06-30", "Delen", ["Åby"], 1),
        ("2020-06-30", "Delen", [], 1),
    ],
)
def test_places_that_no_row_names_are_not_reported(
    asked: Callable[..., Answer], on: str, area: str, missing: list[str], whole: int
) -> None:
    """A row on an area within the county speaks for the municipalities in it."""
    answer = asked("stages", on, structure="Råd", area=area)
    assert answer.not_reported is not None
    assert [place.name.sv for place in answer.not_reported] == missing
    assert answer.denominator == whole


def test_there_is_no_complement_without_an_area(asked: Callable[..., Answer]) -> None:
    answer = asked("stages", "2020-06-30", structure="Råd")
    assert (answer.not_reported, answer.denominator) == (None, None)
    assert not {"not_reported", "denominator"} & as_json(answer).keys()


def test_the_answer_repeats_what_was_asked(asked: Callable[..., Answer]) -> None:
    data = as_json(asked("stages", "2020-06-30", structure="råd", stage="upplöst", period="2020"))
    assert data["question"] == "stages"
    assert data["as_of"] == "2020-06-30"
    assert data["known_at"] == "2026-01-01"
    assert data["stated_only"] is False
    assert data["parameters"] == {
        "period": "2020",
        "stage": {"id": "dissolved", "name": {"sv": "upplöst", "en": "dissolved"}},
        "structure": {"id": "family/rad", "name": {"sv": "Råd", "en": "Council"}},
    }


def test_the_answer_counts_what_it_leaves_out(asked: Callable[..., Answer]) -> None:
    data = as_json(asked("stages", "2020-06-30", area="Länet"))
    assert data["count"] == len(data["rows"]) == 2
    assert data["left_out"] == {"other_times": 1, "no_time": 0, "interpreted": 0}
    assert data["denominator"] == 4
    assert named(data["not_reported"]) == ["Aby", "Norrby"]


def test_every_column_of_the_answer_is_in_every_row(asked: Callable[..., Answer]) -> None:
    for dated in (False, True):
        data = as_json(asked("groups", "2020-06-30", dated=dated))
        names = [column["name"] for column in data["columns"]]
        assert ("existence" in names) is ("stages" in names) is dated
        assert ("not_stated" in data) is dated
        assert all(name in row for name in names for row in data["rows"])


def test_columns_that_nobody_fills_are_not_added(look: Callable[..., Perspective]) -> None:
    noted = [STATES[0] | {"note_sv": "Not", "note_en": "Note"}, *STATES[1:]]
    names = []
    for states in (STATES, noted):
        small = look(f"20{len(names) + 20}-06-30", **(TABLES | {"group_states": states}))
        data = as_json(ask(find_question("stages"), small, {}, dated=False))
        names.append([column["name"] for column in data["columns"]])
    assert names[1] == [*names[0], "note"]
