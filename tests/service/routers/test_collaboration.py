"""`/collaboration`: the same as the command line says."""

from __future__ import annotations

import pytest

LERUM = ["who", "Lerums kommun", "--on", "2018-06-30"]
ASKED = {"actor": "Lerums kommun", "on": "2018-06-30"}
WITH = ["--with", "Alingsås lasarett"]


@pytest.mark.parametrize(
    ("more", "query"),
    [
        ([], {}),
        (["--level", "political"], {"level": "political"}),
        (WITH, {"with": "Alingsås lasarett"}),
        ([*WITH, "--max-hops", "2"], {"with": "Alingsås lasarett", "max_hops": "2"}),
    ],
)
def test_it_is_what_the_command_line_says(agree, more, query):
    data = agree([*LERUM, *more], "/collaboration", **ASKED, **query)
    assert data["shared"]
    assert bool(data["paths"]) is ("with" in query)


def test_nothing_is_invented(agree):
    data = agree(
        ["who", "Öppenvårdspsykiatrin Ludvika", "--on", "2023-03-31"],
        "/collaboration",
        actor="Öppenvårdspsykiatrin Ludvika",
        on="2023-03-31",
    )
    assert [item for item in data["shared"] if item["alone"]], "a partner is not always stated"
    assert all(seat["link"]["evidence"] for item in data["shared"] for seat in item["own"])


@pytest.mark.parametrize(
    ("level", "named"),
    [("zzz", "political (politisk nivå)"), ("strategisk taktisk", "strategic (strategisk nivå)")],
)
def test_a_level_that_is_none_names_what_may_be_meant(client, level, named):
    response = client.get("/api/v1/collaboration", params=ASKED | {"level": level})
    assert response.status_code == 400
    assert named in response.json()["detail"]


@pytest.mark.parametrize("hops", ["0", "9", "-1", "x", "1.5"])
def test_hops_out_of_bounds_tell_the_bounds(client, hops):
    response = client.get("/api/v1/collaboration", params=ASKED | {"max_hops": hops})
    assert response.status_code == 400
    assert "1–8" in response.json()["detail"]


def test_an_actor_must_be_named(client):
    response = client.get("/api/v1/collaboration")
    assert response.status_code == 400
    assert response.json()["findings"][0] == {
        "code": "parameter-missing",
        "what": "actor saknas.",
        "fix": "Lägg till den, till exempel actor=Lerums kommun.",
    }
