"""`samverkan ask`: parameters, the answer as text and as a table, what is left out."""

from __future__ import annotations

import csv
import io

import pytest

from graph.questions import questions
from service.cli.ask import read_values, text
from service.cli.program import build

STAGES = ("ask", "stages", "--structure", "Styrgrupp God och nära vård")
SVOM = ("ask", "participants", "--structure", "SVOM")


def test_an_answer_is_readable(samverkan):
    out = samverkan(*SVOM).out
    assert out.startswith(
        "Vilka deltar i en grupp eller är parter i en överenskommelse? Alla tider"
    )
    assert "\n1. Grupp eller dokument: SVOM (sociala vård- och omsorgsgruppen)\n" in out
    assert "    Grund: uttrycklig\n" in out
    assert "Källor:\n  svom-uppfoljning-2016: " in out


@pytest.mark.parametrize("raw", ["stated", "None", "{", "['", " yes", ": no\n"])
def test_no_word_of_the_machine_stands_in_it(samverkan, raw):
    for words in (SVOM, ("ask", "survey-answers", "--area", "Mora")):
        assert raw not in samverkan(*words).out


def test_the_same_in_english(samverkan):
    out = samverkan(*SVOM, "--lang", "en").out
    assert "Basis: stated" in out
    assert "Grund" not in out


def test_a_day_leaves_out_what_is_not_attested_and_says_so(samverkan):
    always, dated = (
        samverkan(*SVOM, *day, "--format", "json").data for day in ((), ("--on", "2030-01-01"))
    )
    assert always["count"] > 0
    assert dated["count"] == 0
    assert dated["left_out"]["other_times"] == always["count"]
    out = samverkan(*SVOM, "--on", "2030-01-01").out
    assert f"Utelämnat: {always['count']} om andra tider." in out
    assert "Gäller per 2030-01-01" in out


def test_whom_no_row_names_is_not_reported(samverkan):
    out = samverkan(*STAGES, "--area", "Dalarna", "--on", "2023-03-31").out
    told = "10 av 15 kommuner nämns i svaret. Nämns inte (det är inte ett nej): Borlänge, "
    assert told in out


def test_csv_has_the_columns_and_rows_of_the_answer(samverkan):
    words = (*SVOM, "--format")
    header, *lines = csv.reader(io.StringIO(samverkan(*words, "csv").out))
    data = samverkan(*words, "json").data
    assert len(lines) == data["count"] > 0
    titles = [column["title"]["sv"] for column in data["columns"]]
    assert header[: len(titles)] == titles
    assert header[-1] == "Belägg"


def test_hyphens_and_underscores_are_the_same(samverkan):
    for name in ("--document-kind", "--document_kind"):
        assert samverkan("ask", "stages", name, "lokal överenskommelse").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["membrs"], "Frågan ”membrs” finns inte. Menade du: "),
        (["participants", "--struct", "x"], "Den tar: structure, participant"),
        (["participants", "--structure"], "Skriv --structure"),
        (["participants", "SVOM"], "”SVOM”"),
        (["participants", "--structure", "Svomm"], "Menade du ”SVOM"),
        (["participants", "--kind", "kommunn"], "Skriv municipality (kommun)"),
        (["participants", "--period", "hösten"], "inte ett datum"),
        (["participants", "--source", "ingen"], "”ingen”"),
        ([], "FRÅGA saknas"),
    ],
)
def test_what_cannot_be_asked(refused, words, said):
    assert said in refused("ask", *words)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ((), {}),
        (("--a", "1", "--b=2"), {"a": "1", "b": "2"}),
        (("--a", "--b"), {"a": "--b"}),
        (("--a=",), {"a": ""}),
        (("--a=b=c",), {"a": "b=c"}),
    ],
)
def test_how_values_are_read(words, given):
    assert read_values(words) == given


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0, "0"),
        (2.5, "2.5"),
        ("yes", "ja"),
        ("no", "nej"),
        ("2018-12", "2018-12"),
        ({"sv": "en", "en": "one"}, "en"),
        ({"id": "x", "name": {"sv": "Ett", "en": "One"}}, "Ett"),
        ([{"sv": "a", "en": "b"}, "yes", None], "a; ja; "),
        ([], ""),
    ],
)
def test_how_a_cell_is_written(value, cell):
    assert text(value, "sv") == cell


def test_no_parameter_is_taken_by_an_option():
    command = build("sv").get_command(None, "ask")
    taken = {name.lstrip("-") for param in command.params for name in param.opts if name[0] == "-"}
    for question in questions().values():
        assert not {name.replace("_", "-") for name in question.parameters} & taken
