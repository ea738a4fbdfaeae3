"""Cells: what may not stand in one is told with what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.codes import schemes
from graph.findings import Finding, Place
from graph.language import Text
from graph.tables.cells import check_cell, wanted
from graph.tables.definition import Column, definitions

LEVELS = definitions()["group_levels"].columns
CLAIMS = definitions()["claims"].columns
EVIDENCE = definitions()["evidence"].columns
ROW = Place(file="s/claims.csv", table="claims", row="c1", line=7)


def check(column: Column, *values: str) -> list[Finding]:
    return list(check_cell(column, list(values), ROW))


@pytest.mark.parametrize(
    "word",
    ["Strategiskt", "strategisk nivå", "Strategic level", "STRATEGIC", "strategi", "stratgic"],
)
def test_a_level_by_its_label_or_nearly_so_suggests_the_code(word: str) -> None:
    (found,) = check(LEVELS["level"], word)
    assert found.code == "unknown-code"
    assert word in found.what.sv
    assert found.fix == Text(
        "Skriv strategic (strategisk nivå).", "Write strategic (strategic level)."
    )


def test_a_word_that_is_like_none_gets_them_all() -> None:
    (found,) = check(LEVELS["level"], "xyz")
    assert all(code in found.fix.sv for code in schemes()["level"])


@pytest.mark.parametrize(
    ("column", "value", "code", "fix"),
    [
        (CLAIMS["as_of"], "2023-02-30", "impossible-date", "2023-02-28"),
        (CLAIMS["as_of"], "mars 2023", "bad-date", "2018-12-01"),
        (CLAIMS["during"], "sommaren", "bad-date", "2018"),
        (CLAIMS["id"], "Min rad", "bad-key", "små bokstäver"),
        (CLAIMS["detail_sv"], "Ha\u0308ggvik", "not-nfc", "Häggvik"),
        (EVIDENCE["line_from"], "tolv", "bad-integer", "siffror"),
        (EVIDENCE["line_from"], "1.5", "bad-integer", "siffror"),
        (EVIDENCE["line_from"], "NaN", "bad-integer", "siffror"),
        (EVIDENCE["blank"], "ja", "bad-flag", "yes"),
        (definitions()["quantities"].columns["value"], "1,5", "bad-number", "decimalpunkt"),
    ],
)
def test_a_wrong_value_says_what_to_write(column: Column, value: str, code: str, fix: str) -> None:
    (found,) = check(column, value)
    assert (found.code, found.where.column) == (code, column.name)
    assert found.where.column_title == column.title
    assert (found.where.file, found.where.line, found.where.row) == ("s/claims.csv", 7, "c1")
    assert fix in found.fix.sv
    assert found.fix.en


@pytest.mark.parametrize(
    ("name", "what", "fix"),
    [
        ("evidence", "”Belägg” måste anges", "Skriv nyckeln till en rad i evidence.csv."),
        ("basis", "”Grund” måste anges", "Skriv ett av: stated (uttrycklig), "),
        ("locality", "”Plats” måste anges", "Skriv en hänvisning som locality/nyckel."),
        ("id", "”Nyckel” måste anges", "Skriv en egen nyckel"),
        ("as_of", "", ""),
    ],
)
def test_an_empty_cell_names_the_title_of_its_column_and_what_belongs_there(
    name: str, what: str, fix: str
) -> None:
    found = check(CLAIMS[name])
    if CLAIMS[name].required:
        (empty,) = found
        assert what in empty.what.sv
        assert fix in empty.fix.sv
        assert CLAIMS[name].title.en in empty.what.en
    else:
        assert found == []


@pytest.mark.parametrize("table", definitions().values(), ids=lambda table: table.name)
def test_every_column_can_say_what_it_takes(table) -> None:
    for column in table.columns.values():
        assert wanted(column).sv
        assert wanted(column).en


@given(st.text(max_size=40))
def test_no_cell_whatever_crashes_the_check(text: str) -> None:
    for column in definitions()["group_states"].columns.values():
        for finding in check(column, *([text] if text.strip() else [])):
            assert finding.what.sv
            assert finding.fix.en
