"""Foreign terms exist in their vocabularies: the list is whole, and rdflib knows the terms."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import (
    DCTERMS,
    FOAF,
    ODRL2,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    VANN,
    XSD,
    DefinedNamespace,
)

from ontology import FOLDER, alignments, core
from ontology.context import context

OWN = "https://w3id.org/samverkan/"
CLOSED: list[type[DefinedNamespace]] = [
    DCTERMS, FOAF, ODRL2, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, XSD,
]  # fmt: skip


def listed() -> list[dict[str, str]]:
    """Return the rows of external-terms.csv."""
    with (FOLDER / "external-terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_turtle() -> set[str]:
    """Return the foreign terms of the Turtle files; the licence is no term."""
    graph = Graph()
    for path in core() + alignments():
        graph.parse(path)
    nodes = {n for s, p, o in graph for n in (s, p, o) if p != DCTERMS.license}
    datatypes = {n.datatype for n in nodes if isinstance(n, Literal) and n.datatype}
    found = {str(n) for n in nodes | datatypes if isinstance(n, URIRef)} | {str(DCTERMS.license)}
    return {term for term in found if not term.startswith(OWN)}


def in_tables(root: Path) -> set[str]:
    """Return the foreign terms of the table definitions."""
    prefixes = context()["@context"]
    found = set()
    for path in (root / "graph" / "tables").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        fields = [field.get("property") for field in table["columns"].values()]
        for curie in filter(None, [table.get("class"), *fields]):
            prefix, _, name = curie.partition(":")
            found.add(prefixes[prefix] + name)
    return {term for term in found if not term.startswith(OWN)}


def test_list_is_whole(root: Path) -> None:
    """external-terms.csv names exactly the foreign terms in use."""
    assert [row["term"] for row in listed()] == sorted(in_turtle() | in_tables(root))


def test_rows_are_full() -> None:
    """Each term has its vocabulary, specification and version, one specification each."""
    for row in listed():
        assert all(row.values()), row
        assert row["specification"].startswith(("https://", "http://"))
    versions = {(row["vocabulary"], row["specification"], row["version"]) for row in listed()}
    assert len(versions) == len({vocabulary for vocabulary, _, _ in versions})


@pytest.mark.parametrize("namespace", CLOSED, ids=lambda n: str(n._NS))
def test_terms_exist_in_closed_namespaces(namespace: type[DefinedNamespace], root: Path) -> None:
    """A term in a namespace that rdflib knows is one of its terms."""
    address = str(namespace._NS)
    ours = [row["term"] for row in listed() if row["term"].startswith(address)]
    assert ours
    assert not [term for term in ours if URIRef(term) not in namespace]


@pytest.mark.parametrize("namespace", CLOSED, ids=lambda n: str(n._NS))
def test_misspelt_terms_would_be_found(namespace: type[DefinedNamespace]) -> None:
    """rdflib tells a made-up term from a real one."""
    assert URIRef(str(namespace._NS) + "noSuchTermHere") not in namespace


def test_namespaces_are_not_nearly_right() -> None:
    """Each foreign term lies in a namespace with a known prefix."""
    known = [str(n._NS) for n in CLOSED] + [
        "http://data.europa.eu/eli/ontology#",
        "http://data.europa.eu/m8g/",
        "http://id.loc.gov/datatypes/edtf/",
        "http://www.cidoc-crm.org/cidoc-crm/",
        "http://www.w3.org/ns/earl#",
        "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/",
        "https://w3id.org/dpv#",
        "https://w3id.org/semanticarts/ns/ontology/gist/",
    ]
    assert not [row for row in listed() if not row["term"].startswith(tuple(known))]
