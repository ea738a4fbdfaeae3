"""The description: where to ask, what it can do, how much there is."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import RDF, Graph, Namespace, URIRef

from graph.sparql.description import describe
from graph.sparql.endpoint import Dataset, Endpoint
from graph.sparql.formats import GRAPHS
from tests.graph.sparql.conftest import BASE

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
DATA = "<a:a> a <a:Thing> ; <a:p> 1, 2 . GRAPH <a:g> { <a:b> a <a:Thing> . <a:a> <a:p> 1 }"


def read(endpoint: Endpoint, media: str = "text/turtle") -> Graph:
    found = describe(endpoint, media, BASE, f"{BASE}/update")
    triples = [quad.triple for quad in parse(found.body, format=GRAPHS[media])]
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@pytest.fixture
def filled(endpoint: Endpoint) -> Endpoint:
    endpoint.update(f"INSERT DATA {{ {DATA} }}", BASE, Dataset())
    return endpoint


@pytest.mark.parametrize("media", GRAPHS)
def test_it_is_there_in_every_format(filled: Endpoint, media: str) -> None:
    assert len(read(filled, media)) == len(read(filled))


def test_it_says_where_to_ask_and_to_write(filled: Endpoint) -> None:
    graph = read(filled)
    languages = {
        graph.value(service, SD.endpoint): graph.value(service, SD.supportedLanguage)
        for service in graph.subjects(RDF.type, SD.Service)
    }
    assert languages == {
        URIRef(BASE): SD.SPARQL11Query,
        URIRef(f"{BASE}/update"): SD.SPARQL11Update,
    }
    assert len(set(graph.objects(None, SD.resultFormat))) == 9
    assert not list(graph.objects(None, SD.feature))
    filled.union = True
    assert set(read(filled).objects(None, SD.feature)) == {SD.UnionDefaultGraph}


def test_it_counts(filled: Endpoint) -> None:
    graph = read(filled)
    [dataset] = graph.subjects(RDF.type, SD.Dataset)
    counts = {
        name: int(str(graph.value(dataset, VOID[name])))
        for name in ("triples", "distinctSubjects", "distinctObjects", "properties", "classes")
    }
    assert counts == {
        **{"triples": 4, "distinctSubjects": 2, "distinctObjects": 3},
        **{"properties": 2, "classes": 1},
    }
    [named] = graph.objects(dataset, SD.namedGraph)
    assert graph.value(named, SD.name) == URIRef("a:g")
    assert int(str(graph.value(graph.value(named, SD.graph), VOID.triples))) == 2
    [by_class] = graph.objects(dataset, VOID.classPartition)
    assert int(str(graph.value(by_class, VOID.entities))) == 2


def test_it_follows_what_is_written(filled: Endpoint) -> None:
    before = read(filled)
    filled.update("DROP ALL", BASE, Dataset())
    after = read(filled)
    assert not list(after.objects(None, SD.namedGraph))
    assert len(after) < len(before)
