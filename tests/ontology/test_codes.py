"""The code lists are whole, ordered, readable, and fit the tables."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SDO, SKOS

from ontology import FOLDER

CODE = "https://w3id.org/samverkan/code/"
GRAPH = Graph().parse(FOLDER / "codes.ttl")
SCHEMES = sorted(GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
schemes = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.removeprefix(CODE))
CLAIMED = ["fulfilled", "in-progress", "not-fulfilled", "not-reported"]
COMPUTED = ["divergent", "contradictory"]


def codes_of(scheme: URIRef) -> list[URIRef]:
    """Return the codes of a list in their order."""
    found = GRAPH.subjects(SKOS.inScheme, scheme)
    return sorted(found, key=lambda c: int(str(GRAPH.value(c, SDO.position))))


def texts(term: URIRef, field: URIRef) -> dict[str, str]:
    """Return the texts of a field by language; fails when a language comes twice."""
    found = [(str(o.language), str(o)) for o in GRAPH.objects(term, field)]
    assert len(found) == len(dict(found)), (term, field)
    return dict(found)


def slug(code: URIRef) -> str:
    """Return the last part of a code's address."""
    return str(code).rsplit("/", 1)[-1]


def test_every_concept_is_in_one_list() -> None:
    """A code belongs to exactly one list, at its top, and lists are not empty."""
    concepts = set(GRAPH.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 250
    for concept in concepts:
        (scheme,) = GRAPH.objects(concept, SKOS.inScheme)
        assert set(GRAPH.objects(concept, SKOS.topConceptOf)) == {scheme}
        assert scheme in SCHEMES
    assert all(codes_of(scheme) for scheme in SCHEMES)


@schemes
def test_addresses_notations_and_order(scheme: URIRef) -> None:
    """The notation is the slug, the address follows from it, positions count from one."""
    assert re.fullmatch(re.escape(CODE) + "[a-z]+(-[a-z]+)*", scheme)
    codes = codes_of(scheme)
    for position, code in enumerate(codes, 1):
        (notation,) = GRAPH.objects(code, SKOS.notation)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", str(notation))
        assert str(code) == f"{scheme}/{notation}"
        assert [int(str(p)) for p in GRAPH.objects(code, SDO.position)] == [position]


@schemes
def test_labels_and_definitions(scheme: URIRef) -> None:
    """Lists and codes have one label and one definition in each language."""
    for term in [scheme, *codes_of(scheme)]:
        for field in (SKOS.prefLabel, SKOS.definition):
            assert sorted(texts(term, field)) == ["en", "sv"], (term, field)
        for definition in texts(term, SKOS.definition).values():
            assert definition[0].isupper()
            assert definition.endswith(".")


@schemes
def test_definitions_are_not_echoes(scheme: URIRef) -> None:
    """A definition does not contain the label of its code."""
    for code in codes_of(scheme):
        for language, definition in texts(code, SKOS.definition).items():
            label = texts(code, SKOS.prefLabel)[language]
            pattern = rf"\b{re.escape(label.casefold())}\b"
            assert not re.search(pattern, definition.casefold()), (code, language)


@schemes
@pytest.mark.parametrize("language", ["sv", "en"])
def test_labels_are_unique_in_a_list(scheme: URIRef, language: str) -> None:
    """No label or alternative label stands for two codes of a list."""
    labels = Counter(
        str(o).casefold()
        for code in codes_of(scheme)
        for field in (SKOS.prefLabel, SKOS.altLabel)
        for o in GRAPH.objects(code, field)
        if o.language == language
    )
    assert not [label for label, count in labels.items() if count > 1]


def test_broader_is_acyclic() -> None:
    """No code is broader than itself."""
    for code in set(GRAPH.subjects(SKOS.broader, None)):
        above = {
            o
            for b in GRAPH.objects(code, SKOS.broader)
            for o in GRAPH.transitive_objects(b, SKOS.broader)
        }
        assert code not in above
    assert set(GRAPH.objects(None, SKOS.broader)) <= set(GRAPH.subjects(RDF.type, SKOS.Concept))


def test_status_labels() -> None:
    """The words on screen are these and no others."""
    status = codes_of(URIRef(CODE + "status"))
    assert [slug(s) for s in status] == CLAIMED + COMPUTED
    assert [texts(s, SKOS.prefLabel)["sv"] for s in status] == [
        "Uppfyllt",
        "Pågår",
        "Ej uppfyllt",
        "Ej redovisat",
        "Skilda uppgifter",
        "Motstridiga uppgifter",
    ]


def test_every_stage_implies_one_status(samv: Namespace) -> None:
    """A stage counts to one status, never to one that only a weighing can give."""
    allowed = {URIRef(f"{CODE}status/{name}") for name in CLAIMED}
    stages = codes_of(URIRef(CODE + "stage"))
    for stage in stages:
        (status,) = GRAPH.objects(stage, samv.impliesStatus)
        assert status in allowed, stage
    assert set(GRAPH.subjects(samv.impliesStatus, None)) == set(stages)


def test_computed_statuses_are_marked(samv: Namespace) -> None:
    """Divergent and contradictory are only for assessments; the others for claims too."""
    for name in CLAIMED + COMPUTED:
        expected = {samv.Assessment} | ({samv.StatusClaim} if name in CLAIMED else set())
        assert set(GRAPH.objects(URIRef(f"{CODE}status/{name}"), samv.statusOf)) == expected


@pytest.mark.parametrize(
    ("scheme", "above"),
    [("structure-kind", "CollaborationStructure"), ("requirement-kind", "Requirement")],
)
def test_kinds_imply_one_class(terms: Graph, samv: Namespace, scheme: str, above: str) -> None:
    """Each kind gives one class under the right one."""
    for code in codes_of(URIRef(CODE + scheme)):
        (node,) = GRAPH.objects(code, samv.impliesClass)
        assert (node, RDF.type, OWL.Class) in terms
        assert node != samv[above]
        assert samv[above] in terms.transitive_objects(node, RDFS.subClassOf)


def test_lists_are_those_of_the_tables(root: Path) -> None:
    """Every list that a table names exists, and only status is used by no table."""
    used = {
        field["scheme"]
        for path in (root / "graph" / "tables").glob("*.toml")
        for field in tomllib.loads(path.read_text("utf-8"))["columns"].values()
        if "scheme" in field
    }
    assert used | {"status"} == {scheme.removeprefix(CODE) for scheme in SCHEMES}
