"""`samverkan coverage`: the matrix as a table, as JSON, as CSV."""

from __future__ import annotations

import csv
import io

import pytest

DAY = ("coverage", "--area", "20", "--on", "2023-03-31")
LOCAL = ("--requirement", "dalarna-lokal-overenskommelse")


def test_every_status_has_its_mark_and_its_word(samverkan):
    out = samverkan(*DAY, *LOCAL).out
    assert "  Gagnef           ? Ej redovisat\n" in out
    assert "◐ Pågår" in out
    assert "✕ Ej uppfyllt" in out
    assert "  Älvdalen         ≠ Skilda uppgifter" in out
    assert "✓" not in out, "no municipality of Dalarna has a local agreement"


def test_the_head_names_the_place_and_both_days(samverkan):
    first = samverkan(*DAY, "--known", "2024-01-01").out.splitlines()[0]
    assert first == "Täckning, Dalarnas län: gäller per 2023-03-31, känt per 2024-01-01."


def test_the_same_in_english(samverkan):
    out = samverkan(*DAY, *LOCAL, "--lang", "en").out
    assert out.startswith("Coverage, Dalarna County: as of 2023-03-31, known on ")
    assert "? Not reported" in out
    assert "Ej redovisat" not in out


def test_the_totals_have_a_denominator(samverkan):
    out = samverkan(*DAY, *LOCAL).out
    total = samverkan(*DAY, *LOCAL, "--format", "json").data["totals"]
    [numbers] = total.values()
    assert numbers["denominator"] == 15
    assert f"{numbers['reported']} av 15 har svar" in out


def test_every_statement_names_who_said_it_when_how_surely_and_where(samverkan):
    out = samverkan(*DAY, *LOCAL).out
    said = "Psykiatrin: Mora vårdcentral: finns inte, 2023-03, uttrycklig. dalarna-enkat-2023, "
    assert said in out
    assert "  dalarna-enkat-2023: Enkät om lokala överenskommelser" in out


def test_what_is_left_out_is_said(samverkan):
    out = samverkan(*DAY, "--stated-only").out
    assert "tolkningar är utelämnade" in out.splitlines()[1]


def test_a_place_without_requirements_is_in_no_total(samverkan):
    out = samverkan("coverage", "--area", "Umeå", "--on", "2023-03-31").out
    assert "Inga krav inlästa för 1 kommuner" in out


@pytest.mark.parametrize("language", ["sv", "en"])
def test_csv_has_a_row_a_statement(samverkan, language):
    form = ("--lang", language, "--format")
    rows = list(csv.DictReader(io.StringIO(samverkan(*DAY, *form, "csv").out)))
    cells = samverkan(*DAY, *form, "json").data["cells"]
    assert len(rows) == sum(max(1, len(cell["statements"])) for cell in cells)
    assert {(row["locality"], row["requirement"]) for row in rows} == {
        (cell["locality"], cell["requirement"]) for cell in cells
    }
    assert {"Mora" if language == "sv" else "Mora municipality"} == {
        row["locality_name"] for row in rows if row["locality"] == "2062"
    }
