"""Rendering: the headers of every page, and the texts in its language."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from jinja2 import UndefinedError

from graph.language import LANGUAGES, Text
from service.addresses import Addresses
from service.problems import Fault, Problem
from service.rendering import environment, render, render_csv


@pytest.fixture(scope="module")
def pages():
    app = FastAPI()

    @app.get("/table")
    def read_table():
        return render_csv((["name", "n"], [["=1+1", 1], [None, 2]]), "rows-2023-03-31")

    @app.get("/{language}")
    def read(request: Request, language: str):
        fault = Fault(code="x", what="<b>Fel</b>", fix="{{ 7*7 }}")
        problem = Problem(type="", title="<b>Fel</b>", status=418, detail="", findings=[fault])
        own = {"Retry-After": "1"}
        return render(
            request, "problem.html", Addresses(language), 418, headers=own, problem=problem
        )

    return TestClient(app)


def test_every_page_is_guarded(pages):
    response = pages.get("/sv")
    assert response.status_code == 418
    policy = response.headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["retry-after"] == "1"


@pytest.mark.parametrize(("language", "said"), [("sv", "Hoppa till"), ("en", "Skip to content")])
def test_a_page_is_in_one_language(pages, language, said):
    response = pages.get(f"/{language}")
    assert said in response.text
    assert f'<html lang="{language}">' in response.text
    assert response.headers["content-language"] == language


def test_what_is_shown_is_text(pages):
    text = pages.get("/sv").text
    assert "<b>" not in text
    assert "&lt;b&gt;Fel&lt;/b&gt;" in text
    assert "{{ 7*7 }}" in text


def test_rows_become_a_file_that_no_spreadsheet_runs(pages):
    response = pages.get("/table")
    assert response.text == "name,n\n'=1+1,1\n,2\n"
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    disposition = response.headers["content-disposition"]
    assert disposition == 'attachment; filename="rows-2023-03-31.csv"'


def said(template, language, **values):
    return environment(language).from_string(template).render(**values)


def test_the_filters_speak_the_language_of_the_page():
    text = Text("hej", "hello")
    for language, word in (("sv", "hej"), ("en", "hello")):
        assert said("{{ own | both }}", language, own=text) == word
        assert said("{{ own | both }}", language, own=text.as_json()) == word
    assert said("{{ 'strategic' | label('level') }}", "sv") == "strategisk nivå"
    assert said("{{ 'strategic' | label('level') }}", "en") == "strategic level"


@pytest.mark.parametrize("day", [date(2023, 3, 31), "2023-03-31"])
def test_a_day_is_written_as_people_write_it(day):
    assert said("{{ day | long_date }}", "sv", day=day) == "31 mars 2023"
    assert said("{{ day | long_date }}", "en", day=day) == "31 March 2023"


def test_one_and_many_are_told_apart():
    template = "{{ ngettext('%(num)s requirement', '%(num)s requirements', n) }}"
    assert [said(template, "en", n=n) for n in (0, 1, 2)] == [
        "0 requirements",
        "1 requirement",
        "2 requirements",
    ]
    assert said(template, "sv", n=1) == "1 krav"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_template_is_not_given_is_a_fault_and_not_a_blank(language):
    with pytest.raises(UndefinedError):
        said("{{ nothing }}", language)
    with pytest.raises(UndefinedError):
        said("{{ own.nothing }}", language, own={})


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_templates_of_its_own(language):
    assert environment(language) is environment(language)
    assert said("{{ language }}", language) == language
