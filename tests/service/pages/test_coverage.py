"""The page *Coverage*: the matrix as a table, the same as the command and the API say."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from graph.load import load_sources, source_folders
from graph.status import Status
from graph.store import EmbeddedStore
from service.app import create_app
from tests.service.pages.seen import Seen

PATHS = {"sv": "/sv/tackning", "en": "/en/coverage"}
SURVEY = {"area": "20", "on": "2023-03-31"}
ODD = {"area": "20", "on": "2022-12-31"}
HTML = {"accept": "text/html"}


@pytest.fixture
def see(client):
    def look(query, language="sv", status=200):
        response = client.get(PATHS[language], params=query, headers=HTML)
        assert response.status_code == status, response.text
        return Seen(response.text)

    return look


def cells(seen):
    """Return the (path, class, words) of each link of a matrix to a cell."""
    return [
        (urlsplit(own["href"]).path, own["class"], words)
        for own, words in seen.all("a")
        if "status" in (own.get("class") or "")
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", [SURVEY, ODD, {}])
def test_each_cell_of_the_answer_is_a_link_with_its_word(see, client, query, language):
    data = client.get("/api/v1/coverage", params=query).json()
    wanted = {
        (
            f"{PATHS[language]}/{cell['locality']}/{cell['requirement']}",
            f"status status-{cell['status']}",
            Status(cell["status"]).label[language],
        )
        for cell in data["cells"]
    }
    assert {
        (path, mark, words.partition(":")[0]) for path, mark, words in cells(see(query, language))
    } == wanted


def test_no_two_cells_say_the_same_to_who_only_hears_the_links(see):
    words = [words for _, _, words in cells(see(SURVEY))]
    assert len(words) == len(set(words)) == 60


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", [SURVEY, {}])
def test_the_data_beside_it_are_those_of_the_api_and_the_command(
    client, samverkan, query, language
):
    data = client.get(PATHS[language] + ".json", params=query).json()
    assert data == client.get("/api/v1/coverage", params=query).json()
    words = [word for key, value in query.items() for word in (f"--{key}", value)]
    ran = samverkan("coverage", *words, "--format", "csv", "--lang", language)
    assert client.get(PATHS[language] + ".csv", params=query).text == ran.out


def test_the_rows_come_by_name_or_with_the_most_to_mend_first(see, client):
    names = [
        own["name"]["sv"] for own in client.get("/api/v1/coverage", params=ODD).json()["localities"]
    ]

    def order(query):
        heads = [
            row[0][2]
            for row in see(query).rows()
            if len(row) > 1 and row[0][1].get("scope") == "row"
        ]
        return [head for head in heads if head in names]

    assert order(ODD) == names
    by_gap = order(ODD | {"sort": "gap"})
    assert sorted(by_gap) == sorted(names)
    assert by_gap[:2] == ["Falun", "Ludvika"]
    links = {words: parse_qs(urlsplit(address).query) for words, address in see(ODD).links}
    assert links["mest att åtgärda först"]["sort"] == ["gap"]
    assert "sort" not in links["efter namn"]


def test_an_unknown_order_is_refused_in_words(see):
    seen = see(SURVEY | {"sort": "x"}, status=400)
    assert "name, gap" in seen.text


@pytest.mark.parametrize(
    ("requirement", "whole"), [("dalarna-lokal-overenskommelse", 15), ("samla-team", 2)]
)
def test_one_requirement_can_be_looked_at_alone(see, client, requirement, whole):
    seen = see({"requirement": requirement, "on": "2023-03-31"})
    assert {path.rpartition("/")[2] for path, _, _ in cells(seen)} == {requirement}
    assert len(cells(seen)) == whole
    assert f"av {whole} uppfyllt" in seen.text
    links = dict(seen.links)
    assert "requirement" not in links["Visa alla krav"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"requirement": "samla-team"}, "ställer inget krav på någon kommun i Dalarnas län"),
        ({"on": "2010-01-01"}, "inget krav inläst som hade börjat gälla"),
        ({"level": "individual"}, "4 krav visas inte"),
        ({"level": "strategic"}, "3 krav visas inte"),
        (
            {"level": "strategic", "requirement": "dalarna-lokal-overenskommelse"},
            "1 krav visas inte",
        ),
    ],
)
def test_what_is_not_there_is_told_and_why(see, query, said):
    seen = see(SURVEY | query)
    assert said in seen.text
    assert bool(seen.all("table")) is (query == {"level": "strategic"})


def test_totals_have_their_denominators(see, client):
    data = client.get("/api/v1/coverage", params=ODD).json()
    foot = see(ODD).rows()[-1]
    assert foot[0][2] == "Totalt"
    # Columns stand by force; here all are of one.
    for need, (_, _, words) in zip(data["requirements"], foot[1:], strict=True):
        totals = data["totals"][need["id"]]
        assert f"{totals['fulfilled']} av 15 uppfyllt" in words
        assert f"{totals['reported']} av 15 redovisade" in words


def test_stage_party_and_age_stand_in_the_cell(see):
    rows = {row[0][2]: [words for _, _, words in row[1:]] for row in see(ODD).rows()}
    assert "delvis i kraft" in rows["Säter"][0]
    assert "utan Primärvården i Dalarna" in rows["Säter"][0]
    today = {row[0][2]: row[1][2] for row in see({"area": "20", "on": "2026-11-22"}).rows()}
    assert "44 mån gammalt" in today["Avesta"]
    assert "gammalt" not in today["Gagnef"], "what nobody said has no age"


def test_columns_are_grouped_by_target_group(see):
    [heads, *_] = see({"area": "lerum-alingsas", "on": "2026-11-22"}).rows()
    groups = [words for _, own, words in heads if own.get("scope") == "colgroup"]
    assert len(groups) == 4
    assert "Målgrupp anges inte" in groups
    assert sum(int(own["colspan"]) for _, own, _ in heads if "colspan" in own) == 4


def test_localities_without_requirements_are_counted_apart(see):
    assert "För 265 av 290 kommuner är inga krav inlästa; de ingår inte i något tal" in see({}).text
    assert "inga krav inlästa" not in see(SURVEY).text


def test_every_mark_is_explained(see):
    [legend] = see(SURVEY).parts["legend"]
    for status in Status:
        assert status.label.sv in legend


@pytest.fixture
def national(write_source):
    """The curated sources and a requirement of every municipality in the country."""
    said = {"basis": "stated", "evidence": "e1"}
    named = said | {"name_sv": "Riksplan", "name_en": "National plan"}
    words = {f"{what}_{tongue}": "x" for what in ("text", "addressee") for tongue in ("sv", "en")}
    need = {"clauses": "clause/a1", "force": "shall", "requires_kind": "action-plan"}
    where = {"applies_to": "municipality", "applies_within": "locality/se"}
    step = {"next_step_sv": "Fråga.", "next_step_en": "Ask."}
    folder = write_source(
        "national",
        agreements=[named | {"key": "a", "kind": "national-agreement"}],
        clauses=[said | words | {"key": "a1", "agreement": "agreement/a", "modal": "ska"}],
        requirements=[named | need | where | step | {"key": "plan", "kind": "structure"}],
    )
    store = EmbeddedStore()
    load_sources(store, [*source_folders(), folder])
    return TestClient(create_app(store))


def test_a_matrix_of_every_municipality_is_one_table_and_soon_there(national):
    national.get("/sv/tackning")
    start = time.perf_counter()
    text = national.get("/sv/tackning?on=2023-03-31").text
    assert time.perf_counter() - start < 3
    seen = Seen(text)
    assert len(seen.all("table")) == 1
    assert len(cells(seen)) == 290 + 76
    assert "Inget krav" in seen.text
    assert "tall" in next(
        own["class"] for own, _ in seen.all("div") if "table-scroll" in own.get("class", "")
    )
