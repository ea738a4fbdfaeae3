"""Surveys: several voices, several years, and cells left blank."""

from __future__ import annotations

import itertools
from random import Random

from graph.codes import schemes
from graph.synthetic.surveys import YEARS, draw_standing
from graph.synthetic.words import forms


def test_every_year_and_every_status_is_answered(rows, column) -> None:
    days = column("claims", "as_of")
    assert days.keys() == {f"{year}-05-31" for year in YEARS}
    stages = column("claims", "stage")
    said = {schemes()["stage"][stage].implies for stage in stages}
    assert said == {form["status"] for form in forms("answers")}
    assert column("claims", "basis").keys() == {"stated", "derived", "interpreted"}


def test_a_blank_answer_cites_a_blank_cell_and_no_other_does(rows) -> None:
    blank = {(r.source, r.key) for r in rows("evidence") if "blank" in r.cells}
    for row in rows("claims"):
        cited = (row.source, row.cells["evidence"]) in blank
        assert cited is (row.cells["stage"] == "blank")
    assert blank


def test_two_voices_speak_of_a_municipality(rows) -> None:
    voices: dict[tuple[str, str], set[str]] = {}
    for row in rows("claims"):
        pair = row.cells["locality"], row.cells["requirement"]
        voices.setdefault(pair, set()).add(row.cells["respondent"])
    assert {len(own) for own in voices.values()} == {1, 2}


def test_some_rows_answer_for_two_municipalities(rows) -> None:
    respondents = rows("respondents")
    counted = {len(row.values(row.table.columns["localities"])) for row in respondents}
    assert counted == {1, 2}
    assert len({row.key for row in respondents}) == len(respondents)


def test_what_is_settled_is_an_answer_of_the_same_cell(rows) -> None:
    claims = {row.reference: row.cells for row in rows("claims")}
    settled = rows("resolutions")
    assert len(settled) > 15
    for row in settled:
        answer = claims[row.cells["resolves"]]
        assert answer["requirement"] == row.cells["requirement"]
        assert answer["locality"] == row.cells["locality"]


def test_what_stands_moves_a_step_at_a_time(rows) -> None:
    class Place:
        standing: dict[str, tuple[str, ...]] = {}  # noqa: RUF012

    class Need:
        key = "n"

    steps = ["not-fulfilled", "in-progress", "fulfilled"]
    chance = Random(1)
    for _ in range(50):
        draw_standing([Need()], Place(), chance)
        course = [steps.index(own) for own in Place.standing["n"]]
        assert len(course) == len(YEARS)
        assert all(abs(b - a) <= 1 for a, b in itertools.pairwise(course))
