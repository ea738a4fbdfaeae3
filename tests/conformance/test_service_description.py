"""SPARQL 1.1 Service Description over a socket."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from tests.conformance.server import Server

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}
# What each property may stand at, and lead to: the vocabulary's own domains and ranges.
DOMAINS = {
    SD.endpoint: SD.Service,
    SD.feature: SD.Service,
    SD.supportedLanguage: SD.Service,
    SD.resultFormat: SD.Service,
    SD.inputFormat: SD.Service,
    SD.defaultDataset: SD.Service,
    SD.defaultGraph: SD.Dataset,
    SD.namedGraph: SD.Dataset,
    SD.name: SD.NamedGraph,
    SD.graph: SD.NamedGraph,
}
RANGES = {
    SD.defaultDataset: SD.Dataset,
    SD.defaultGraph: SD.Graph,
    SD.namedGraph: SD.NamedGraph,
    SD.graph: SD.Graph,
}
KNOWN = {"UnionDefaultGraph", "BasicFederatedQuery", "SPARQL11Query", "SPARQL11Update"}


@pytest.fixture(params=FORMATS)
def description(request: pytest.FixtureRequest, server: Server) -> Graph:
    assert server.update("DROP ALL; INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }").status == 204
    response = server.send("GET", "/sparql", headers={"Accept": request.param})
    assert (response.status, response.media) == (200, request.param)
    return Graph().parse(data=response.body, format=FORMATS[request.param])


def test_the_endpoint_is_named(description: Graph, server: Server) -> None:
    [service] = description.subjects(SD.endpoint, URIRef(f"{server.address}/sparql"))
    assert (service, RDF.type, SD.Service) in description


def test_it_follows_the_vocabulary(description: Graph) -> None:
    terms = {
        str(term).removeprefix(str(SD))
        for triple in description
        for term in triple
        if isinstance(term, URIRef) and term in SD
    }
    used = {p for p in description.predicates() if p in SD}
    assert used == DOMAINS.keys() - {SD.feature}
    classes = {"Service", "Dataset", "Graph", "NamedGraph"}
    assert terms <= {str(p).removeprefix(str(SD)) for p in DOMAINS} | classes | KNOWN
    for subject, predicate, value in description:
        if predicate in DOMAINS:
            assert (subject, RDF.type, DOMAINS[predicate]) in description
            assert not isinstance(value, Literal)
        if predicate in RANGES:
            assert (value, RDF.type, RANGES[predicate]) in description


def test_graphs_are_named_and_counted(description: Graph) -> None:
    [named] = description.subjects(SD.name, URIRef("a:g"))
    graph = description.value(named, SD.graph)
    assert description.value(graph, URIRef("http://rdfs.org/ns/void#triples")) == Literal(1)
