"""`/network`: the same as the command line says, in every format, with its media type."""

from __future__ import annotations

import pytest

from graph.exporters.formats import FORMATS

DAY = {"on": "2018-06-30", "area": "lerum-alingsas"}
WORDS = ["network", "--on", "2018-06-30", "--area", "lerum-alingsas"]


def test_it_is_what_the_command_line_says(agree):
    assert agree(WORDS, "/network", **DAY)["edges"]
    level = agree([*WORDS, "--level", "political"], "/network", **DAY, level="politisk nivå")
    assert level["level"] == "political"


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_the_file_of_the_command_line(samverkan, client, form):
    response = client.get("/api/v1/network", params=DAY | {"format": form})
    assert response.text == samverkan(*WORDS, "--format", form).out
    assert response.headers["content-type"] == FORMATS[form].media_type


def test_tables_say_that_they_are_utf_8(client):
    response = client.get("/api/v1/network", params=DAY | {"format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Alingsås" in response.content.decode("utf-8")


def test_every_format_of_the_library_is_offered(client):
    response = client.get("/api/v1/network", params={"format": "dot"})
    assert response.status_code == 400
    assert f"Skriv ett av: {', '.join(FORMATS)}." in response.json()["detail"]


def test_a_level_that_is_none(client):
    assert client.get("/api/v1/network", params={"level": "zzz"}).status_code == 400
