"""The ontology and the code lists, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, Namespace, URIRef

from ontology import FOLDER

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def samv() -> Namespace:
    """The namespace of our own terms."""
    return Namespace("https://w3id.org/samverkan/ns#")


@pytest.fixture(scope="session")
def terms() -> Graph:
    """The terms of samverkan.ttl."""
    return Graph().parse(FOLDER / "samverkan.ttl")


@pytest.fixture(scope="session")
def codes() -> Graph:
    """The code lists of codes.ttl."""
    return Graph().parse(FOLDER / "codes.ttl")


@pytest.fixture(scope="session")
def own(terms: Graph, samv: Namespace) -> list[URIRef]:
    """All our own classes and properties."""
    found = {s for s in terms.subjects(RDF.type, None) if str(s).startswith(samv)}
    assert len(found) > 150
    return sorted(found)


@pytest.fixture(scope="session")
def classes(terms: Graph, own: list[URIRef]) -> list[URIRef]:
    """Our own classes."""
    return [term for term in own if (term, RDF.type, OWL.Class) in terms]


@pytest.fixture(scope="session")
def properties(own: list[URIRef], classes: list[URIRef]) -> list[URIRef]:
    """Our own properties."""
    return sorted(set(own) - set(classes))
