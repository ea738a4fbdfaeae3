"""Coverage as rows: nothing that stands in the answer is lost, and nothing is added."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.coverage import as_json, cover
from graph.exporters.coverage import HEADER, to_rows
from graph.language import LANGUAGES, Language
from graph.namespaces import thing
from graph.perspective import Perspective

ROW = dict[str, str]


def read(view: Perspective, language: Language = "sv") -> list[ROW]:
    rows = to_rows(cover(view, thing("locality/20").value), language)
    return [dict(zip(HEADER, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_statement_of_the_answer_is_a_row(
    view: Callable[..., Perspective], language: Language
) -> None:
    perspective = view("2022-12-31")
    wanted = []
    for cell in as_json(cover(perspective, thing("locality/20").value))["cells"]:
        for said in cell["statements"] or [None]:
            own = [cell["locality"], cell["requirement"], cell["status"], cell["stage"] or ""]
            if said:
                own += [said["status"], said["stage"], said["during"] or said["as_of"]]
                own += [said["respondent"]["name"][language], said["basis"], said["source"]]
                own += [said["locator"][language]]
            wanted.append(own + [""] * (11 - len(own)))
    left_out = {"as_of", "known_at", "locality_name", "outdated", "expired"}
    assert [
        [value for name, value in row.items() if name not in left_out]
        for row in read(perspective, language)
    ] == wanted


def test_both_days_and_the_age_stand_in_each_row(view: Callable[..., Perspective]) -> None:
    rows = read(view("2026-11-22", known="2026-01-01"))
    assert {(row["as_of"], row["known_at"]) for row in rows} == {("2026-11-22", "2026-01-01")}
    assert {row["expired"] for row in rows} == {"expired"}
    assert {row["outdated"] for row in rows if row["status"] == "not-reported"} == {""}
    assert {row["outdated"] for row in rows if row["status"] == "fulfilled"} == {"outdated"}


def test_a_cell_that_nobody_has_spoken_of_is_a_row_too(view: Callable[..., Perspective]) -> None:
    silent = [row for row in read(view("2018-01-01")) if not row["source"]]
    assert len(silent) == 60 - len(
        {(r["locality"], r["requirement"]) for r in read(view("2018-01-01")) if r["source"]}
    )
    assert all(row["statement_status"] == row["respondent"] == "" for row in silent)
