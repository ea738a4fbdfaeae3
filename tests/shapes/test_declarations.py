"""The suites are well declared, and each shape can be told in both languages."""

from __future__ import annotations

import re

import pyshacl
import pytest
from rdflib import OWL, RDF, SH, Graph, URIRef
from rdflib.namespace import DCTERMS

import ontology
import shapes
from graph.assess import OUTDATED_MONTHS
from graph.namespaces import BASE, PREFIXES
from graph.validate.shacl import merged_suites, schema

SHAPES = merged_suites(shapes.suites())
NAMED = sorted(URIRef(node) for node in SHAPES.subjects(RDF.type, SH.NodeShape))
each_suite = pytest.mark.parametrize("suite", shapes.suites())


def code(shape: URIRef) -> str:
    return shape.removeprefix(PREFIXES["ss"])


each_shape = pytest.mark.parametrize("shape", NAMED, ids=code)


def test_the_suites_are_these() -> None:
    assert shapes.suites() == ["completeness", "guards"]


@each_suite
def test_a_suite_has_a_header_of_its_own(suite: str) -> None:
    graph = Graph().parse(shapes.FOLDER / f"{suite}.ttl")
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(header) == f"{BASE}shapes/{suite}"
    for term in (DCTERMS.title, DCTERMS.description):
        assert sorted(text.language for text in graph.objects(header, term)) == ["en", "sv"]
    (licence,) = graph.objects(header, DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
    version = graph.value(header, OWL.versionInfo)
    assert graph.value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")


@each_suite
def test_a_suite_declares_the_prefixes_that_it_uses_and_no_others(suite: str) -> None:
    text = (shapes.FOLDER / f"{suite}.ttl").read_text("utf-8")
    declared = dict(re.findall(r"@prefix (\w+): +<(\S+)>", text))
    body = re.sub(r"@prefix.*|^#.*|<[^>]*>", "", text, flags=re.MULTILINE)
    turtle = re.sub(r'"""[^"]*"""|"[^"]*"', "", body)
    assert {*re.findall(r"\b([a-z]+):\w", turtle)} == {*declared}
    for prefix, address in declared.items():
        assert PREFIXES.get(prefix, address) == address, prefix
    graph = Graph().parse(data=text, format="turtle")
    in_queries = {
        prefix
        for query in graph.objects(None, SH.select)
        for prefix in re.findall(r"\b([a-z]+):\w", str(query))
    }
    assert in_queries == {str(prefix) for prefix in graph.objects(None, SH.prefix)}


def test_the_shapes_graph_follows_shacl() -> None:
    conforms, _, text = pyshacl.validate(
        Graph(), shacl_graph=SHAPES, ont_graph=schema(), inference="none", meta_shacl=True
    )
    assert conforms, text


@each_shape
def test_a_shape_has_a_code_a_severity_and_a_suite(shape: URIRef) -> None:
    assert re.fullmatch(r"[KG]\d\d(-[a-z]+)+", code(shape))
    (severity,) = SHAPES.objects(shape, SH.severity)
    assert severity in (SH.Violation, SH.Warning, SH.Info)
    suite = {"K": "completeness", "G": "guards"}[code(shape)[0]]
    assert SHAPES.value(shape, URIRef(PREFIXES["rdfs"] + "isDefinedBy")) == URIRef(
        f"{BASE}shapes/{suite}"
    )


def test_codes_are_not_used_twice() -> None:
    numbers = [code(shape).partition("-")[0] for shape in NAMED]
    assert len(numbers) == len({*numbers})


@each_shape
@pytest.mark.parametrize("term", [SH.name, SH.message, SH.description])
def test_a_shape_has_its_texts_in_both_languages(shape: URIRef, term: URIRef) -> None:
    texts = list(SHAPES.objects(shape, term))
    assert sorted(str(text.language) for text in texts) == ["en", "sv"]
    for text in texts:
        assert not re.search(r"http|sh:|minCount|SHACL|IRI|[{}]", text)
        assert text.endswith(".") == (term != SH.name)


def test_the_text_on_age_says_the_age_that_is_used() -> None:
    shape = URIRef(PREFIXES["ss"] + "K12-outdated")
    assert all(f" {OUTDATED_MONTHS} " in text for text in SHAPES.objects(shape, SH.message))


def test_only_what_is_demanded_can_be_a_gap() -> None:
    gaps = {code(shape) for shape in SHAPES.subjects(SH.severity, SH.Violation)}
    assert gaps == {"K01-shall-missing", "G02-assessed-once"}


def test_every_term_and_code_is_in_the_ontology() -> None:
    known = Graph()
    for path in ontology.core():
        known.parse(path)
    written = {str(node) for triple in SHAPES for node in triple if isinstance(node, URIRef)}
    for query in SHAPES.objects(None, SH.select):
        written |= {PREFIXES["samv"] + term for term in re.findall(r"samv:(\w+)", str(query))}
    own = {iri for iri in written if iri.startswith((PREFIXES["samv"], PREFIXES["code"]))}
    assert len(own) > 15
    assert not {iri for iri in own if (URIRef(iri), None, None) not in known}


@each_shape
def test_a_shape_says_what_its_findings_are_about(shape: URIRef) -> None:
    (subject,) = SHAPES.objects(shape, DCTERMS.subject)
    told = {"CollaborationStructure", "StatusClaim", "Requirement", "Locality"}
    assert subject.removeprefix(PREFIXES["samv"]) in told
