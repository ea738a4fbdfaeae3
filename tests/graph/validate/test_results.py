"""The results of a standard report over files of any kind."""

from __future__ import annotations

from rdflib import Graph

from graph.validate.results import read_results

REPORT = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <urn:x:> .
[] a sh:ValidationReport ; sh:conforms false ; sh:result
  [ a sh:ValidationResult ; sh:focusNode ex:b ; sh:resultSeverity sh:Violation ;
    sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape ex:S ;
    sh:resultPath ex:leader ; sh:resultMessage "Saknas."@sv, "Missing."@en ] ,
  [ a sh:ValidationResult ; sh:focusNode ex:a ; sh:value "x"@sv ; sh:resultSeverity sh:Warning ;
    sh:sourceConstraintComponent sh:InConstraintComponent ; sh:sourceShape ex:S ;
    sh:resultMessage "No such value" ] .
"""


def report(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def test_results_come_in_order_with_all_that_the_report_says():
    first, second = read_results(report(REPORT))
    assert (first.focus, first.value, first.path) == ("<urn:x:a>", '"x"@sv', "")
    assert (first.severity, first.component) == ("Warning", "InConstraintComponent")
    assert second.as_json() == {
        "focus": "<urn:x:b>",
        "path": "<urn:x:leader>",
        "value": "",
        "severity": "Violation",
        "component": "MinCountConstraintComponent",
        "shape": "<urn:x:S>",
        "messages": {"sv": "Saknas.", "en": "Missing."},
    }


def test_a_report_without_results():
    assert read_results(report("[] a <http://www.w3.org/ns/shacl#ValidationReport> .")) == []
