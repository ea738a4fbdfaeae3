"""`/actors`, `/groups`, `/agreements`, `/sources`, `/things`: all that is stated about a thing."""

from __future__ import annotations

import pytest

from service.openapi import API

DAY = {"on": "2018-06-30"}
GROUP = "samla-politisk-samradsgrupp"


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("actors/region-20", "org/region-20"),
        ("actors/org/region-20", "org/region-20"),
        ("actors/Lerums kommun", "org/kommun-1441"),
        (f"actors/{GROUP}", f"group/{GROUP}"),
        (f"groups/{GROUP}", f"group/{GROUP}"),
        ("agreements/dalarna-lansoverenskommelse-v3", "agreement/dalarna-lansoverenskommelse-v3"),
        ("sources/dalarna-enkat-2023", "source/dalarna-enkat-2023"),
        ("things/requirement/svom-representation", "requirement/svom-representation"),
        ("things/clause/svom-motesordning", "clause/svom-motesordning"),
        (
            "things/statement/samla-arsrapport-2018/group_states/st01",
            "statement/samla-arsrapport-2018/group_states/st01",
        ),
        ("things/series/dalarna-enkat", "series/dalarna-enkat"),
    ],
)
def test_a_thing_by_key_address_or_name(client, path, reference):
    response = client.get(f"{API}/{path}", params=DAY)
    assert response.status_code == 200, response.text
    data = response.json()
    assert (data["id"], data["as_of"]) == (reference, "2018-06-30")
    assert data["sections"] or data["description"]


def test_the_same_thing_has_the_same_answer_everywhere(client):
    by_group, by_thing, by_actor = (
        client.get(f"{API}/{path}", params=DAY).json()
        for path in (f"groups/{GROUP}", f"things/group/{GROUP}", f"actors/group/{GROUP}")
    )
    assert by_group == by_thing == by_actor


def test_a_locality_is_the_same_by_its_own_address(client):
    by_code = client.get(f"{API}/localities/2062", params=DAY).json()
    assert by_code == client.get(f"{API}/things/locality/2062", params=DAY).json()


@pytest.mark.parametrize(
    "path",
    [
        "groups/region-20",
        "agreements/samla-au",
        "sources/samla-au",
        "actors/dalarna-lansoverenskommelse-v3",
        "things/law/nothing",
        "things/nothing/at-all",
    ],
)
def test_what_is_not_there_or_something_else_is_not_found(client, path):
    response = client.get(f"{API}/{path}", params={"lang": "en"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["findings"][0]["code"] == "unknown-thing"


def test_a_misspelt_parameter_is_refused_on_a_path_with_slashes_too(client):
    response = client.get(f"{API}/things/group/{GROUP}", params={"om": "2018-06-30"})
    assert response.status_code == 400
    assert response.json()["findings"][0]["code"] == "parameter-unknown"


def test_every_fact_has_a_time_a_basis_and_evidence(client):
    data = client.get(f"{API}/groups/{GROUP}", params=DAY).json()
    facts = [fact for section in data["sections"] for fact in section["facts"]]
    assert len(facts) == data["totals"]["facts"] > 40
    for fact in facts:
        assert fact["basis"]
        assert fact["holds"] in ("certain", "possible")
        assert fact["evidence"]
        assert all(item["source"] and item["locator"]["sv"] for item in fact["evidence"])
