"""`/changes`: the same as the command line says."""

from __future__ import annotations

import pytest

YEAR = ["diff", "2018-11-30", "2019-01-01"]
DAYS = {"from": "2018-11-30", "to": "2019-01-01"}


@pytest.mark.parametrize(
    ("more", "query"),
    [
        ([], {}),
        (["--area", "lerum-alingsas"], {"area": "lerum-alingsas"}),
        (["--clock", "known", "--on", "2018-06-30"], {"clock": "known", "on": "2018-06-30"}),
    ],
)
def test_it_is_what_the_command_line_says(agree, more, query):
    data = agree([*YEAR, *more], "/changes", **DAYS, **query)
    assert data["clock"] == query.get("clock", "valid")
    assert (data["from"], data["to"]) == ("2018-11-30", "2019-01-01")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "from saknas. Lägg till den, till exempel from=2018-11-30."),
        ({"from": "2018-11-30"}, "to saknas."),
        (DAYS | {"to": "2018-99-01"}, "”2018-99-01”"),
        (DAYS | {"clock": "both"}, "Skriv ett av: valid, known."),
    ],
)
def test_what_cannot_be_compared(client, query, said):
    response = client.get("/api/v1/changes", params=query)
    assert response.status_code == 400
    assert said in response.json()["detail"]
