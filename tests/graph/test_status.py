"""The truth table: complete, symmetric, and silence never becomes a no."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.codes import schemes
from graph.status import TRUTH_TABLE, Status, combine, of_stage

VOICES = (Status.FULFILLED, Status.IN_PROGRESS, Status.NOT_FULFILLED)
SAID = st.lists(st.sampled_from([*VOICES, Status.NOT_REPORTED]), max_size=8)


def test_the_table_has_a_line_for_every_set_of_answers() -> None:
    every = {frozenset(c) for size in range(4) for c in combinations(VOICES, size)}
    assert set(TRUTH_TABLE) == every


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ([], "not-reported"),
        (["fulfilled", "fulfilled"], "fulfilled"),
        (["in-progress", "not-fulfilled"], "divergent"),
        (["fulfilled", "in-progress"], "divergent"),
        (["fulfilled", "not-fulfilled"], "contradictory"),
        (["fulfilled", "in-progress", "not-fulfilled"], "contradictory"),
    ],
)
def test_combine(said: list[str], result: str) -> None:
    assert combine(Status(value) for value in said) == Status(result)


@given(SAID)
def test_silence_changes_nothing(said: list[Status]) -> None:
    assert combine([*said, Status.NOT_REPORTED]) is combine(said)


@given(SAID, st.randoms())
def test_the_order_of_voices_changes_nothing(said: list[Status], random: object) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert combine(shuffled) is combine(said)


@given(SAID)
def test_not_fulfilled_needs_a_voice_that_says_so(said: list[Status]) -> None:
    if combine(said) in (Status.NOT_FULFILLED, Status.CONTRADICTORY):
        assert Status.NOT_FULFILLED in said


def test_every_stage_implies_a_status_that_a_voice_can_give() -> None:
    for stage in schemes()["stage"]:
        assert of_stage(stage) in (*VOICES, Status.NOT_REPORTED)


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("awaiting-signature", Status.IN_PROGRESS),
        ("paused", Status.NOT_FULFILLED),
        ("planned", Status.NOT_FULFILLED),
        ("partly-in-force", Status.FULFILLED),
        ("blank", Status.NOT_REPORTED),
    ],
)
def test_the_policy_of_stages(stage: str, status: Status) -> None:
    assert of_stage(stage) is status


def test_every_status_has_its_words_in_both_languages() -> None:
    assert [status.label.sv for status in Status] == [
        "Uppfyllt",
        "Pågår",
        "Ej uppfyllt",
        "Ej redovisat",
        "Skilda uppgifter",
        "Motstridiga uppgifter",
    ]
    assert all(status.label.en for status in Status)
