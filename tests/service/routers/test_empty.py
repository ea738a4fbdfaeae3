"""An empty graph: every page and every answer says that there is nothing, and none breaks."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.language import LANGUAGES
from graph.store import EmbeddedStore
from service.addresses import Addresses
from service.app import create_app
from service.openapi import API, PROBLEM_TYPE
from service.pages import PAGES

EVERY = [(page, language) for page in PAGES.values() for language in LANGUAGES]
# The pages of something are about nothing here.
WHOLE = ("overview", "coverage", "network", "gaps")
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def empty() -> TestClient:
    """The service over nothing; what breaks breaks the test."""
    return TestClient(create_app(EmbeddedStore(), empty=True))


@pytest.mark.parametrize("form", ["", ".json", ".csv", ".xlsx"])
@pytest.mark.parametrize(("page", "language"), EVERY)
def test_every_page_answers(empty, page, language, form):
    for asked in (page.example, {k: v for k, v in page.example.items() if "{" + k in page.path.sv}):
        response = empty.get(Addresses(language).page(page.name, form, **asked), headers=HTML)
        known = response.status_code == 200
        assert known or response.status_code == 404
        assert known == (asked != page.example and page.name in (*WHOLE, "collaboration"))
        if not form:
            assert response.headers["content-language"] == language


@pytest.mark.parametrize(
    ("address", "says"),
    [("/", "Inga platser"), ("/sv/", "Inga platser"), ("/en/", "No places")],
)
def test_the_first_page_says_that_there_is_nothing(empty, address, says):
    assert says in empty.get(address, headers=HTML).text


@pytest.mark.parametrize("form", ["html", "json"])
def test_nothing_is_shown_as_a_word_of_the_machinery(empty, form):
    for name in WHOLE:
        address = Addresses("en").page(name, "" if form == "html" else ".json")
        assert "None" not in empty.get(address, headers=HTML).text


@pytest.mark.parametrize("path", ["coverage", "validation", "network", "questions"])
def test_every_answer_about_everything_is_empty(empty, path):
    assert empty.get(f"{API}/{path}").status_code == 200


@pytest.mark.parametrize(
    "path", ["localities/20", "groups/x", "sources/x", "collaboration?actor=x"]
)
def test_what_is_about_something_is_a_problem(empty, path):
    response = empty.get(f"{API}/{path}")
    assert response.status_code == 404
    assert response.headers["content-type"] == PROBLEM_TYPE
