"""Cells that a spreadsheet would run as a formula are disarmed; everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.cells import disarm, to_text


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx"])
def test_a_formula_is_disarmed(cell: str) -> None:
    assert disarm(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Åre", "-3", "+1.5", "2018-12"])
def test_words_and_numbers_stay(cell: str) -> None:
    assert disarm(cell) == cell


@given(st.text(max_size=20))
def test_no_cell_begins_as_a_formula_unless_it_is_a_number(cell: str) -> None:
    out = disarm(cell)
    assert out[:1] not in ("=", "@", "\t", "\r")
    assert out.endswith(cell.replace("\r", " "))


def test_a_table_is_written_with_its_cells_disarmed() -> None:
    rows = [["Åre, kommun", None, 3], ["=1+1", 'så "kallad"', True]]
    assert to_text(["a", "b", "c"], rows) == (
        'a,b,c\n"Åre, kommun",,3\n\'=1+1,"så ""kallad""",True\n'
    )
