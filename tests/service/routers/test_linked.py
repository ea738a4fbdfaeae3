"""Linked data: every address of the graph answers, in the format asked for, with all names."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.linked.vocabularies import vocabularies
from graph.namespaces import BASE
from graph.questions import questions
from graph.sparql.formats import GRAPHS
from service.documents import ENDINGS, HTML
from service.openapi import PROBLEM_TYPE

LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
DATA = [media for media in ENDINGS if media != HTML]
NAMED = ["id/org/region-20", "id/source/dalarna-enkat-2023", "code/status", "code/status/fulfilled"]
NAMED += [f"question/{name}" for name in questions()]
DOCUMENTS = ["ns", "ns/0.1.0", "code", "shapes", "shapes/guards", "shapes/completeness"]


def ask(client, path, accept, **more):
    return client.get(f"/{path}", headers={"accept": accept, **more}, follow_redirects=False)


def triples(response, media):
    form = GRAPHS[media]
    return {quad.triple for quad in parse(response.content, format=form)}


@pytest.mark.parametrize("media", DATA)
@pytest.mark.parametrize("path", NAMED)
def test_what_is_no_document_leads_to_one(client, path, media):
    response = ask(client, path, media)
    assert response.status_code == 303
    assert response.headers["location"] == f"/{path}{ENDINGS[media]}"
    assert response.headers["vary"] == "Accept, Accept-Language, Origin"
    found = client.get(response.headers["location"])
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == media
    about = [own for own in triples(found, media) if own.subject == NamedNode(BASE + path)]
    assert len(about) > 1


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("media", ENDINGS)
def test_a_document_answers_at_once(client, path, media):
    response = ask(client, path, media)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.headers["content-location"] == f"/{path}{ENDINGS[media]}"
    assert "Accept" in response.headers["vary"]
    named = client.get(response.headers["content-location"])
    if media not in (HTML, "application/rdf+xml"):
        assert named.content == response.content


@pytest.mark.parametrize(
    ("path", "language", "page"),
    [
        ("id/org/region-20", "sv", "/sv/id/org/region-20"),
        ("id/org/region-20.html", "en", "/en/id/org/region-20"),
        ("id/locality/2062", "en", "/en/id/locality/2062"),
    ],
)
def test_the_page_of_a_thing_is_the_page_that_people_read(client, path, language, page):
    response = ask(client, path, "text/html", **{"accept-language": language})
    assert (response.status_code, response.headers["location"]) == (303, page)
    assert client.get(page, headers={"accept": HTML}).status_code == 200


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["ns", "shapes/guards", "code/status", "question/groups"])
def test_the_page_of_a_document_has_an_anchor_for_all_that_it_tells_of(client, path, language):
    response = client.get(f"/{path}.html?lang={language}", headers={"accept": HTML})
    assert response.status_code == 200
    assert response.headers["content-language"] == language
    if path == "ns":
        assert '<section id="Agreement">' in response.text
        assert (">överenskommelse<" in response.text) == (language == "sv")


@pytest.mark.parametrize("path", [*NAMED, *DOCUMENTS, "id/locality/se"])
def test_all_of_ours_that_is_mentioned_is_named(client, path):
    told = triples(client.get(f"/{path}.nt"), "application/n-triples")
    named = {own.subject for own in told if own.predicate == LABEL}
    mentioned = {
        term.value
        for own in told
        for term in (own.subject, own.predicate, own.object)
        if isinstance(term, NamedNode) and term.value.startswith(f"{BASE}id/")
    }
    assert mentioned <= {own.value for own in named}


def test_every_address_of_the_graph_answers(client, curated):
    """One of each sort of subject; all of them are read in the same way."""
    subjects = {quad.subject.value for quad in curated.quads()}
    first = {}
    for iri in sorted(subjects):
        path = iri.removeprefix(BASE).partition("#")[0]
        if iri.startswith(BASE) and not path.startswith("graph/"):
            first.setdefault("/".join(path.split("/")[:2]), path)
    statuses = Counter(client.get(f"/{path}.ttl").status_code for path in first.values())
    assert statuses == {200: len(first)}
    assert len(first) > 20


@pytest.mark.parametrize("path", ["id/org/region-20", "ns", "shapes", "code/status"])
def test_the_same_address_has_the_same_turtle(client, path):
    one, other = (client.get(f"/{path}.ttl").content for _ in range(2))
    assert one == other
    prefixes = [line for line in one.splitlines() if line.startswith(b"@prefix")]
    assert prefixes == sorted(prefixes)
    assert list(parse(one, format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("*/*", ".html"),
        ("text/turtle;q=0.9, application/ld+json", ".jsonld"),
        ("application/*", ".jsonld"),
        ("text/html;q=0.1, text/turtle;q=0.2", ".ttl"),
    ],
)
def test_the_heaviest_format_is_taken(client, accept, ending):
    assert ask(client, "code/status", accept).headers["location"] == f"/code/status{ending}"


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("id/org/nowhere", "text/turtle", 404),
        ("code/status/nowhere.ttl", "*/*", 404),
        ("question/nowhere.jsonld", "*/*", 404),
        ("shapes/nowhere.ttl", "*/*", 404),
        ("ns.xyz", "*/*", 404),
        ("ns", "image/png", 406),
        ("id/org/region-20?x=1", "text/turtle", 400),
        ("id/%3Cx%3E.ttl", "*/*", 404),
        ("id/" + "x" * 400, "text/turtle", 400),
    ],
)
def test_what_there_is_not_is_a_problem(client, path, accept, status):
    response = ask(client, path, accept)
    assert response.status_code == status
    assert response.headers["content-type"] == PROBLEM_TYPE
    assert response.json()["findings"]


def test_every_suite_is_a_part_of_all_shapes():
    own = vocabularies()
    parts = [name for name in own if name.startswith("shapes/")]
    assert len(own["shapes"]) == sum(len(own[name]) for name in parts)
