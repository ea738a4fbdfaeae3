"""Tables of facts: columns merged in order, everything in words of one language, links made."""

from __future__ import annotations

from typing import Any

import pytest

from service.addresses import Addresses
from service.fact_tables import Cited, Piece, Tables, labels, runs, words

EVIDENCE = {
    "source": "report",
    "key": "p4",
    "locator": {"sv": "s. 4", "en": "p. 4"},
    "paraphrase": {"sv": "sagt", "en": "said"},
}
SWEDISH = Tables(Addresses("sv", {"on": "2018-06-30"}), {"source/report": 2})
ENGLISH = Tables(Addresses("en"), {})


def both(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def thing(reference: str) -> dict[str, Any]:
    return {"id": reference, "name": {"sv": f"{reference} sv", "en": f"{reference} en"}}


def fact(*titles: str, **own: Any) -> dict[str, Any]:
    said = [{"field": t, "title": both(t), "values": [both(f"{t}!")]} for t in titles]
    nothing = dict.fromkeys(("thing", "standing", "respondent", "note", "period"))
    frame = {"id": "statement/s/t/1", "holds": "certain", "basis": "stated", "evidence": [EVIDENCE]}
    return {**nothing, **frame, "when": both(""), "facts": [], "cells": said, **own}


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
    assert "".join(SWEDISH.grid([fact(*row) for row in rows]).titles) == titles


def test_cells_stand_under_their_titles() -> None:
    made = SWEDISH.grid([fact("a", "c"), fact("b")])
    shown = [[[p.text for p in cell] for cell in row.cells] for row in made.rows]
    assert dict(zip(made.titles, shown[0], strict=True)) == {"a": ["a!"], "b": [], "c": ["c!"]}
    assert dict(zip(made.titles, shown[1], strict=True)) == {"a": [], "b": ["b!"], "c": []}


def test_columns_that_no_row_fills_are_left_out() -> None:
    bare = SWEDISH.grid([fact("a")])
    assert not any((bare.named, bare.standing, bare.spoken, bare.dated))
    assert bare.width == 2
    whole = fact(thing=thing("goal/g"), respondent=thing("org/o"), when=both("2018"))
    full = SWEDISH.grid([fact("a"), whole])
    assert (full.named, full.standing, full.spoken, full.dated) == (True, False, True, True)
    assert full.width == 5


def test_that_it_said_all_of_it_itself_is_no_column() -> None:
    facts = [fact(respondent=thing("respondent/a"))] * 2
    assert not SWEDISH.grid(facts, "respondent/a").spoken
    assert SWEDISH.grid(facts, "respondent/b").spoken
    assert SWEDISH.grid([*facts, fact(respondent=thing("org/o"))], "respondent/a").spoken


def test_rows_of_one_type_of_thing_are_called_by_it() -> None:
    goal, law = fact(thing=thing("goal/x")), fact(thing=thing("law/x"))
    assert ENGLISH.grid([goal, goal]).type == "Goal"
    assert ENGLISH.grid([goal, law]).type == ""
    assert ENGLISH.grid([fact()]).type == ""


def test_a_row_in_words_with_its_links() -> None:
    below = fact("b", id="statement/s/t/2", basis="interpreted")
    own = fact(
        thing=thing("group/g"),
        standing={"label": {"sv": "finns", "en": "exists"}},
        respondent=thing("org/o"),
        when={"sv": "mars 2018", "en": "March 2018"},
        holds="possible",
        period={"basis": "interpreted"},
        note={"sv": "Oklart.", "en": "Unclear."},
        facts=[below],
    )
    (row,) = SWEDISH.grid([own]).rows
    assert row.name == Piece("group/g sv", "/sv/id/group/g?on=2018-06-30")
    assert (row.standing, row.respondent.text, row.when) == ("finns", "org/o sv", "mars 2018")
    assert (row.possible, row.basis, row.period_interpreted) == (True, "", True)
    assert (row.note, row.link) == ("Oklart.", "")
    assert row.cited == [
        Cited("s. 4", "/sv/id/source/report?on=2018-06-30#e-p4", number=2, said="sagt")
    ]
    assert row.below is not None
    (inner,) = row.below.rows
    assert (inner.basis, inner.link) == ("interpreted", "/sv/id/statement/s/t/2?on=2018-06-30")


def test_a_period_is_marked_only_where_the_basis_does_not_say_it_already() -> None:
    period = {"basis": "interpreted"}
    (stated,) = SWEDISH.grid([fact(period=period)]).rows
    (read,) = SWEDISH.grid([fact(period=period, basis="interpreted")]).rows
    assert (stated.period_interpreted, read.period_interpreted) == (True, False)


def test_a_source_alone_has_no_number() -> None:
    assert ENGLISH.cite(EVIDENCE) == Cited("p. 4", "/en/id/source/report#e-p4", 0, "said")


@pytest.mark.parametrize(
    ("value", "text", "link"),
    [
        (thing("group/g"), "group/g en", "/en/id/group/g"),
        ({"id": "stated", "name": {"sv": "uttrycklig", "en": "stated"}}, "stated", ""),
        ({"sv": "text", "en": "words"}, "words", ""),
        ("2017:612", "2017:612", ""),
        (3, "3", ""),
    ],
)
def test_values_in_words(value: Any, text: str, link: str) -> None:
    assert ENGLISH.piece(value) == Piece(text, link)


@pytest.mark.parametrize(("flag", "sv"), [("yes", "ja"), ("no", "nej")])
def test_a_flag_speaks_the_language_of_the_reader(flag: str, sv: str) -> None:
    assert (words(flag, "sv"), words(flag, "en")) == (sv, flag)


def test_codes_in_one_line_each_once() -> None:
    told = labels(["strategic", "political", "strategic"], "level", "sv")
    assert told == "strategisk nivå, politisk nivå"
    assert labels([], "level", "sv") == ""


def test_places_stand_together_as_long_as_the_heading_is_the_same() -> None:
    spots = [{"section": own, "key": key} for own, key in zip("aaba", "1234", strict=True)]
    told = [(heading, [spot["key"] for spot in own]) for heading, own in runs(spots)]
    assert told == [("a", ["1", "2"]), ("b", ["3"]), ("a", ["4"])]


def test_the_statements_at_a_place_in_a_line_each() -> None:
    frame = {"title": both("Skede"), "what": both("aktiv"), "thing": None}
    facts = [
        frame | {"id": "statement/s/t/1", "basis": "stated"},
        frame | {"id": "statement/s/t/2", "basis": "interpreted"},
    ]
    assert ENGLISH.lines({"facts": facts}) == [
        ("Skede", Piece("aktiv", "/en/id/statement/s/t/1"), ""),
        ("Skede", Piece("aktiv", "/en/id/statement/s/t/2"), "interpreted"),
    ]
