"""`/validation`: the same as the command line says; suites by name."""

from __future__ import annotations

import re
from itertools import product

DAY = {"area": "Mora", "on": "2023-03-31"}
WORDS = ["validate", "--area", "Mora", "--on", "2023-03-31"]


def test_it_is_what_the_command_line_says(agree):
    data = agree(WORDS, "/validation", **DAY)
    assert data["suites"] == ["completeness", "guards"]
    assert data["findings"]
    assert all(finding["what"]["sv"] and finding["fix"]["sv"] for finding in data["findings"])


def test_a_suite_is_what_the_command_line_says(agree):
    agree([*WORDS, "--suite", "guards"], "/validation", **DAY, suite="guards")


def test_several_suites_are_asked_for_by_repeating(client):
    twice = client.get("/api/v1/validation", params=DAY | {"suite": ["completeness", "guards"]})
    assert twice.json() == client.get("/api/v1/validation", params=DAY).json()


def test_the_statements_of_the_sources_are_tested_when_asked(client):
    data = client.get("/api/v1/validation", params=DAY | {"suite": "integrity"}).json()
    assert data["suites"] == ["integrity"]
    assert data["findings"]
    for finding in data["findings"]:
        assert finding["suite"] == "integrity"
        assert finding["where"]["file"].endswith(".csv")
        assert finding["where"]["thing"]["name"]["sv"]
        for part, language in product(("title", "what", "why", "fix"), ("sv", "en")):
            assert finding[part][language]
            assert not re.search(r"://|\b(?:sh|samv|org):|minCount|[{}<>]", finding[part][language])


def test_a_suite_that_is_none(client):
    response = client.get("/api/v1/validation", params=DAY | {"suite": "all"})
    assert response.status_code == 400
    assert "completeness, guards" in response.json()["detail"]
