"""Facts as the rows of a file: all of them, in the words of one language."""

from __future__ import annotations

from typing import Any

from service.fact_rows import HEADER, to_rows

EVIDENCE = [
    {
        "source": "report",
        "locator": {"sv": f"s. {page}", "en": f"p. {page}"},
        "paraphrase": {"sv": f"sagt {page}", "en": f"said {page}"},
    }
    for page in (4, 9)
]


def both(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def fact(key: str, **own: Any) -> dict[str, Any]:
    frame = {"holds": "certain", "when": both("2018"), "basis": "stated", "evidence": EVIDENCE}
    empty = {"thing": None, "respondent": None, "cells": [], "facts": []}
    return {"id": f"statement/s/t/{key}", **frame, **empty, **own}


def told(row: Any) -> dict[str, str]:
    return dict(zip(HEADER, row, strict=True))


def test_what_a_row_says() -> None:
    cell = {
        "title": {"sv": "Roll", "en": "Role"},
        "values": [both("a"), {"name": both("b")}, "yes"],
    }
    named = {"id": "org/o", "name": both("Org")}
    own = fact("1", thing=named, respondent=named, cells=[cell, cell])
    data = {"sections": [{"title": both("Parter"), "facts": [own], "other_times": []}]}
    (row,) = to_rows(data, "sv")
    assert told(row) == {
        "heading": "Parter",
        "holds": "certain",
        "thing": "Org",
        "says": "Roll: a, b, ja; Roll: a, b, ja",
        "when": "2018",
        "basis": "uttrycklig",
        "respondent": "Org",
        "source": "report; report",
        "locator": "s. 4; s. 9",
        "paraphrase": "sagt 4; sagt 9",
        "id": "statement/s/t/1",
    }


def test_rows_below_others_follow_them_and_other_times_come_last() -> None:
    outer = fact("1", facts=[fact("2", basis="")])
    section = {"title": both("Mål"), "facts": [outer], "other_times": [fact("3", holds="no")]}
    rows = [told(row) for row in to_rows({"sections": [section]}, "en")]
    assert [row["id"][-1] for row in rows] == ["1", "2", "3"]
    assert [row["holds"] for row in rows] == ["certain", "certain", "no"]
    assert [row["basis"] for row in rows] == ["stated", "", "stated"]


def test_of_a_source_every_statement_at_every_place() -> None:
    group = {
        "id": "group/g",
        "title": both("Grupper"),
        "thing": {"id": "group/g", "name": both("G")},
        "what": both("G"),
        "basis": "stated",
    }
    stage = group | {"id": "statement/s/t/1", "thing": None, "what": both("aktiv"), "basis": ""}
    spots = [place | {"facts": [group, stage]} for place in EVIDENCE]
    rows = [told(row) for row in to_rows({"sections": [], "contents": {"spots": spots}}, "en")]
    assert [(row["thing"], row["says"], row["locator"]) for row in rows] == [
        ("G", "", "p. 4"),
        ("", "aktiv", "p. 4"),
        ("G", "", "p. 9"),
        ("", "aktiv", "p. 9"),
    ]
    assert rows[0]["paraphrase"] == "said 4"
