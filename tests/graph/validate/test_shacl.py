"""Running SHACL: our suites, with the schema that they need."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDFS, SH, Graph, URIRef

from graph.findings import Refused
from graph.namespaces import PREFIXES
from graph.validate.shacl import merged_suites, run, schema, suite


def test_a_suite_is_known_by_its_name() -> None:
    assert (URIRef(PREFIXES["ss"] + "K01-shall-missing"), SH.severity, SH.Violation) in suite(
        "completeness"
    )
    with pytest.raises(Refused):
        suite("../completeness")


def test_without_the_schema_a_class_above_finds_nothing() -> None:
    """Why the ontology is always given: G02 looks at requirements, data hold a kind of them."""
    data = Graph().parse(Path(__file__).parents[2] / "shapes/assessments/base.ttl")
    assessment = URIRef("https://w3id.org/samverkan/id/almo-krav")
    data.remove((assessment, None, None))
    guards = merged_suites(["guards"])
    shape = URIRef(PREFIXES["ss"] + "G02-assessed-once")
    assert shape in set(run(data, guards, schema()).objects(None, SH.sourceShape))
    assert shape not in set(run(data, guards, None).objects(None, SH.sourceShape))


def test_the_schema_holds_the_classes_of_the_ontology() -> None:
    below = URIRef(PREFIXES["samv"] + "StructureRequirement")
    assert (below, RDFS.subClassOf, URIRef(PREFIXES["samv"] + "Requirement")) in schema()
    assert {predicate for _, predicate, _ in schema()} == {RDFS.subClassOf}
