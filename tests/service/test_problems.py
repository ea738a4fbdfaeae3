"""Problems: RFC 9457 for programs, a page for people, in the language asked for."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request

from graph.namespaces import BASE
from service.app import create_app
from service.problems import language_of

PROBLEM = "application/problem+json"
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def small(little):
    return TestClient(create_app(little), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/v1/coverage?area=Moora", 404, "unknown-place"),
        ("GET", "/api/v1/collaboration?actor=x", 404, "unknown-thing"),
        ("GET", "/api/v1/questions/x", 404, "unknown-question"),
        ("GET", "/api/v1/coverage?on=x", 400, "bad-day"),
        ("GET", "/api/v1/collaboration", 400, "parameter-missing"),
        ("GET", "/api/v1/network?format=x", 400, "parameter-wrong"),
        ("GET", "/api/v1/coverage?x=1", 400, "parameter-unknown"),
        ("GET", "/nope", 404, "no-page"),
        ("GET", "/api/v1/nope", 404, "no-page"),
        ("GET", "/static/nope.css", 404, "no-page"),
        ("GET", "/static/../app.py", 404, "no-page"),
        ("GET", "/static/%2e%2e/app.py", 404, "no-page"),
        ("POST", "/api/v1/coverage", 405, "no-method"),
        ("DELETE", "/", 405, "no-method"),
        ("PUT", "/health", 405, "no-method"),
    ],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_fault_is_a_problem_document(small, method, path, status, code, language):
    response = small.request(method, path, headers={"accept-language": language})
    assert (response.status_code, response.headers["content-type"]) == (status, PROBLEM)
    assert response.headers["content-language"] == language
    problem = response.json()
    assert problem.keys() == {"type", "title", "status", "detail", "findings"}
    assert (problem["type"], problem["status"]) == (f"{BASE}problem/{code}", status)
    assert problem["title"] == problem["findings"][0]["what"]
    for fault in problem["findings"]:
        assert fault["what"] in problem["detail"]
        assert fault["fix"] in problem["detail"]
    other = small.request(
        method, path, headers={"accept-language": {"sv": "en"}.get(language, "sv")}
    )
    assert other.json()["title"] != problem["title"]


@pytest.mark.parametrize(
    ("path", "header", "language"),
    [
        ("/x", "", "sv"),
        ("/x", "en", "en"),
        ("/x", "en-GB,en;q=0.9", "en"),
        ("/x", "sv;q=0.5, en;q=0.9", "en"),
        ("/x", "de, sv;q=0.7, en;q=0.3", "sv"),
        ("/x", "de, fr;q=0.7", "sv"),
        ("/x", "*", "sv"),
        ("/x", "en;q=0", "sv"),
        ("/x", "en;q=nan-sense,;;q=,,=", "sv"),
        ("/x?lang=en", "sv", "en"),
        ("/x?lang=sv", "en", "sv"),
        ("/x?lang=fr", "en", "sv"),
        ("/en/", "sv", "en"),
        ("/sv/", "en", "sv"),
        ("/english", "", "sv"),
    ],
)
def test_the_language_is_asked_for_in_several_ways(path, header, language):
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept-language", header.encode()), (b"host", b"x")],
        "server": ("x", 80),
        "scheme": "http",
    }
    assert language_of(Request(scope)) == language


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/sv/?area=Moora", 404, "Menade du ”Mora”"),
        ("/en/?area=Moora", 404, "Did you mean “Mora"),
        ("/en/?on=2023-02-30", 400, "“2023-02-30”"),
        ("/nope", 404, "Sidan finns inte."),
        ("/en/nope", 404, "There is no such page."),
    ],
)
def test_people_get_a_page(small, path, status, said):
    response = small.get(path, headers=BROWSER)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert said in response.text
    assert response.text.count("<h1>") == 1
    assert '<a href="/en/">' in response.text or '<a href="/sv/">' in response.text


def test_the_api_answers_a_browser_as_anybody(small):
    response = small.get("/api/v1/coverage?area=Moora", headers=BROWSER)
    assert response.headers["content-type"] == PROBLEM


def test_what_breaks_tells_nothing_of_itself(little, monkeypatch):
    def fail(*given):
        raise RuntimeError("/secret/path")

    monkeypatch.setattr("service.routers.coverage.cover", fail)
    client = TestClient(create_app(little), raise_server_exceptions=False)
    response = client.get("/api/v1/coverage", params={"lang": "en"})
    assert (response.status_code, response.headers["content-type"]) == (500, PROBLEM)
    assert response.json()["title"] == "The service could not answer."
    assert "secret" not in response.text
