"""The page *Network*: the drawing, the tables and the API show the same nodes and links."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest

from graph.drawing.table import HEADER
from graph.messages import message
from tests.service.pages.seen import Seen

PATHS = {"sv": "/sv/natverk", "en": "/en/network"}
LERUM = {"on": "2018-06-30", "area": "lerum-alingsas"}
DALARNA = {"on": "2023-03-31", "area": "20"}
ASKED = [
    LERUM,
    LERUM | {"level": "political"},
    DALARNA | {"stated_only": "true"},
    {"on": "2022-10-01", "area": "lerum-alingsas"},
    {"on": "2017-03-01"},
]
EMPTY = {"on": "2020-06-01", "area": "lerum-alingsas"}
NS = "{http://www.w3.org/2000/svg}"
_SVG = re.compile(r"<svg xmlns.*?</svg>", re.DOTALL)


@pytest.fixture
def show(client):
    def look(query, language="sv"):
        response = client.get(PATHS[language], params=query)
        assert response.status_code == 200, response.text
        return response.text

    return look


@pytest.fixture
def answer(client):
    return lambda query: client.get("/api/v1/network", params=query).json()


def drawing(page):
    return ET.fromstring(_SVG.search(page)[0])


def rows(page, heading):
    """The cells of the table under a heading: the words of each, and where its links lead."""
    [table] = re.findall(rf'<h2 id="{heading}">.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    return [
        [
            (" ".join(re.sub(r"<[^>]*>", " ", cell).split()), re.findall(r'href="([^"]*)"', cell))
            for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("query", ASKED)
def test_drawing_tables_and_api_show_the_same(show, answer, query, language):
    page, data = show(query, language), answer(query)
    root = drawing(page)
    nodes = {element.get("data-node") for element in root.iter() if element.get("data-node")}
    edges = {element.get("data-edge") for element in root.iter() if element.get("data-edge")}
    assert nodes == {node["id"] for node in data["nodes"]}
    assert edges == {edge["id"] for edge in data["edges"]}
    named = sorted(node["name"][language] for node in data["nodes"])
    assert sorted(cells[0][0] for cells in rows(page, "nodes")) == named
    if data["edges"]:
        names = {node["id"]: node["name"][language] for node in data["nodes"]}
        told = sorted(
            (names[edge["from"]], edge["label"][language], names[edge["to"]])
            for edge in data["edges"]
        )
        table = rows(page, "links")
        assert sorted((row[0][0], row[1][0], row[2][0]) for row in table) == told


def test_every_link_leads_to_its_source_and_says_the_place(show, answer):
    table = rows(show(LERUM), "links")
    assert len(table) == answer(LERUM)["totals"]["edges"]
    for row in table:
        words, links = row[-1]
        assert any("/source/" in link for link in links)
        assert any(char.isdigit() for char in words)


def test_every_node_of_the_drawing_is_a_link_to_its_page(show, client):
    links = {link.get("href") for link in drawing(show(LERUM)).iter(f"{NS}a")}
    assert len(links) == 63
    for link in sorted(links)[::12]:
        assert client.get(link).status_code == 200


def test_words_and_headings(show):
    seen = Seen(show(LERUM))
    assert [words for tag, words in seen.headings if tag == "h1"] == ["Nätverket i Lerum–Alingsås"]
    assert "30 juni 2018" in seen.text
    english = Seen(show(LERUM, "en"))
    assert "What is left out" in [words for _, words in english.headings]


def test_what_is_left_out_is_told_with_its_counts(show, answer):
    left_out = {k: n for k, n in answer(LERUM)["left_out"].items() if n}
    text = Seen(show(LERUM)).text
    assert f"{sum(left_out.values())} kända samband" in text
    for reason, count in left_out.items():
        assert message(f"left-out-{reason}").format(count=count).sv in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_empty_day_leads_to_days_that_are_not(show, client, language):
    page = show(EMPTY, language)
    assert not _SVG.search(page)
    [note] = Seen(page).parts["note"]
    links = re.findall(r'<li><a href="([^"]*)">', page.partition('class="note"')[2])[:2]
    for year, link in zip(("2019", "2022"), links, strict=True):
        assert year in link
        assert year in note
        assert _SVG.search(client.get(link.replace("&amp;", "&")).text)


def test_the_rows_of_the_csv_are_the_links_and_what_has_none(client, answer):
    data = answer(LERUM)
    response = client.get("/sv/natverk.csv", params=LERUM)
    table = list(csv.DictReader(io.StringIO(response.text)))
    assert tuple(table[0]) == HEADER
    linked = [row for row in table if row["to_id"]]
    assert len(linked) == data["totals"]["edges"]
    ends = {row["from_id"] for row in table} | {row["to_id"] for row in linked}
    assert ends == {node["id"] for node in data["nodes"]}
    assert client.get("/sv/natverk.json", params=LERUM).json() == data


def test_the_drawing_is_a_file_too(show, client):
    [link] = re.findall(r'href="(/api/v1/network[^"]*)"', show(LERUM, "en"))
    response = client.get(link.replace("&amp;", "&"))
    assert response.headers["content-type"] == "image/svg+xml"
    assert "The network on 2018-06-30: Lerum–Alingsås" in response.text


def test_lines_that_are_counted_instead_of_drawn_are_told(show):
    root = drawing(show({"on": "2023-03-31", "area": "20"}))
    hidden = [e for e in root.iter() if e.get("visibility") == "hidden"]
    assert hidden
    assert f"{len(hidden)} linjer" in " ".join("".join(text.itertext()) for text in root.iter())
