"""Output: JSON with å ä ö, CSV that no spreadsheet runs, refusals on the error stream."""

from __future__ import annotations

import csv
import io
import json

import pytest

from graph.exporters.cells import disarm
from graph.findings import Finding, Place, Refused, Severity
from graph.language import EMPTY, Text
from service.cli import output

FORMULAS = ['=HYPERLINK("x")', "+1+1", "-1+2", "@SUM(A1)", "\t=1", "-x"]


def test_json_is_readable(capsys):
    output.print_json({"namn": "Älvdalen", "tal": [1, None]})
    out = capsys.readouterr().out
    assert '"Älvdalen"' in out
    assert json.loads(out) == {"namn": "Älvdalen", "tal": [1, None]}


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_disarmed(cell):
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Mora", "2023-03-31", "a=b", "'", "5", "-5", "-0,5", "–"])
def test_everything_else_is_left_alone(cell):
    assert disarm(cell) == cell


def test_a_carriage_return_ends_no_line():
    assert disarm("\r=1\r\n") == " =1 \n"


def test_csv_holds_no_formula_and_loses_no_cell(capsys):
    rows = [[cell, None, 'a "b", c\nd'] for cell in FORMULAS]
    output.print_csv(["x", "y", "z"], rows)
    out = capsys.readouterr().out
    read = list(csv.reader(io.StringIO(out, newline="")))
    assert read == [["x", "y", "z"], *[[f"'{cell}", "", 'a "b", c\nd'] for cell in FORMULAS]]


def refusal(**parts: object) -> Refused:
    what, fix = Text("Trasigt.", "Broken."), Text("Laga.", "Mend.")
    return Refused(Finding("x", Severity.GAP, **{"what": what, "fix": fix} | parts))


@pytest.mark.parametrize(
    ("language", "line"), [("sv", "Fel: Trasigt. Laga.\n"), ("en", "Error: Broken. Mend.\n")]
)
def test_a_refusal_is_one_line_on_the_error_stream(capsys, language, line):
    output.print_refusal(refusal(), language)
    assert capsys.readouterr() == ("", line)


def test_a_refusal_says_where_unless_the_text_does(capsys):
    output.print_refusal(refusal(where=Place(file="a.csv", line=3), fix=EMPTY), "sv")
    output.print_refusal(refusal(where=Place(file="Trasigt")), "sv")
    assert capsys.readouterr().err == "Fel: a.csv, rad 3: Trasigt.\nFel: Trasigt. Laga.\n"
