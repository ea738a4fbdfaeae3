"""What the service says of itself: SPARQL 1.1 Service Description, with VoID statistics."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graph.namespaces import PREFIXES
from graph.sparql.endpoint import Answer, Endpoint
from graph.sparql.formats import GRAPHS, READ, TABLES
from graph.store.embedded import EmbeddedStore

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_COUNTED = {
    "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o }",
}
_BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_BY_CLASS = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"
_BY_PROPERTY = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"


def describe(endpoint: Endpoint, media: str, query: str, update: str) -> Answer:
    """Return the description of an endpoint in a format of GRAPHS.

    query, update: the addresses that it answers at.
    """
    prefixes = {**PREFIXES, "sd": _SD, "void": _VOID}
    triples = list(_triples(endpoint, query, update))
    form = GRAPHS[media]
    known = prefixes if form != RdfFormat.N_TRIPLES else None
    return Answer(media, serialize(triples, format=form, prefixes=known) or b"")


def _triples(endpoint: Endpoint, query: str, update: str) -> Iterator[Triple]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    yield from _kind(service, "Service")
    for kind, address in (("SPARQL11Query", query), ("SPARQL11Update", update)):
        own = service if kind == "SPARQL11Query" else BlankNode("update")
        if own != service:
            yield from _kind(own, "Service")
            yield Triple(own, _sd("defaultDataset"), dataset)
        yield Triple(own, _sd("endpoint"), NamedNode(address))
        yield Triple(own, _sd("supportedLanguage"), _sd(kind))
        for feature in _features(endpoint):
            yield Triple(own, _sd("feature"), _sd(feature))
    written = {form.iri for form in TABLES.values()} | {form.iri for form in GRAPHS.values()}
    for iri in sorted(written):
        yield Triple(service, _sd("resultFormat"), NamedNode(iri))
    for iri in sorted({form.iri for form in READ.values()}):
        yield Triple(service, _sd("inputFormat"), NamedNode(iri))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield from _kind(dataset, "Dataset")
    yield Triple(dataset, _TYPE, NamedNode(_VOID + "Dataset"))
    yield Triple(dataset, NamedNode(_VOID + "sparqlEndpoint"), NamedNode(query))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield from _kind(default, "Graph")
    yield from endpoint.store.remember("void", lambda: _statistics(endpoint.store))


def _features(endpoint: Endpoint) -> list[str]:
    union = ["UnionDefaultGraph"] if endpoint.union else []
    return union + (["BasicFederatedQuery"] if endpoint.limits.hosts else [])


def _statistics(store: EmbeddedStore) -> list[Triple]:
    """Count what there is, in whole, by graph, by class and by property."""
    dataset = BlankNode("dataset")
    found = [
        Triple(dataset, NamedNode(_VOID + name), store.select(counted)[0]["n"])
        for name, counted in _COUNTED.items()
    ]
    sizes = {row["g"]: row["n"] for row in store.select(_BY_GRAPH)}
    for number, own in enumerate(store.graphs()):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        size = sizes.get(own, Literal(0))
        found += [Triple(dataset, _sd("namedGraph"), named), *_kind(named, "NamedGraph")]
        found += [Triple(named, _sd("name"), own), Triple(named, _sd("graph"), graph)]
        found += [*_kind(graph, "Graph"), Triple(graph, NamedNode(_VOID + "triples"), size)]
    parts = (
        ("class", "c", "entities", _BY_CLASS),
        ("property", "p", "triples", _BY_PROPERTY),
    )
    for name, key, amount, query in parts:
        for number, row in enumerate(store.select(query)):
            part = BlankNode(f"{name}{number}")
            found.append(Triple(dataset, NamedNode(f"{_VOID}{name}Partition"), part))
            found.append(Triple(part, NamedNode(_VOID + name), row[key]))
            found.append(Triple(part, NamedNode(_VOID + amount), row["n"]))
    return found


def _kind(node: BlankNode, kind: str) -> list[Triple]:
    return [Triple(node, _TYPE, _sd(kind))]


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
