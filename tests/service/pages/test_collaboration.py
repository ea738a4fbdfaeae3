"""The page *Who collaborates with whom?*: the same as the command says, with links to act on."""

from __future__ import annotations

import csv
import gzip
import io
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.messages import message
from tests.service.pages.seen import Seen

PATHS = {"sv": "/sv/samverkan", "en": "/en/collaboration"}
LERUM = {"actor": "Lerums kommun", "with": "Alingsås lasarett", "on": "2018-06-30"}
SAMLA = {"actor": "SAMLA", "on": "2022-10-01"}
# Of these, and of nothing else between them, a source says that something is not there.
DENIED = {"actor": "Ludvika kommun", "with": "Primärvården i Dalarna", "on": "2023-03-31"}
STRANGERS = {"actor": "Lerums kommun", "with": "Mora kommun", "on": "2018-06-30"}
LUDVIKA = {"actor": "Öppenvårdspsykiatrin Ludvika", "on": "2023-03-31"}
ANSWERED = [LERUM, SAMLA, DENIED, STRANGERS, LUDVIKA]
HTML = {"accept": "text/html"}


@pytest.fixture
def see(client):
    def look(query, language="sv", status=200):
        response = client.get(PATHS[language], params=query, headers=HTML)
        assert response.status_code == status, response.text
        return Seen(response.text)

    return look


@pytest.fixture
def answer(client):
    return lambda query: client.get("/api/v1/collaboration", params=query).json()


def asked(address):
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ANSWERED)
def test_the_answer_comes_first_in_a_sentence(see, answer, query, language):
    seen, data = see(query, language), answer(query)
    name = data["actor"]["name"][language]
    sentence = data["answer"][language]
    assert f"{sentence}" in seen.text
    [verdict] = seen.parts["verdict"]
    assert verdict.startswith(name)
    assert sentence in verdict


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ANSWERED)
def test_all_that_the_answer_holds_is_on_the_page(see, answer, query, language):
    """Every structure, seat, statement and step, with its source and the place in it."""
    seen, data = see(query, language), answer(query)
    seats = [seat for item in data["shared"] for seat in (*item["own"], *item["others"])]
    links = [seat["link"] for seat in seats] + data["direct"]
    links += [step for path in data["paths"] for step in path["steps"]]
    said = [s for part in ("reported", "unseated") for own in data[part] for s in own["statements"]]
    said += [own["statement"] for own in (*data["reported_no"], *data["newest"])]
    told = [own["evidence"] for own in (*links, *said)]
    assert told
    for evidence in told:
        assert evidence
        assert all(place["locator"][language] in seen.text for place in evidence)
    for item in (*data["shared"], *data["reported"], *data["unseated"]):
        assert item["structure"]["name"][language] in seen.text
    for link in links:
        assert link["from"]["name"][language] in seen.text
        assert " ".join(link["label"][language].split()) in seen.text
    sources = {place["source"] for evidence in told for place in evidence}
    linked = {urlsplit(address).path for _, address in seen.links}
    assert {f"/{language}/id/source/{source}" for source in sources} <= linked


@pytest.mark.parametrize("query", ANSWERED)
def test_times_are_counted_apart(see, answer, query):
    seen, data = see(query), answer(query)
    whole = data["totals"]["structures"]
    for time in ("current", "uncertain", "planned", "lapsed", "later"):
        counted = f"{message(f'time-{time}').sv} {data['totals'][time]} av {whole}"
        assert (counted in seen.text) is bool(whole)


def test_the_two_negatives_stand_apart(see):
    denied, strangers = see(DENIED), see(STRANGERS)
    headings = [[words for tag, words in own.headings] for own in (denied, strangers)]
    assert "Uppgivet nej 1" in headings[0]
    assert "Uppgivet nej 0" in headings[1]
    assert "Vårdcentralerna: Västerbergslagen" in denied.text
    assert "Ingen källa säger att de inte samverkar." in strangers.text
    assert "Ingen källa säger att de inte samverkar." not in denied.text
    assert "Ingen uppgift om dagen" in headings[1]
    assert "Ingen uppgift om dagen" not in headings[0]
    assert "Senaste uppgift som nämner Mora kommun" in strangers.text


def test_silence_leads_to_a_day_on_which_there_is_something(see, answer):
    query = LERUM | {"on": "2022-10-01"}
    near = answer(query)["nearest"]["before"]["on"]
    [address] = [a for words, a in see(query).links if asked(a).get("on") == near and "20" in words]
    there = see(asked(address))
    assert message("outcome-collaborates").sv in there.parts["verdict"][0]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_attested_without_members_is_named(see, language):
    seen = see(SAMLA, language)
    name = {"sv": "SAMLA:s samverkansstruktur från 2022", "en": "collaboration structure from 2022"}
    assert name[language] in seen.parts["verdict"][0]
    assert any(name[language] in words for tag, words in seen.headings if tag == "h3")


def test_partners_lead_to_how_they_hang_together(see, answer):
    seen, data = see(LUDVIKA), answer(LUDVIKA)
    ways = [(words, asked(a)["with"]) for words, a in seen.links if "Visa vägarna" in words]
    partners = [own["actor"] for own in data["partners"]]
    assert [key for _, key in ways] == [partner["id"] for partner in partners]
    # A link says where it leads, also to who hears it alone.
    assert all(own["name"]["sv"] in words for own, (words, _) in zip(partners, ways, strict=True))
    assert ways


def test_a_path_names_its_weakest_step(see, answer):
    seen, data = see(LERUM), answer(LERUM)
    weak = sum(len(path["weakest"]) for path in data["paths"])
    assert seen.text.count("svagaste ledet") == weak > 0


def test_fewer_steps_find_fewer_ways(see):
    few, more = see(LERUM | {"max_hops": "2"}), see(LERUM)
    ways = [
        next(words for _, words in own.headings if words.startswith("Vägar mellan dem"))
        for own in (few, more)
    ]
    assert ways == ["Vägar mellan dem den dagen 1", "Vägar mellan dem den dagen 11"]


def test_a_misspelt_name_gives_names_to_choose_from(see, client):
    query = LERUM | {"actor": "Lerrums komun"}
    seen = see(query, status=404)
    assert "Det finns inget som heter ”Lerrums komun”." in seen.text
    assert seen.fields["actor"] == "Lerrums komun"
    [address] = [a for words, a in seen.links if words == "Lerums kommun"]
    assert asked(address) == LERUM | {"actor": "org/kommun-1441"}
    assert message("outcome-collaborates").sv in Seen(client.get(address).text).text


def test_a_name_of_several_is_chosen_once(see):
    """Two bear the name: the key says which, and stays when the other field is filled in."""
    query = {"actor": "Region Dalarna", "on": "2023-03-31"}
    chosen = see(query, status=400)
    assert "kan betyda 2 olika saker" in chosen.text
    seen = see(query | {"actor": "org/region-20"})
    assert seen.fields["actor"] == "org/region-20"
    assert "org/region-20" not in seen.text
    assert [a for words, a in seen.links if words == "Välj en annan"]


def test_one_actor_twice_is_no_pair(see):
    seen = see(LERUM | {"with": "Lerum"}, status=400)
    assert "Båda namnen betyder Lerums kommun." in seen.text


def test_the_second_field_alone_asks_about_that_actor(see):
    assert see({"with": "SAMLA", "on": "2022-10-01"}).parts == see(SAMLA).parts


@pytest.mark.parametrize("language", ["sv", "en"])
def test_with_nobody_named_there_is_something_to_begin_with(see, client, language):
    seen = see({}, language)
    examples = [a for _, a in seen.links if "actor=" in a]
    assert len(examples) == 5
    for address in examples:
        assert client.get(address).status_code == 200
        assert "verdict" in Seen(client.get(address).text).parts


def test_the_area_narrows_what_is_suggested_and_nothing_else(client, see):
    whole, area = (
        client.get(PATHS["sv"], params=query).text.count("<option value=")
        for query in (LERUM, LERUM | {"area": "20"})
    )
    assert 50 < area < whole - 300
    assert see(LERUM | {"area": "20"}).parts["verdict"] == see(LERUM).parts["verdict"]


def test_the_level_narrows_the_answer(see):
    seen = see(LERUM | {"level": "political"})
    assert "Bara strukturer på nivån: politisk nivå." in seen.text
    assert "2018-06-30" in str(seen.fields)


@pytest.mark.parametrize("query", [*ANSWERED, {}, {"actor": "zzzz"}])
def test_the_page_is_light(client, query):
    markup = client.get(PATHS["sv"], params=query, headers=HTML).text
    assert len(gzip.compress(markup.encode())) < 25_000


@pytest.mark.parametrize("query", ANSWERED)
def test_headings_follow_each_other_and_ids_are_one_of_each(see, query):
    seen = see(query)
    levels = [int(tag[1]) for tag, _ in seen.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(set(seen.ids)) == len(seen.ids)


@pytest.mark.parametrize("query", ANSWERED)
def test_its_data_is_that_of_the_api(client, answer, query):
    assert client.get(f"{PATHS['sv']}.json", params=query).json() == answer(query)


def test_its_table_is_that_of_the_command(client, samverkan):
    words = ["who", LERUM["actor"], "--with", LERUM["with"], "--on", LERUM["on"]]
    table = client.get(f"{PATHS['sv']}.csv", params=LERUM).text
    assert table == samverkan(*words, "--format", "csv").out
    assert len(list(csv.DictReader(io.StringIO(table)))) > 20


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_data_of_what_is_refused_is_a_problem(client, form):
    response = client.get(f"{PATHS['sv']}.{form}", params={"actor": "Lerrums komun"})
    assert response.status_code == 404
    assert response.json()["findings"][0]["code"] == "unknown-thing"


@pytest.mark.parametrize("hops", ["0", "9", "x"])
def test_steps_out_of_bounds_are_refused(client, hops):
    response = client.get(PATHS["sv"], params=LERUM | {"max_hops": hops})
    assert response.status_code == 400
    assert "1–8" in response.json()["detail"]
