"""The page *Overview*: opens on an answer, every number with its denominator."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.namespaces import thing
from graph.situation import describe, tell
from graph.status import Status
from service.pages import PAGES
from tests.service.pages.seen import Seen

PATHS = {"sv": "/sv/lagesbild", "en": "/en/overview"}
SURVEY = {"area": "20", "on": "2023-03-31"}
ODD = {"area": "20", "on": "2022-12-31"}
ASKED = [SURVEY, ODD, {}, {"area": "lerum-alingsas", "on": "2019-03-01"}, {"area": "2180"}]


@pytest.fixture
def see(client):
    def look(query, language="sv"):
        response = client.get(PATHS[language], params=query)
        assert response.status_code == 200, response.text
        return Seen(response.text)

    return look


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_it_opens_on_the_sentences_of_the_library(see, client, query, language):
    data = client.get(PATHS[language] + ".json", params=query).json()
    sentences = [sentence[language] for sentence in data["sentences"]]
    [opening] = see(query, language).parts["opening"]
    assert opening == " ".join(sentences)


def test_the_answer_is_the_view_of_the_library(client, view):
    data = client.get("/sv/lagesbild.json", params=ODD | {"known": "2026-11-22"}).json()
    situation = describe(view("2022-12-31"), thing("locality/20").value)
    assert [own["sv"] for own in data["sentences"]] == [own.sv for own in tell(situation)]
    assert data["totals"] == situation.counts


def test_each_requirement_is_a_row_with_its_counts(see, client):
    data = client.get("/sv/lagesbild.json", params=SURVEY).json()
    seen = see(SURVEY)
    rows = {row[0][2]: [words for _, _, words in row[1:]] for row in seen.rows() if row}
    shown = [s for s in Status if any(need["totals"][s.value] for need in data["requirements"])]
    heads = rows["Krav"]
    assert set(heads) == {"Fördelning", "Av", *(status.label.sv for status in shown)}
    for need in data["requirements"]:
        told = dict(zip(heads, rows[f"{need['name']['sv']} ska"], strict=True))
        assert told.pop("Fördelning") == ""
        assert int(told.pop("Av")) == need["totals"]["denominator"] == 15
        assert {key: int(value) for key, value in told.items()} == {
            status.label.sv: need["totals"][status.value] for status in shown
        }


@pytest.mark.parametrize("query", [SURVEY, ODD, {}])
def test_each_bar_is_as_wide_as_its_denominator(client, query):
    seen = Seen(client.get("/en/overview", params=query).text)
    bars, pieces = 0, 0
    for tag, own, _ in seen.found:
        if tag == "svg" and "shares" in (own.get("class") or ""):
            assert pieces == 0, "the bar before is full"
            bars += 1
            pieces = int(own["viewbox"].split()[2])
            assert own["aria-hidden"] == "true", "the words beside it say the same"
        elif tag == "rect":
            pieces -= int(own["width"])
    assert bars
    assert pieces == 0


def test_the_worst_lead_to_their_cells(see, client):
    data = client.get("/sv/lagesbild.json", params=ODD).json()
    seen = see(ODD)
    cells = [urlsplit(address).path for _, address in seen.links if "/tackning/" in address]
    assert cells == [
        f"/sv/tackning/{place['id']}/{gap['requirement']}"
        for place in data["worst"]
        for gap in place["gaps"]
    ]
    assert "Motstridiga uppgifter" in seen.text


def test_the_days_of_the_sources_set_the_day(see, client):
    data = client.get("/sv/lagesbild.json", params=SURVEY).json()
    days = [
        parse_qs(urlsplit(address).query)
        for words, address in see(SURVEY).links
        if words in {own["label"]["sv"] for own in data["moments"]}
    ]
    assert {own["on"][0] for own in days} == {own["day"] for own in data["moments"]}
    assert all(own["area"] == ["20"] for own in days)


def test_old_answers_lead_to_the_day_they_are_about(see):
    [day] = [address for words, address in see({"area": "20"}).links if "mars 2023" in words][:1]
    assert parse_qs(urlsplit(day).query)["on"] == ["2023-03-31"]
    assert "Inget svar är färskt den dagen." in see({"area": "20"}).text
    assert "färskt" not in see(SURVEY).text


def test_the_whole_country_shows_the_areas_that_have_requirements(see, client):
    seen = see({})
    areas = client.get("/sv/lagesbild.json").json()["areas"]
    cards = dict(zip((own["area"]["id"] for own in areas), seen.parts["area"], strict=True))
    assert "15 kommuner, 4 krav" in cards["20"]
    assert "av 60" in cards["20"]
    assert cards.keys() == {"20", "23", "lerum-alingsas"}
    assert "För 265 av 290 kommuner är inga krav inlästa" in seen.text
    assert "area" not in see(SURVEY).parts, "one area needs no card of its own"


def test_where_nothing_has_been_read_it_says_so(see):
    seen = see({"area": "2180", "on": "2023-03-31"})
    assert "inga krav inlästa" in seen.text
    assert "Ingen inläst källa talar om Gävle" in seen.text
    assert not seen.all("table")


def test_a_level_hides_requirements_and_says_how_many(see):
    seen = see(SURVEY | {"level": "strategic"})
    assert "3 krav visas inte" in seen.text
    assert "Lokal handlingsplan" not in seen.text
    [(_, all_levels)] = [link for link in seen.links if link[0] == "Visa alla nivåer"]
    assert "level" not in parse_qs(urlsplit(all_levels).query)


def test_what_only_may_be_is_told_to_be_no_gap(see):
    seen = see({"area": "lerum-alingsas", "on": "2019-03-01"})
    assert "är en möjlighet" in seen.text
    assert "är en möjlighet" not in see(SURVEY).text


def test_the_rows_are_the_requirements(client):
    response = client.get("/sv/lagesbild.csv", params=SURVEY)
    rows = list(csv.DictReader(io.StringIO(response.text)))
    needs = client.get("/sv/lagesbild.json", params=SURVEY).json()["requirements"]
    assert [row["requirement"] for row in rows] == [need["id"] for need in needs]
    assert {row["denominator"] for row in rows} == {"15"}
    assert {row["expired"] for row in rows} == {"expired"}


@pytest.mark.parametrize("query", [SURVEY, {}])
def test_it_leads_on_to_every_page_of_the_menu_with_the_same_view(client, query):
    text = client.get("/sv/lagesbild", params=query).text
    main = Seen(text[text.index("<main") : text.index("</main>")] + "</main>")
    led = {urlsplit(address).path for _, address in main.links}
    others = [page for page in PAGES.values() if page.menu and page.name != "overview"]
    assert {page.address("sv") for page in others} <= led
    assert ("/sv/id/locality/20" in led) is ("area" in query)
