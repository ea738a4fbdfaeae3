"""The ontology stays within simple OWL 2 RL, and nothing in it contradicts itself."""

from __future__ import annotations

import owlrl
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, SDO, SKOS, VANN

from ontology import alignments, core

TYPES = {
    OWL.Ontology,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.SymmetricProperty,
    OWL.TransitiveProperty,
    SKOS.Concept,
    SKOS.ConceptScheme,
}
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    RDFS.label,
    RDFS.isDefinedBy,
    OWL.inverseOf,
    OWL.disjointWith,
    OWL.versionIRI,
    OWL.versionInfo,
}
ANNOTATIONS = (str(SKOS), str(DCTERMS), str(VANN), str(SDO.position))
SAMPLE = Namespace("urn:sample:")


def whole() -> Graph:
    """Return the ontology, the codes and the alignments."""
    graph = Graph()
    for path in core() + alignments():
        graph.parse(path)
    return graph


def closed(graph: Graph) -> Graph:
    """Return the graph with all that OWL 2 RL concludes."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    """Return what the reasoner found impossible."""
    members = [str(s) for s in graph.subjects(RDF.type, OWL.Nothing)]
    return members + [str(o) for p, o in graph.predicate_objects() if str(p).endswith("#error")]


def test_only_simple_constructs(samv: Namespace) -> None:
    """Types and axioms are on the list that an RL reasoner handles without surprises."""
    graph = whole()
    assert set(graph.objects(None, RDF.type)) <= TYPES
    others = set(graph.predicates()) - AXIOMS
    assert not [p for p in others if not str(p).startswith((*ANNOTATIONS, str(samv)))]


def test_axioms_name_only_classes_and_properties() -> None:
    """Superclasses, domains and ranges are named; there are no expressions."""
    graph = whole()
    for axiom in AXIOMS - {RDFS.label, OWL.versionInfo}:
        assert all(isinstance(o, URIRef) for o in graph.objects(None, axiom)), axiom


def test_no_class_is_empty_by_definition(classes: list[URIRef]) -> None:
    """A member of each class does not end up in owl:Nothing."""
    graph = whole()
    for node in classes:
        graph.add((SAMPLE[str(node).rsplit("#", 1)[-1]], RDF.type, node))
    assert not contradictions(closed(graph))


def test_a_contradiction_would_be_found(samv: Namespace, terms: Graph) -> None:
    """A thing that is both a place and an agreement is reported."""
    graph = Graph() + terms
    graph.add((SAMPLE.both, RDF.type, samv.Locality))
    graph.add((SAMPLE.both, RDF.type, samv.Agreement))
    assert contradictions(closed(graph))
