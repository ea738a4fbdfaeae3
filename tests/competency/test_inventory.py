"""What an inventory may call, and that its checks can fail."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from graph.questions import questions
from tests.competency.inventory import VIEWS, Case, faults, names_place, nodes, read_cases
from tests.repository import MATERIAL, WITHOUT_MATERIAL

CASES = [case for inventory in ("dalarna", "samla_svom") for case in read_cases(inventory)]
# The other views of the product: they stand beside the questions, and count with them.
OTHER_VIEWS = {"validation", "network", "localities"}
ANSWERS: list[dict[str, Any]] = [{"rows": [{"evidence": [{"source": "s", "lines": [3, 5]}]}]}]
CASE = replace(CASES[0], forbidden=(), evidence=())


def test_all_forty_public_questions_are_there() -> None:
    assert len(CASES) == 40


def test_they_are_calls_of_at_most_25_questions_and_views() -> None:
    asked = {call.get("ask") or call["view"] for case in CASES for call in case.calls}
    assert asked <= questions().keys() | VIEWS.keys()
    assert len(questions().keys() | VIEWS.keys() | OTHER_VIEWS) <= 25


def test_the_wording_is_given_in_both_languages() -> None:
    assert not [case.id for case in CASES if not case.sv.endswith("?") or not case.en.strip()]


@pytest.mark.parametrize(
    ("place", "named"),
    [("s 3", True), ("s 5-9", True), ("s 1-3", True), ("s 6", False), ("t 3", False)],
)
def test_evidence_is_named_when_its_lines_overlap(place: str, named: bool) -> None:
    assert names_place(ANSWERS, place) is named


@pytest.mark.parametrize(
    ("case", "found", "count"),
    [
        (CASE, {"a": ["b"]}, 0),
        (replace(CASE, forbidden=("b",)), {"a": [["b"]]}, 1),
        (replace(CASE, forbidden=("a",)), {"a": 1}, 1),
        (replace(CASE, forbidden=("b",)), {"a": "abc"}, 0),
        (replace(CASE, evidence=("s 4",)), {}, 0),
        (replace(CASE, evidence=("s 9",)), {}, 1),
    ],
)
def test_what_must_not_be_answered_is_a_fault(case: Case, found: Any, count: int) -> None:
    assert len(faults(case, ANSWERS, found)) == count


def test_a_path_is_read_from_end_to_end_whichever_way_its_steps_point() -> None:
    def step(*ends: str) -> dict[str, Any]:
        return {"from": {"id": ends[0]}, "to": {"id": ends[1]}}

    assert nodes({"steps": [step("a", "b"), step("c", "b"), step("c", "d")]}) == [
        "a",
        "b",
        "c",
        "d",
    ]
    assert nodes({"steps": [step("b", "a"), step("a", "c")]}) == ["b", "a", "c"]
    assert nodes({"steps": [step("a", "b")]}) == ["a", "b"]


FACTS = MATERIAL / "facts"


@pytest.mark.skipif(not FACTS.is_dir(), reason=WITHOUT_MATERIAL)
@pytest.mark.parametrize("inventory", ["dalarna", "samla_svom"])
def test_the_wording_is_the_inventorys_own(inventory: str) -> None:
    entries = json.loads((FACTS / f"{inventory}.json").read_text("utf-8"))["competency_questions"]
    said = [(entry["id"], entry["q_sv"], entry["q_en"]) for entry in entries]
    assert [(case.id, case.sv, case.en) for case in read_cases(inventory)] == said
