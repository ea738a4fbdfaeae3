"""Shared parameters: the perspective, and what no route takes."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from graph.dates import today
from service.app import create_app
from service.parameters import LONGEST

COVERAGE = "/api/v1/coverage"


@pytest.fixture(scope="module")
def small(little):
    return TestClient(create_app(little), raise_server_exceptions=False)


def test_a_perspective_is_today_unless_days_are_given(small):
    answer = small.get(COVERAGE).json()
    assert answer["as_of"] == answer["known_at"] == today().isoformat()
    assert answer["stated_only"] is False
    query = {"on": "2023-03-31", "known": "2024-01-01", "stated_only": "true"}
    answer = small.get(COVERAGE, params=query).json()
    assert [answer[key] for key in ("as_of", "known_at", "stated_only")] == [
        "2023-03-31",
        "2024-01-01",
        True,
    ]


@pytest.mark.parametrize("day", ["2023-02-30", "2023-13-01", "yesterday", "2023", "2023-3-1"])
@pytest.mark.parametrize("name", ["on", "known"])
def test_a_day_that_is_none(small, name, day):
    response = small.get(COVERAGE, params={name: day})
    assert response.status_code == 400
    assert f"”{day}”" in response.json()["detail"]
    assert "2023-03-31" in response.json()["detail"]


@pytest.mark.parametrize("name", ["aera", "stated-only", "on ", "ON", "", "format"])
def test_a_parameter_that_the_route_does_not_take(small, name):
    response = small.get(COVERAGE, params={name: "20"})
    assert response.status_code == 400
    problem = response.json()
    assert problem["findings"][0]["code"] == "parameter-unknown"
    assert f"”{name}”" in problem["title"]
    for known in ("area", "requirement", "on", "known", "stated_only", "lang"):
        assert known in problem["detail"]


def test_a_page_too_refuses_what_it_does_not_take(small):
    response = small.get("/", params={"utm_source": "x"})
    assert response.status_code == 400
    assert "”utm_source”" in response.text


@pytest.mark.parametrize("path", [COVERAGE, "/", "/api/v1/questions/names"])
def test_a_value_that_is_too_long(small, path):
    name = "text" if "questions" in path else "area"
    assert small.get(path, params={name: "x" * LONGEST}).status_code != 400
    response = small.get(path, params={name: "x" * (LONGEST + 1)})
    assert response.status_code == 400
    assert str(LONGEST) in response.json()["detail"]
    assert len(response.content) < 1000


def test_a_path_that_is_too_long(small):
    assert small.get("/api/v1/localities/" + "x" * 5000).status_code == 400


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"lang": "fr"}, "Värdet för lang duger inte. Skriv ett av: sv, en."),
        ({"stated_only": "perhaps"}, "Skriv ett av: true, false."),
        ({"lang": "fr", "stated_only": "x"}, "lang duger inte"),
    ],
)
def test_a_value_that_will_not_do(small, query, said):
    response = small.get(COVERAGE, params=query)
    assert response.status_code == 400
    assert said in response.json()["detail"]
    assert len(response.json()["findings"]) == len(query)
