"""`/coverage`: the same as the command line says, with every statement behind."""

from __future__ import annotations

import pytest

DAY = {"area": "20", "on": "2023-03-31"}
WORDS = ["coverage", "--area", "20", "--on", "2023-03-31"]


@pytest.mark.parametrize(
    ("more", "query"),
    [
        ([], {}),
        (["--known", "2020-01-01"], {"known": "2020-01-01"}),
        (["--stated-only"], {"stated_only": "true"}),
        (
            ["--requirement", "dalarna-lokal-overenskommelse"],
            {"requirement": "dalarna-lokal-overenskommelse"},
        ),
    ],
)
def test_it_is_what_the_command_line_says(agree, more, query):
    data = agree([*WORDS, *more], "/coverage", **DAY, **query)
    assert data["as_of"] == "2023-03-31"
    assert len(data["localities"]) == 15


def test_the_contract_is_kept(client):
    data = client.get("/api/v1/coverage", params=DAY).json()
    assert {"as_of", "known_at", "requirements", "localities", "cells", "totals"} <= data.keys()
    wanted = {"status", "stage", "as_of", "respondent", "basis", "source", "locator"}
    for cell in data["cells"]:
        assert {"locality", "requirement", "status", "stage", "statements"} <= cell.keys()
        assert all(wanted <= said.keys() for said in cell["statements"])
    for need in data["requirements"]:
        assert data["totals"][need["id"]]["denominator"] == 15


def test_an_area_goes_by_code_name_or_inflected_form(client):
    answers = [
        client.get("/api/v1/coverage", params={"area": area, "on": "2023-03-31"}).json()
        for area in ("2029", "Leksand", "Leksands", "leksands kommun")
    ]
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["area"]["id"] == "2029"


def test_an_empty_parameter_is_as_none(client):
    empty = client.get("/api/v1/coverage", params={"area": "", "on": "", "requirement": ""})
    assert empty.json() == client.get("/api/v1/coverage").json()
