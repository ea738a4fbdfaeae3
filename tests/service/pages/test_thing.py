"""The page of a thing: the same as the API says, every fact dated and one click from its source."""

from __future__ import annotations

import csv
import io
from urllib.parse import unquote, urlsplit

import pytest

from service.fact_rows import HEADER
from service.openapi import API
from service.pages.thing import PAGE
from tests.service.pages.seen import Seen

DAY = {"on": "2018-06-30"}
GROUP = "group/samla-politisk-samradsgrupp"
AGREEMENT = "agreement/dalarna-lansoverenskommelse-v3"
SOURCE = "source/svom-uppfoljning-2016"
# One of each type, and what the head of its page says in Swedish.
THINGS = {
    GROUP: "Grupp · politiskt organ",
    AGREEMENT: "Dokument · länsöverenskommelse",
    SOURCE: "Källa",
    "org/kommun-2062": "Organisation · kommun",
    "locality/2062": "Plats · kommun",
    "locality/20": "Plats · län",
    "function/samla-delregional-samordnare": "Funktion",
    "requirement/dalarna-lokal-overenskommelse": "Krav · strukturkrav",
    "clause/svom-motesordning": "Klausul",
    "goal/svom-nationell-na-unga": "Mål",
    "law/svom-kommande-lag-utskrivning": "Lag eller norm",
    "target-group/svom-unga": "Målgrupp",
    "family/ract": "Sort av grupper",
    "event/svom-plan-avslutas": "Händelse",
    "respondent/dalarna-p09": "Uppgiftslämnare",
    "survey-question/dalarna-q6": "Enkätfråga",
    "answer/dalarna-p09-q6": "Enkätsvar",
    "series/dalarna-enkat": "Serie av källor",
    "evidence/svom-uppfoljning-2016/l54": "Ställe i en källa",
    "statement/svom-uppfoljning-2016/memberships/pilot-ostersund": "Uppgift",
}


@pytest.fixture
def see(client):
    def look(reference, language="sv", status=200, **query):
        response = client.get(f"/{language}/id/{reference}", params=DAY | query)
        assert response.status_code == status, response.text
        return Seen(response.text)

    return look


@pytest.fixture
def answer(client):
    def ask(reference, **query):
        return client.get(f"{API}/things/{reference}", params=DAY | query).json()

    return ask


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("reference", THINGS)
def test_every_type_of_thing_has_a_page_in_both_languages(see, answer, reference, language):
    page, data = see(reference, language), answer(reference)
    assert [words for tag, words in page.headings if tag == "h1"] == [data["name"][language]]
    head = [data["type_label"][language]]
    head += [data["kind"]["name"][language]] if data["kind"] else []
    assert page.parts["eyebrow"] == [" · ".join(head)]
    if language == "sv":
        assert page.parts["eyebrow"][0].startswith(THINGS[reference])
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"


@pytest.mark.parametrize("reference", THINGS)
def test_no_key_and_no_address_is_shown(see, reference):
    text = see(reference).text
    assert reference not in text
    assert "https://w3id.org" not in text
    assert "{" not in text


@pytest.mark.parametrize("reference", THINGS)
def test_the_page_as_data_is_the_answer_of_the_api(client, answer, reference):
    assert client.get(f"/sv/id/{reference}.json", params=DAY).json() == answer(reference)


def test_every_section_stands_under_its_heading_with_all_its_facts(see, answer):
    page, data = see(GROUP), answer(GROUP)
    titles = [section["title"]["sv"] for section in data["sections"]]
    assert [words for tag, words in page.headings if tag == "h2"][1:] == titles
    facts = sum(len(s["facts"]) + len(s["other_times"]) for s in data["sections"])
    assert len(page.parts["where"]) == facts > 50


def test_what_does_not_hold_is_counted_and_can_be_opened(see, answer):
    stages = next(s for s in answer(GROUP)["sections"] if s["key"] == "stages")
    assert len(stages["other_times"]) == 1
    assert "Gäller inte den dagen: 1 uppgift" in see(GROUP).text
    assert "Does not hold on the day: 1 statement" in see(GROUP, "en").text


def test_every_fact_leads_to_its_place_in_the_source(client, see):
    """The source is one click away, and the click ends at the place that the link names."""
    cited = {urlsplit(address) for words, address in see(GROUP).links if "#e-" in address}
    assert cited
    anchors = {}
    for address in cited:
        if address.path not in anchors:
            source = client.get(f"{address.path}?{address.query}")
            assert source.status_code == 200
            anchors[address.path] = set(Seen(source.text).ids)
        assert address.fragment in anchors[address.path], unquote(address.fragment)
    assert anchors.keys() == {
        "/sv/id/source/samla-arsrapport-2018",
        "/sv/id/source/samla-historik-2025",
    }


def test_links_keep_the_day(see):
    links = [address for _, address in see(GROUP).links if address.startswith("/sv/id/")]
    assert links
    assert all("on=2018-06-30" in address for address in links)


def test_the_nearest_day_is_shown_where_nothing_is_dated_to_the_one_asked_about(see):
    late, early = see(GROUP, on="2026-01-01"), see(GROUP, on="2010-01-01")
    assert ("Se den 1 mars 2019", f"/sv/id/{GROUP}?on=2019-03-01") in late.links
    assert ("Se den 1 november 2017", f"/sv/id/{GROUP}?on=2017-11-01") in early.links
    assert "note" not in see(GROUP).parts


def test_strictly_read_what_is_left_out_is_counted(see, answer):
    left_out = answer(GROUP, stated_only="true")["totals"]["interpreted_left_out"]
    assert left_out > 0
    assert f"{left_out} tolkade uppgifter är utelämnade." in see(GROUP, stated_only="true").text


def test_a_municipality_has_its_status_against_each_requirement(see, answer):
    page, data = see("locality/2062", on="2023-03-31"), answer("locality/2062", on="2023-03-31")
    labels = {"not-reported": "Ej redovisat", "not-fulfilled": "Ej uppfyllt"}
    cells = data["coverage"]["cells"]
    assert page.parts["status"] == [labels[cell["status"]] for cell in cells]
    behind = [address for _, address in page.links if address.startswith("/sv/tackning/2062/")]
    assert len(behind) == len(cells) == 4


def test_a_county_has_its_municipalities_counted_with_the_denominator(see):
    page = see("locality/20", on="2023-03-31")
    assert "8 av 15" in page.parts["share"]
    assert "104 av de 130 som uppges verka här är belagda den dagen." in page.text


def test_a_place_without_anything_says_that_this_is_no_no(see):
    page = see("locality/1280", on="2023-03-31")
    assert "Inga krav är inlästa för platsen." in page.text
    assert "det betyder inte att det saknas" in page.text


def test_requirements_stand_below_the_clauses_they_are_read_out_of(see):
    page = see(AGREEMENT)
    inner = " ".join(page.parts["inner"])
    assert "Lokal överenskommelse (LÖK) ska kommun Dalarnas län" in inner


def test_a_source_tells_place_by_place_what_has_been_read_out_of_it(see, answer):
    page, contents = see(SOURCE), answer(SOURCE)["contents"]
    count = contents["statements"]
    assert ("h2", f"{count} uppgifter är lästa ur källan") in page.headings
    assert [own for own in page.ids if own and own.startswith("e-")] == [
        f"e-{spot['key']}" for spot in contents["spots"]
    ]
    assert contents["spots"][0]["paraphrase"]["sv"] in page.text


def test_actors_and_requirements_lead_on_to_the_views_of_them(see):
    for reference, path in ((GROUP, "/sv/samverkan"), ("org/kommun-2062", "/sv/samverkan")):
        addresses = [urlsplit(own) for _, own in see(reference).links]
        assert any(
            own.path == path and f"actor={reference}" in unquote(own.query) for own in addresses
        )
    need = "requirement/dalarna-lokal-overenskommelse"
    assert any(f"requirement={need}" in unquote(own) for _, own in see(need).links)


def test_the_rows_are_every_fact_and_those_below(client, answer):
    response = client.get(f"/sv/id/{AGREEMENT}.csv", params=DAY)
    header, *rows = csv.reader(io.StringIO(response.text))
    assert tuple(header) == HEADER
    ids = [row[HEADER.index("id")] for row in rows]
    listed = [
        own["id"]
        for section in answer(AGREEMENT)["sections"]
        for fact in (*section["facts"], *section["other_times"])
        for own in (fact, *fact["facts"])
    ]
    assert ids == listed


def test_a_name_leads_to_the_page_and_an_unknown_one_to_help(client, see):
    assert see("Mora").headings[0] == ("h1", "Mora")
    response = client.get("/sv/id/Moora", headers={"accept": "text/html"})
    assert response.status_code == 404
    assert "Menade du" in response.text


def test_the_example_has_something_on(see):
    assert PAGE.example["on"] == DAY["on"]
    assert see(PAGE.example["reference"]).parts["fact-table"]
