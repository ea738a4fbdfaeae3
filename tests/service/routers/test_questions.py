"""`/questions`: each question's example is answered as on the command line."""

from __future__ import annotations

import pytest

from graph.questions import questions

API = "/api/v1/questions"


@pytest.mark.parametrize("name", questions())
def test_the_example_is_what_the_command_line_says(agree, name):
    question = questions()[name]
    words = [part for pair in question.example.items() for part in (f"--{pair[0]}", pair[1])]
    data = agree(["ask", name, *words], f"/questions/{name}", **question.example)
    assert data["question"] == name
    assert data["count"] == len(data["rows"]) > 0
    assert data["parameters"].keys() == question.example.keys()


def test_a_day_and_a_reading_are_what_the_command_line_says(agree):
    words = ["ask", "participants", "--structure", "SVOM", "--on", "2016-10-21", "--stated-only"]
    query = {"structure": "SVOM", "on": "2016-10-21", "stated_only": "true"}
    assert agree(words, "/questions/participants", **query)["as_of"] == "2016-10-21"


def test_an_empty_day_is_no_day(client):
    query = {"structure": "SVOM"}
    assert (
        client.get(f"{API}/participants", params=query | {"on": ""}).json()
        == client.get(f"{API}/participants", params=query).json()
    )


def test_the_list_is_in_order_and_in_both_languages(client):
    listed = client.get(API).json()
    assert [question["id"] for question in listed] == sorted(questions())
    assert all(q["title"]["sv"] and q["title"]["en"] and q["columns"] for q in listed)


@pytest.mark.parametrize(
    ("path", "query", "status", "said"),
    [
        ("particpants", {}, 404, "Menade du: participants"),
        ("particpants", {"structure": "SVOM"}, 404, "Menade du: participants"),
        ("participants", {"struct": "SVOM"}, 400, "structure, participant"),
        ("participants", {"structure": "Svomm"}, 404, "Menade du ”SVOM"),
        ("participants", {"kind": "kommunn"}, 400, "municipality (kommun)"),
        ("participants", {"period": "hösten"}, 400, "”hösten”"),
    ],
)
def test_what_cannot_be_asked(client, path, query, status, said):
    response = client.get(f"{API}/{path}", params=query)
    assert response.status_code == status
    assert said in response.json()["detail"]
