"""The page *Gaps* says what `samverkan validate` says, finding by finding."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from graph.load import load_sources
from graph.perspective import Perspective
from graph.renderers.text import validation_text
from graph.store import EmbeddedStore
from graph.validate.validation import validate
from service.app import create_app
from tests.service.pages.seen import Seen

PATHS = {"sv": "/sv/brister", "en": "/en/gaps"}
DALARNA = {"area": "20", "on": "2023-03-31"}
ASKED = [DALARNA, {"area": "20", "on": "2022-12-31"}, {"on": "2023-03-31"}]
E1 = {"evidence": "e1"}
WORDS = {
    "sv": ("Brist", "Osäkert", "Pågår", "Svar", "Dokumenterat", "Åtgärdsförslag"),
    "en": ("Gap", "Uncertain", "In progress", "Answer", "Documented", "Next step"),
}


@pytest.fixture
def see(client):
    def look(query, language="sv"):
        response = client.get(PATHS[language], params=query)
        assert response.status_code == 200, response.text
        return Seen(response.text)

    return look


@pytest.fixture
def told(samverkan):
    """What the command says, without its line breaks."""

    def tell(query, language):
        options = [f"--{name}={value}" for name, value in query.items()]
        return " ".join(samverkan("validate", *options, "--lang", language).out.split())

    return tell


@pytest.fixture
def found(client):
    return lambda query: client.get("/api/v1/validation", params=query).json()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_the_same_findings_in_the_same_order(see, told, query, language):
    severities = "|".join(WORDS[language][:3])
    titles = re.findall(rf"({severities}) – (.+?) \(([A-Z]\d\d)\)", told(query, language))
    headings = [
        re.fullmatch(rf"({severities}) (.+) \(([A-Z]\d\d)\)", words)
        for tag, words in see(query, language).headings
        if tag in ("h3", "h4") and words.endswith(")")
    ]
    assert [match.groups() for match in headings if match] == titles
    assert titles


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_the_same_answers_with_their_places(see, told, query, language):
    answer = WORDS[language][3]
    said = re.findall(
        rf"{answer}: ([^(]+ \(.+?\))\. (.+?) \[\w+ \d+: ([^]]+)\]", told(query, language)
    )
    seen = see(query, language)
    items = [own for own in seen.items if own.startswith(tuple(seen.parts["status"]))]
    assert len(items) == len(said) == told(query, language).count(f"{answer}: ") > 0
    for item, (status, words, places) in zip(items, said, strict=True):
        assert item.startswith(f"{status} {words} ")
        assert all(place in item for place in places.split("; "))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_the_same_next_steps(see, told, query, language):
    steps = see(query, language).parts["step"]
    assert len(steps) == told(query, language).count(f"{WORDS[language][5]}: ")
    assert all(step in told(query, language) for step in steps)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_the_same_denominators(see, told, query, language):
    seen, text = see(query, language), told(query, language)
    rests = seen.parts["rests"]
    for own in rests:
        name, _, counts = own.partition({"sv": " Gäller ", "en": " Applies to "}[language])
        assert name in text
        sentence = counts.partition(".")[0]
        assert re.match(r"\d+ ", sentence)
        assert sentence in text
    assert rests


@pytest.mark.parametrize("query", ASKED)
def test_every_finding_is_there_once_for_each_locality(see, found, query):
    """What is shared is told once, with its number: the sum is all that was found."""
    seen, data = see(query), found(query)
    places = [int(own) for own in re.findall(r"(\d+) områden", " ".join(seen.parts["finding"]))]
    single = sum(tag == "h4" for tag, _ in seen.headings)
    assert sum(places) + single == len(data["findings"]) == sum(data["counts"].values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_demand_has_its_clause_its_binding_and_its_place(see, found, language):
    seen, data = see(DALARNA, language), found(DALARNA)
    clauses = [clause for own in data["findings"] for clause in own["clauses"]]
    assert clauses
    for clause in clauses:
        assert clause["text"][language] in seen.text
        assert clause["binding"][language] in seen.text
        assert all(item["locator"][language] in seen.text for item in clause["evidence"])
    linked = {urlsplit(address).path for _, address in seen.links}
    assert {f"/{language}/id/agreement/{clause['agreement']}" for clause in clauses} <= linked


def test_counts_stand_at_the_head_and_choose(see, found):
    counts = found(DALARNA)["counts"]
    whole = sum(counts.values())
    seen = see(DALARNA)
    for word, count in zip(WORDS["sv"], counts.values(), strict=False):
        assert f"{count} av {whole} {word}" in seen.text
    for severity, count in counts.items():
        only = see(DALARNA | {"severity": severity})
        names = dict(zip(counts, WORDS["sv"], strict=False))
        titles = [own for tag, own in only.headings if re.search(r"\([A-Z]\d\d\)$", own)]
        assert titles
        assert all(own.startswith(names[severity]) for own in titles)
        assert f"{count} av {whole}" in only.text


def test_every_finding_leads_to_its_cell(see, client, found):
    pairs = {
        urlsplit(address).path
        for _, address in see(DALARNA).links
        if re.match(r"/sv/tackning/\d+/", address)
    }
    assert pairs == {
        f"/sv/tackning/{own['locality']}/{own['requirement']}" for own in found(DALARNA)["findings"]
    }
    assert client.get(min(pairs), params=DALARNA).status_code == 200


def test_links_keep_the_day_and_leave_the_choice(see):
    seen = see(DALARNA | {"severity": "gap"})
    cells = [address for _, address in seen.links if "/tackning/" in address]
    assert cells
    assert all(parse_qs(urlsplit(a).query)["on"] == ["2023-03-31"] for a in cells)
    assert not any("severity" in address for address in cells)


def test_a_level_hides_what_is_on_others_and_says_so(see, client):
    query = DALARNA | {"level": "political"}
    seen = see(query)
    assert "krav visas inte" in seen.text
    assert "rests" not in seen.parts
    assert client.get(f"{PATHS['sv']}.json", params=query).json()["findings"] == []
    strategic = see(DALARNA | {"level": "strategic"})
    assert 0 < len(strategic.parts["rests"]) < len(see(DALARNA).parts["rests"])


def test_one_suite_alone(see, found):
    guards = {"on": "2023-03-31", "suite": "guards"}
    assert "Inga krav inlästa" in see(guards).text
    assert {own["code"] for own in found(guards)["findings"]} == {"G01-no-requirements"}
    assert "Inget att åtgärda." in see(DALARNA | {"suite": "guards"}).text


@pytest.mark.parametrize(("name", "known"), [("suite", "guards"), ("severity", "gap")])
def test_what_is_not_known_lists_what_is(client, name, known):
    response = client.get(PATHS["sv"], params={name: "zzz"})
    assert response.status_code == 400
    assert known in response.json()["detail"]


@pytest.mark.parametrize("query", ASKED)
def test_its_data_is_that_of_the_api(client, found, query):
    assert client.get(f"{PATHS['sv']}.json", params=query).json() == found(query)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_its_table_has_a_row_a_finding(client, found, language):
    text = client.get(f"{PATHS[language]}.csv", params=DALARNA).text
    rows = list(csv.DictReader(io.StringIO(text)))
    data = found(DALARNA)["findings"]
    assert [(row["code"], row["what"], row["fix"]) for row in rows] == [
        (own["code"], own["what"][language], own["fix"][language]) for own in data
    ]
    assert Counter(row["severity"] for row in rows) == found(DALARNA)["counts"]
    gaps = client.get(f"{PATHS[language]}.csv", params=DALARNA | {"severity": "gap"}).text
    assert len(list(csv.DictReader(io.StringIO(gaps)))) == found(DALARNA)["counts"]["gap"]


@pytest.mark.parametrize("query", [*ASKED, {}])
def test_the_page_is_light_and_in_order(client, query):
    markup = client.get(PATHS["sv"], params=query).text
    assert len(gzip.compress(markup.encode())) < 25_000
    seen = Seen(markup)
    levels = [int(tag[1]) for tag, _ in seen.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(set(seen.ids)) == len(seen.ids)


def test_no_word_of_the_machinery(client):
    for language, path in PATHS.items():
        text = Seen(client.get(path, params=DALARNA).text).text
        assert not re.search(r"https?://|sh:|minCount|requirement/|locality/", text), language


@pytest.fixture
def faulty(write_source):
    """A source with a forum of which no member is known."""
    group = {"key": "g", "name_sv": "Forumet", "name_en": "The forum", "kind": "forum"}
    store = EmbeddedStore()
    load_sources(store, [write_source("survey", groups=[group | {"basis": "stated"} | E1])])
    return store


@pytest.mark.parametrize("language", ["sv", "en"])
def test_faults_of_statements_are_told_as_the_command_tells_them(faulty, language):
    query = {"suite": "integrity", "on": "2020-06-30"}
    response = TestClient(create_app(faulty)).get(PATHS[language], params=query)
    seen = Seen(response.text)
    judged = validate(Perspective.at(faulty, date(2020, 6, 30)), None, ["integrity"])
    text = " ".join(validation_text(judged, language).split())
    titles = re.findall(r"(\w+) – ([^•]+?) \((N\d\d)\) •", text)
    assert titles
    headings = [words for tag, words in seen.headings if tag == "h3"]
    assert headings == [f"{severity} {said} ({code})" for severity, said, code in titles]
    things = re.findall(rf"• (.+?)(?= •| {WORDS[language][5]}:)", text)
    assert len(things) == len(judged.findings)
    assert [own for own in seen.items if own in things] == things
    assert [step in text for step in seen.parts["step"]] == [True] * len(titles)
