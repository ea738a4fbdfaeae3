"""Rendering: the headers of every page, and the texts in its language."""

from __future__ import annotations

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from service.problems import Fault, Problem
from service.rendering import render


@pytest.fixture(scope="module")
def pages():
    app = FastAPI()

    @app.get("/{language}")
    def read(request: Request, language: str):
        fault = Fault(code="x", what="<b>Fel</b>", fix="{{ 7*7 }}")
        problem = Problem(type="", title="<b>Fel</b>", status=418, detail="", findings=[fault])
        return render(request, "problem.html", language, 418, problem=problem)

    return TestClient(app)


def test_every_page_is_guarded(pages):
    response = pages.get("/sv")
    assert response.status_code == 418
    policy = response.headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"


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
