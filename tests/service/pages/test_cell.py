"""The page of a cell: every voice with what it counts for, the clause, the next step."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest

from graph import codes
from tests.service.pages.seen import Seen

AGREEMENT, GROUP = "dalarna-lokal-overenskommelse", "dalarna-lokal-styrgrupp"
ODD, SURVEY = {"area": "20", "on": "2022-12-31"}, {"area": "20", "on": "2023-03-31"}
HTML = {"accept": "text/html"}


@pytest.fixture
def see(client):
    def look(place, need=AGREEMENT, query=ODD, language="sv", status=200):
        path = {"sv": "/sv/tackning", "en": "/en/coverage"}[language]
        response = client.get(f"{path}/{place}/{need}", params=query, headers=HTML)
        assert response.status_code == status, response.text
        return Seen(response.text)

    return look


@pytest.fixture
def answer(client):
    return lambda place, need=AGREEMENT, query=ODD: client.get(
        f"/sv/tackning/{place}/{need}.json", params=query
    ).json()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("place", ["2085", "2061", "2082", "2062"])
def test_it_opens_on_the_status_and_how_it_came_about(see, answer, place, language):
    data = answer(place)
    [opening] = see(place, language=language).parts["opening"]
    assert codes.label("status", data["cell"]["status"])[language] in opening
    assert data["explanation"][language] in opening


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("place", "need"), [("2085", AGREEMENT), ("2034", AGREEMENT), ("2062", GROUP)]
)
@pytest.mark.parametrize("query", [ODD, SURVEY])
def test_each_voice_has_its_status_time_respondent_and_place(
    see, answer, place, need, query, language
):
    data, seen = answer(place, need, query), see(place, need, query, language)
    assert data["statements"]
    for said in data["statements"]:
        told = [said["status_label"], said["stage_label"], said["respondent"]["name"]]
        told += [said["answered"], said["detail"], said["locator"], said["source_name"]]
        for words in told:
            assert " ".join(words[language].split()) in seen.text
    sources = {urlsplit(address) for _, address in seen.links if "/id/source/" in address}
    places = {item["key"] for said in data["statements"] for item in said["evidence"]}
    assert {f"e-{key}" for key in places} <= {own.fragment for own in sources}


def test_contradicting_voices_stand_side_by_side_and_the_rest_apart(see, answer):
    weights = [said["weight"] for said in answer("2085")["statements"]]
    assert weights == ["speaks", "speaks", "other-time"]
    seen = see("2085")
    [beside] = seen.parts["voices-now"]
    assert "Uppfyllt delvis i kraft" in beside
    assert "Ej uppfyllt finns inte" in beside
    assert "planeras" not in beside
    heads = [words for tag, words in seen.headings if tag == "h3"]
    assert heads == ["Talar den dagen", "Gäller en annan tid"]


def test_a_denial_that_reaches_back_says_so_and_that_it_is_read_so(see):
    assert "gäller även tiden före perioden tolkad" in see("2085").text


def test_the_clause_its_reading_and_whom_it_is_for(see, answer):
    need, seen = answer("2085")["requirement"], see("2085")
    for clause in need["clauses"]:
        for words in (clause["text"], clause["binding"], clause["agreement_name"]):
            assert words["sv"] in seen.text
        agreements = [urlsplit(address).path for _, address in seen.links]
        assert f"/sv/id/agreement/{clause['agreement']}" in agreements
    assert need["reading"]["sv"] in seen.text
    assert need["target_groups"][0]["name"]["sv"] in seen.text
    assert "2019-12-31 har gått ut; visas ändå" in seen.text
    assert "Part som saknas: Primärvården i Dalarna" in seen.text


def test_what_to_do_is_what_the_validation_says(see, answer, client):
    found = client.get("/api/v1/validation", params=ODD).json()["findings"]
    own = [
        finding
        for finding in found
        if (finding["locality"], finding["requirement"]) == ("2085", AGREEMENT)
    ]
    assert own
    assert answer("2085")["findings"] == own
    for finding in own:
        assert finding["fix"]["sv"] in see("2085").text


def test_what_is_documented_is_linked(see):
    links = dict(see("2082").links)
    names = [words for words, address in links.items() if "dalarna-lok-2022-sater" in address]
    assert names
    assert "Ingen källa beskriver en sådan struktur" in see("2062").text


@pytest.mark.parametrize(
    ("place", "need", "query", "said"),
    [
        ("1441", AGREEMENT, {}, "Kravet gäller inte Lerum; inget krävs."),
        (
            "2085",
            AGREEMENT,
            {"on": "2010-01-01"},
            "Kravet hade inte börjat gälla den 1 januari 2010",
        ),
    ],
)
def test_where_nothing_is_asked_it_says_so_plainly(see, place, need, query, said):
    seen = see(place, need, query)
    assert said in seen.text
    assert "opening" not in seen.parts
    assert "Vad kravet säger" in seen.text


def test_the_neighbours_follow_the_area(see):
    links = dict(see("2085", query=SURVEY).links)
    following = next(address for words, address in links.items() if words.startswith("Nästa"))
    assert urlsplit(following).path == f"/sv/tackning/2023/{AGREEMENT}"
    assert parse_qs(urlsplit(following).query) == {key: [value] for key, value in SURVEY.items()}
    first = see("2085", query={"area": "vasterbergslagen"}).text
    assert "Föregående" not in first
    assert "Nästa: Smedjebacken" in first


def test_an_old_answer_is_told_to_be_old(see):
    assert "Det nyaste svaret är 44 månader gammalt" in see("2085", query={"on": "2026-11-22"}).text
    assert "månader gammalt" not in see("2085", query=SURVEY).text


@pytest.mark.parametrize(("place", "need"), [("xyz", AGREEMENT), ("2085", "xyz")])
def test_what_there_is_not_is_a_page_that_says_what_to_write(see, place, need):
    assert "xyz" in see(place, need, status=404).text


def test_a_name_is_as_good_as_a_code(see):
    assert see("Ludvika").headings[0] == see("2085").headings[0]


def test_the_rows_are_the_statements(client, answer):
    text = client.get(f"/en/coverage/2085/{AGREEMENT}.csv", params=ODD).text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["weight"], row["status"], row["respondent"]) for row in rows] == [
        (said["weight"], said["status"], said["respondent"]["name"]["en"])
        for said in answer("2085")["statements"]
    ]
