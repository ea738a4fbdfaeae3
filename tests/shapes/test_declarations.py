"""The suites are well declared, and each shape can be told in both languages."""

from __future__ import annotations

import re

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.namespace import DCTERMS

import ontology
import shapes
from graph.assess import OUTDATED_MONTHS
from graph.codes import schemes
from graph.namespaces import BASE, PREFIXES
from graph.validate.shacl import schema
from tests.shapes.worlds import NAMED, SHAPES, SUITES, code

TERMS = Graph().parse(ontology.FOLDER / "samverkan.ttl")
CLASSES = {*TERMS.subjects(RDF.type, OWL.Class), *TERMS.objects(None, RDFS.range)}
each_suite = pytest.mark.parametrize("suite", shapes.suites())

each_shape = pytest.mark.parametrize("shape", NAMED, ids=code)


def test_the_suites_are_these() -> None:
    assert shapes.suites() == sorted(SUITES.values())


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
    body = re.sub(r"@prefix.*|^#.*", "", text, flags=re.MULTILINE)
    turtle = re.sub(r"<[^>]*>", "", re.sub(r'"""[^"]*"""|"[^"]*"', "", body))
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
    assert re.fullmatch(r"[KGNP]\d\d(-[a-z]+)+", code(shape))
    (severity,) = SHAPES.objects(shape, SH.severity)
    assert severity in (SH.Violation, SH.Warning, SH.Info)
    suite = SUITES[code(shape)[0]]
    assert SHAPES.value(shape, URIRef(PREFIXES["rdfs"] + "isDefinedBy")) == URIRef(
        f"{BASE}shapes/{suite}"
    )


def test_numbers_are_not_used_twice() -> None:
    """In the suite of integrity those with one number are sides of one thing."""
    numbers = [code(shape).partition("-")[0] for shape in NAMED if code(shape)[0] != "N"]
    assert len(numbers) == len({*numbers})


def test_what_can_be_named_in_a_result_is_named() -> None:
    """A shape with a target has an address, a severity and the texts that go with it."""
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    assert {node for term in targets for node in SHAPES.subjects(term)} == {*NAMED}


@each_suite
def test_a_suite_stands_in_the_order_of_its_numbers_or_sections(suite: str) -> None:
    text = (shapes.FOLDER / f"{suite}.ttl").read_text("utf-8")
    stand = re.findall(r"^ss:([A-Z]\d\d[a-z-]+) a sh:(?:Node|Property)Shape ;$", text, re.MULTILINE)
    letter = next(own for own, name in SUITES.items() if name == suite)
    assert sorted(stand) == [code(shape) for shape in NAMED if code(shape)[0] == letter]
    assert suite == "integrity" or stand == sorted(stand)


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
    assert {own for own in gaps if own[0] in "KG"} == {"K01-shall-missing", "G02-assessed-once"}


def test_a_list_of_bases_is_the_whole_code_list() -> None:
    """Other code lists are asked for by name; this one is asked of every statement."""
    for shape in (URIRef(PREFIXES["ss"] + name) for name in ("N01-basis", "N20-basis")):
        (written,) = SHAPES.objects(shape, SH["in"])
        listed = {str(own) for own in SHAPES.items(written)}
        assert listed == {f"{PREFIXES['code']}basis/{slug}" for slug in schemes()["basis"]}


def test_every_term_and_code_is_in_the_ontology() -> None:
    known = Graph()
    for path in ontology.core():
        known.parse(path)
    written = {str(node) for triple in SHAPES for node in triple if isinstance(node, URIRef)}
    declared = {
        str(prefix): str(SHAPES.value(node, SH.namespace))
        for node, prefix in SHAPES.subject_objects(SH.prefix)
    }
    for query in SHAPES.objects(None, SH.select):
        terms = re.findall(r"\b([a-z]+):([\w-]+)", str(query))
        written |= {declared[prefix] + term for prefix, term in terms}
    own = {iri for iri in written if iri.startswith((PREFIXES["samv"], PREFIXES["code"]))}
    assert len(own) > 100
    assert not {iri for iri in own if (URIRef(iri), None, None) not in known}


@each_shape
def test_a_shape_says_what_its_findings_are_about(shape: URIRef) -> None:
    (subject,) = SHAPES.objects(shape, DCTERMS.subject)
    assert subject in CLASSES
