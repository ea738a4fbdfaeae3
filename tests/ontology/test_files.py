"""The files parse alike everywhere and hold what the package says."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, SDO, SKOS

from ontology import FOLDER, alignments, core
from ontology.context import FILE, text

FILES = core() + alignments()
names = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_package_lists_every_turtle_file() -> None:
    """No Turtle file is left out, and the alignments are not part of the core."""
    assert sorted(FILES) == sorted(FOLDER.rglob("*.ttl"))
    assert len(core()) == 2
    assert len(alignments()) >= 8


@names
def test_two_parsers_read_the_same(path: Path) -> None:
    """rdflib and Oxigraph find equally many triples."""
    other = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(Graph().parse(path)) == len(other) > 10


@names
def test_one_ontology_a_file(path: Path) -> None:
    """Each file declares exactly one ontology, and imports none."""
    graph = Graph().parse(path)
    assert len(set(graph.subjects(RDF.type, OWL.Ontology))) == 1
    assert not list(graph.subject_objects(OWL.imports))


def test_ontologies_have_different_addresses() -> None:
    """No two files declare the same ontology."""
    found = [Graph().parse(path).value(None, RDF.type, OWL.Ontology) for path in FILES]
    assert len(set(found)) == len(FILES)


@names
def test_no_blank_nodes(path: Path) -> None:
    """Everything can be cited."""
    assert not [t for t in Graph().parse(path) if any(isinstance(n, BNode) for n in t)]


@names
def test_text_is_normalised(path: Path) -> None:
    """Text is NFC with plain line ends, without trailing or doubled blanks in literals."""
    raw = path.read_bytes().decode("utf-8")
    assert raw == unicodedata.normalize("NFC", raw)
    assert "\r" not in raw
    assert "\t" not in raw
    assert raw.endswith("\n")
    for value in Graph().parse(path).objects():
        if isinstance(value, Literal):
            assert str(value) == " ".join(str(value).split())


@pytest.mark.parametrize("path", alignments(), ids=lambda path: path.stem)
def test_alignments_only_link(path: Path, own: list[URIRef], codes: Graph) -> None:
    """An alignment file adds no terms: links from our terms and codes, or reused properties."""
    graph = Graph().parse(path)
    ontology = graph.value(None, RDF.type, OWL.Ontology)
    links = [(s, p) for s, p, _ in graph if s != ontology]
    assert links
    bounds = {SDO.validFrom, SDO.validThrough}
    allowed = set(own) | set(codes.subjects(RDF.type, SKOS.Concept)) | bounds
    assert {s for s, _ in links} <= allowed
    matches = {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch, SKOS.exactMatch}
    assert {p for _, p in links} <= matches | {RDFS.subClassOf, RDFS.subPropertyOf}


def test_context_is_fresh() -> None:
    """The JSON-LD context is what `python -m ontology.context` writes."""
    assert FILE.read_text(encoding="utf-8") == text()


def test_context_reads_as_meant(samv: Namespace) -> None:
    """A document written with the context becomes the intended triples."""
    document = json.loads(FILE.read_text(encoding="utf-8")) | {
        "@id": "id:requirement/x",
        "@type": "StructureRequirement",
        "force": "code:force/shall",
        "nextStep": {"sv": "Ta fram.", "en": "Produce it."},
        "validFrom": "2017-02-03",
    }
    read = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    found = {(quad.subject.value, quad.predicate.value, str(quad.object)) for quad in read}
    base = str(samv).removesuffix("ns#")
    assert found == {
        (f"{base}id/requirement/x", str(predicate), value)
        for predicate, value in [
            (RDF.type, f"<{samv}StructureRequirement>"),
            (samv.force, f"<{base}code/force/shall>"),
            (samv.nextStep, '"Ta fram."@sv'),
            (samv.nextStep, '"Produce it."@en'),
            (SDO.validFrom, f'"2017-02-03"^^<{XSD.date}>'),
        ]
    }


def test_licence_is_stated() -> None:
    """The folder says how it may be used, as its headers do."""
    licence = (FOLDER / "LICENCE.md").read_text(encoding="utf-8")
    for path in FILES:
        (address,) = set(Graph().parse(path).objects(None, DCTERMS.license))
        assert str(address) in licence
