"""The terms are named, placed and related as the quality bar says, and fit the tables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

from ontology import alignments, core
from ontology.context import context

PREFIXES = context()["@context"]
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
DATATYPES = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.date, RDF.langString, EDTF}
# Kind of a table column → the ranges that its property may have.
RANGES = {
    "string": {XSD.string},
    "strings": {XSD.string},
    "text": {RDF.langString},
    "integer": {XSD.integer},
    "decimal": {XSD.decimal},
    "flag": {XSD.boolean},
    "date": {XSD.date, EDTF, None},
    "period": {EDTF},
}
ANCHORS = {
    "CollaborationForum": "org:OrganizationalCollaboration",
    "Agreement": "cv:ReferenceFramework",
    "CoordinationFunction": "org:Post",
    "Participation": "org:Membership",
    "LifecycleEvent": "org:ChangeEvent",
    "Requirement": "cv:Criterion",
    "Evidence": "cv:Evidence",
    "TargetGroup": "skos:Concept",
    "Locality": "dct:Location",
    "Source": "foaf:Document",
    "Statement": "prov:Entity",
    "Assessment": "prov:Entity",
}


def local(term: URIRef) -> str:
    """Return the name of a term without its namespace."""
    return str(term).rsplit("#", 1)[-1]


def address(curie: str) -> URIRef:
    """Return the address that a prefixed name stands for."""
    prefix, _, name = curie.partition(":")
    return URIRef(PREFIXES[prefix] + name)


def test_names_of_classes(classes: list[URIRef]) -> None:
    """Classes are written UpperCamel, without "and" or "or"."""
    assert not [c for c in classes if not re.fullmatch(r"[A-Z][A-Za-z]+", local(c))]
    assert not [c for c in classes if re.search(r"(And|Or)[A-Z]", local(c))]


def test_names_of_properties(properties: list[URIRef]) -> None:
    """Properties are written lowerCamel."""
    assert not [p for p in properties if not re.fullmatch(r"[a-z][A-Za-z]+", local(p))]


def test_a_term_is_one_thing(terms: Graph, own: list[URIRef]) -> None:
    """Each term has exactly one type, and classes differ from properties in more than case."""
    assert not [t for t in own if len(list(terms.objects(t, RDF.type))) != 1]


def test_no_class_is_used_as_a_thing(terms: Graph, codes: Graph, classes: list[URIRef]) -> None:
    """Only annotation properties and the structure of the ontology point at classes."""
    graph = terms + codes
    structure = {RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith, RDF.type}
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty))
    assert {p for c in classes for p in graph.predicates(None, c)} <= structure | annotations


def test_no_orphan_class(terms: Graph, classes: list[URIRef]) -> None:
    """Each class has a superclass, a subclass, or is the domain or range of a property."""
    placed = {RDFS.subClassOf, RDFS.domain, RDFS.range}
    used = {n for s, p, o in terms if p in placed for n in (s, o)}
    assert set(classes) <= used


@pytest.mark.parametrize("relation", [RDFS.subClassOf, RDFS.subPropertyOf], ids=local)
def test_no_cycles(relation: URIRef) -> None:
    """No term stands above itself, with or without the alignments."""
    graph = Graph()
    for path in core() + alignments():
        graph.parse(path)
    for term in set(graph.subjects(relation, None)):
        above = {
            o for p in graph.objects(term, relation) for o in graph.transitive_objects(p, relation)
        }
        assert term not in above, term


def test_at_most_one_domain_and_range(terms: Graph, properties: list[URIRef]) -> None:
    """Several domains would mean their intersection, which nobody means."""
    for field in (RDFS.domain, RDFS.range):
        assert not [p for p in properties if len(list(terms.objects(p, field))) > 1]


def test_only_own_terms_are_described(terms: Graph, own: list[URIRef]) -> None:
    """Foreign terms are used and never redefined."""
    ontology = terms.value(None, RDF.type, OWL.Ontology)
    assert set(terms.subjects()) == {*own, ontology}


def test_own_terms_in_use_exist(
    terms: Graph, codes: Graph, own: list[URIRef], samv: Namespace
) -> None:
    """Every term of ours that a Turtle file mentions is defined."""
    graph = terms + codes
    for path in alignments():
        graph += Graph().parse(path)
    used = {n for t in graph for n in t if isinstance(n, URIRef) and n.startswith(samv)}
    assert used == set(own)


def test_no_equivalences(terms: Graph) -> None:
    """No equivalent classes or properties, no owl:Thing, no owl:sameAs."""
    banned = {OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, OWL.Thing}
    assert not [n for t in terms for n in t if n in banned]


def test_ranges_fit_the_type_of_property(terms: Graph, properties: list[URIRef]) -> None:
    """Literal properties have datatypes as range, the others classes."""
    for term in properties:
        target = terms.value(term, RDFS.range)
        if target is not None:
            literal = (term, RDF.type, OWL.DatatypeProperty) in terms
            assert (target in DATATYPES) == literal, term


@pytest.mark.parametrize("name", ANCHORS)
def test_anchors(terms: Graph, samv: Namespace, name: str) -> None:
    """The classes stand under the classes of the vocabularies that they extend."""
    assert (samv[name], RDFS.subClassOf, address(ANCHORS[name])) in terms


def test_territory_is_not_authority(terms: Graph, samv: Namespace) -> None:
    """Locality, forum, agreement and source are kept apart."""
    apart = ["Agreement", "CollaborationForum", "Locality", "Source"]
    for number, first in enumerate(apart):
        for second in apart[number + 1 :]:
            assert (samv[first], OWL.disjointWith, samv[second]) in terms


def tables() -> list[tuple[str, dict[str, Any]]]:
    """Return the table definitions by name."""
    folder = Path(__file__).parents[2] / "graph" / "tables"
    found = [(p.stem, tomllib.loads(p.read_text("utf-8"))) for p in sorted(folder.glob("*.toml"))]
    assert found
    return found


@pytest.mark.parametrize(("name", "table"), tables(), ids=[name for name, _ in tables()])
def test_tables_fit_the_terms(
    terms: Graph, samv: Namespace, name: str, table: dict[str, Any]
) -> None:
    """Classes and properties of a table exist, and columns fit the range of their property."""
    if "class" in table and table["class"].startswith("samv:"):
        node = address(table["class"])
        assert (node, RDF.type, OWL.Class) in terms
        statement = samv.Statement in terms.transitive_objects(node, RDFS.subClassOf)
        assert statement == (table["node"] == "statement")
    for column, field in table["columns"].items():
        if not field.get("property", "").startswith("samv:"):
            continue
        term, kind = address(field["property"]), field["kind"]
        target = terms.value(term, RDFS.range)
        if kind in RANGES:
            assert (term, RDF.type, OWL.DatatypeProperty) in terms, column
            assert target in RANGES[kind], column
        else:
            assert (term, RDF.type, OWL.ObjectProperty) in terms, column
            assert kind not in ("code", "codes") or target == SKOS.Concept, column
