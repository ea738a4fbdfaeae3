"""Workbooks: the rows as they are, never a formula, the same file every time."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from graph.exporters.xlsx import to_xlsx

ABOUT = {"as_of": "2023-03-31", "denominator": 60}


def read(data: bytes):
    book = load_workbook(io.BytesIO(data))
    return [[list(row) for row in book[name].iter_rows()] for name in ("rows", "about")]


def test_rows_and_what_they_are_about():
    rows, about = read(to_xlsx(["a", "b"], [["x", 1], [None, "=1+1"]], ABOUT))
    assert [[cell.value for cell in row] for row in rows] == [["a", "b"], ["x", 1], [None, "=1+1"]]
    assert rows[2][1].data_type != "f"
    assert {row[0].value: row[1].value for row in about} == ABOUT


@given(st.text(min_size=1, max_size=20))
def test_no_text_breaks_the_file_or_is_a_formula(text):
    data = to_xlsx(["a"], [[text]], {})
    assert data == to_xlsx(["a"], [[text]], {})
    assert b"<f>" not in data
