"""The namespaces of the graph. `BASE` is the one place where our own address is written."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import NamedNode

BASE = "https://w3id.org/samverkan/"

PREFIXES: dict[str, str] = {
    "samv": BASE + "ns#",
    "code": BASE + "code/",
    "id": BASE + "id/",
    "ss": BASE + "shapes#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "cv": "http://data.europa.eu/m8g/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}

REGISTER = "register"
_TERM = re.compile(r"(?<![?\w])(?:[a-z]+:\w+|a(?=\s))")


@cache
def expand(curie: str) -> NamedNode:
    """Return the node that `prefix:local` stands for. Raises KeyError for an unknown prefix."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def terms_in(*queries: str) -> frozenset[NamedNode]:
    """Return every term that is written in queries: what can change their answers as a property."""
    found = {term[0] for query in queries for term in _TERM.finditer(query)}
    return frozenset(expand("rdf:type" if term == "a" else term) for term in found)


def thing(reference: str) -> NamedNode:
    """Return the node of a thing written as `type/key`, such as `org/region-20`."""
    return NamedNode(f"{BASE}id/{reference}")


def reference(iri: str) -> str:
    """Return `type/key` for the address of a thing; other addresses come back unchanged."""
    return iri.removeprefix(BASE + "id/")


def code(scheme: str, slug: str) -> NamedNode:
    """Return the node of a code, such as `code("status", "fulfilled")`."""
    return NamedNode(f"{BASE}code/{scheme}/{slug}")


def slug(iri: str) -> str:
    """Return the last part of an address: the slug of a code, the key of a thing."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def source_graph(source: str) -> NamedNode:
    """Return the name of the graph that holds one source version."""
    return NamedNode(f"{BASE}graph/source/{source}")


CATALOGUE_GRAPH = NamedNode(BASE + "graph/catalogue")
ONTOLOGY_GRAPH = NamedNode(BASE + "graph/ontology")
