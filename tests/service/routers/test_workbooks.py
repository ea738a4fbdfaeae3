"""Every page as an Excel workbook: the rows of its CSV, with days and denominators beside."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from graph.exporters.xlsx import MEDIA
from service.addresses import Addresses
from service.pages import PAGES


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_workbook_has_the_rows_of_the_table(client, page):
    made, text = (
        client.get(Addresses("sv").page(page.name, form, **page.example))
        for form in (".xlsx", ".csv")
    )
    assert made.headers["content-type"] == MEDIA
    assert made.headers["content-disposition"].endswith('.xlsx"')
    book = load_workbook(io.BytesIO(made.content))
    assert book["rows"].max_row == len(list(csv.reader(io.StringIO(text.text))))
    about = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert about["as_of"] == page.example["on"]
    assert about["known_at"]
