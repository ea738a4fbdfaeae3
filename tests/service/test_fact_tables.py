"""Tables of facts: columns merged in order, values in words, rows for a spreadsheet."""

from __future__ import annotations

from typing import Any

import pytest

from service.fact_tables import Piece, cells, flat_rows, grid, piece, runs

EVIDENCE = {
    "source": "report",
    "key": "p4",
    "locator": {"sv": "s. 4", "en": "p. 4"},
    "paraphrase": {"sv": "sagt", "en": "said"},
}


def both(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def fact(*titles: str, **own: Any) -> dict[str, Any]:
    empty = {"thing": None, "standing": None, "respondent": None, "when": both(""), "facts": []}
    frame = {"id": "statement/s/t/1", "holds": "certain", "basis": "stated", "evidence": [EVIDENCE]}
    said = [{"field": t, "title": both(t), "values": [both(f"{t}!")]} for t in titles]
    return {**empty, **frame, "cells": said, **own}


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (["ab", "ab"], "ab"),
        (["ac", "abc"], "abc"),
        (["c", "abc"], "abc"),
        (["ab", "cb"], "cab"),
        (["ab", "cd"], "cdab"),
        ([""], ""),
    ],
)
def test_each_title_stands_once_after_the_one_that_it_follows(rows: list[str], titles: str) -> None:
    assert "".join(grid([fact(*row) for row in rows], "sv").titles) == titles


def test_cells_stand_under_their_titles() -> None:
    made = grid([fact("a", "c"), fact("b")], "sv")
    shown = [[[p.text for p in cell] for cell in row] for _, row in made.rows]
    assert dict(zip(made.titles, shown[0], strict=True)) == {"a": ["a!"], "b": [], "c": ["c!"]}
    assert dict(zip(made.titles, shown[1], strict=True)) == {"a": [], "b": ["b!"], "c": []}


def test_columns_that_no_row_fills_are_left_out() -> None:
    bare = grid([fact("a")], "sv")
    assert (bare.named, bare.standing, bare.spoken, bare.dated, bare.width) == (
        *(False, False, False, False),
        2,
    )
    thing = {"id": "goal/g", "name": both("Mål")}
    full = grid(
        [fact("a"), fact(thing=thing, standing={}, respondent=thing, when=both("2018"))], "sv"
    )
    assert (full.named, full.standing, full.spoken, full.dated) == (True, False, True, True)
    assert full.width == 5


def test_that_it_said_all_of_it_itself_is_no_column() -> None:
    one, other = ({"id": f"respondent/{key}", "name": both(key)} for key in "ab")
    facts = [fact(respondent=one), fact(respondent=one)]
    assert not grid(facts, "sv", "respondent/a").spoken
    assert grid(facts, "sv", "respondent/b").spoken
    assert grid([*facts, fact(respondent=other)], "sv", "respondent/a").spoken


def test_rows_of_one_type_of_thing_are_called_by_it() -> None:
    goal, law = ({"id": f"{own}/x", "name": both("x")} for own in ("goal", "law"))
    assert grid([fact(thing=goal), fact(thing=goal)], "en").type == "Goal"
    assert grid([fact(thing=goal), fact(thing=law)], "en").type == ""
    assert grid([fact()], "en").type == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"id": "group/g", "name": {"sv": "Gruppen", "en": "The group"}}, ("Gruppen", "group/g")),
        ({"id": "stated", "name": {"sv": "uttrycklig", "en": "stated"}}, ("uttrycklig", "")),
        ({"sv": "text", "en": "words"}, ("text", "")),
        ("yes", ("ja", "")),
        ("no", ("nej", "")),
        ("2017:612", ("2017:612", "")),
        (3, ("3", "")),
    ],
)
def test_values_in_words(value: Any, shown: tuple[str, str]) -> None:
    assert piece(value, "sv") == Piece(*shown)


def test_a_flag_speaks_the_language_of_the_reader() -> None:
    assert piece("yes", "en").text == "yes"
    (told,) = cells(fact("a"), "en")
    assert told == ("a", [Piece("a!")])


def test_places_stand_together_as_long_as_the_heading_is_the_same() -> None:
    spots = [{"section": own, "key": key} for own, key in zip("aab a", "12345", strict=True)]
    told = [(heading, [spot["key"] for spot in own]) for heading, own in runs(spots)]
    assert told == [("a", ["1", "2"]), ("b", ["3"]), (" ", ["4"]), ("a", ["5"])]


def test_rows_for_a_spreadsheet() -> None:
    inner = fact("b", id="statement/s/t/2", holds="no")
    outer = fact("a", thing={"id": "goal/g", "name": both("Målet")}, facts=[inner])
    data = {"sections": [{"title": both("Mål"), "facts": [outer], "other_times": [fact()]}]}
    rows = flat_rows(data, "sv")
    assert rows[0] == [
        *("Mål", "certain", "Målet", "a: a!", "", "uttrycklig", ""),
        *("report", "s. 4", "sagt", "statement/s/t/1"),
    ]
    assert [row[-1] for row in rows] == [f"statement/s/t/{n}" for n in (1, 2, 1)]
    assert rows[1][1] == "no"


def test_rows_of_what_has_been_read_out_of_a_source() -> None:
    thing = {"id": "group/g", "name": both("Gruppen")}
    said = [
        {
            "id": "group/g",
            "title": both("Grupper"),
            "thing": thing,
            "what": both("Gruppen"),
            "basis": "stated",
        },
        {
            "id": "statement/s/t/1",
            "title": both("Skede"),
            "thing": None,
            "what": both("aktiv"),
            "basis": "",
        },
    ]
    data = {"sections": [], "contents": {"spots": [EVIDENCE | {"facts": said}]}}
    assert flat_rows(data, "en") == [
        *(
            [
                *(
                    "Grupper",
                    "",
                    "Gruppen",
                    "",
                    "",
                    "stated",
                    "",
                    "report",
                    "p. 4",
                    "said",
                    "group/g",
                )
            ],
        ),
        *([*("Skede", "", "", "aktiv", "", "", "", "report", "p. 4", "said", "statement/s/t/1")],),
    ]
