"""Rules: the shapes' own words."""

from __future__ import annotations

import pytest
from rdflib import RDFS, SH, Graph, Literal, URIRef

import shapes
from graph.findings import Refused, Severity
from graph.language import Text
from graph.namespaces import PREFIXES
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites


def test_every_named_shape_is_a_rule() -> None:
    graph = merged_suites(shapes.suites())
    rules = read_rules(graph)
    assert len(rules) == len(set(graph.subjects(RDFS.isDefinedBy))) > 12
    rule = rules[PREFIXES["ss"] + "K01-shall-missing"]
    assert rule.code == "K01-shall-missing"
    assert rule.severity is Severity.GAP
    assert rule.subject == "CollaborationStructure"
    assert rule.name == Text("Ska-krav ej uppfyllt", "Shall requirement not met")
    assert rule.message.sv.startswith("Området saknar")
    assert rule.step.en.startswith("Set up the structure")


def test_severities_are_words_of_ours() -> None:
    rules = {
        rule.code[:3]: rule.severity
        for rule in read_rules(merged_suites(["completeness"])).values()
    }
    assert rules["K02"] is Severity.UNCERTAIN
    assert rules["K03"] is Severity.IN_PROGRESS


def test_a_missing_text_is_refused() -> None:
    graph = Graph() + merged_suites(["guards"])
    shape = URIRef(PREFIXES["ss"] + "G01-no-requirements")
    graph.remove((shape, SH.message, None))
    graph.add((shape, SH.message, Literal("Bara på svenska.", lang="sv")))
    with pytest.raises(Refused) as refused:
        read_rules(graph)
    assert "G01-no-requirements" in refused.value.findings[0].what.sv
