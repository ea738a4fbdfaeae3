"""Rules: the shapes' own words."""

from __future__ import annotations

import pytest
from rdflib import SH, Graph, Literal, URIRef

import shapes
from graph.findings import Severity
from graph.language import Text
from graph.namespaces import PREFIXES
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites


def test_every_named_shape_is_a_rule() -> None:
    rules = read_rules(merged_suites(shapes.suites()))
    assert len(rules) == 13
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


def test_a_missing_text_is_an_error() -> None:
    graph = Graph() + merged_suites(["guards"])
    shape = URIRef(PREFIXES["ss"] + "G01-no-requirements")
    graph.remove((shape, SH.message, None))
    graph.add((shape, SH.message, Literal("Bara på svenska.", lang="sv")))
    with pytest.raises(KeyError):
        read_rules(graph)
