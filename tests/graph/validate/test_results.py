"""The results of a standard report over files of any kind."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, Literal
from rdflib.compare import isomorphic

from graph.validate.results import join_reports, read_results

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


def test_some_results_of_several_reports_make_one_report():
    one, two = report(REPORT), report(REPORT)
    (kept, *_), every = one.objects(None, SH.result), list(two.objects(None, SH.result))
    joined = join_reports([(one, [kept]), (two, every)])
    assert len(list(joined.subjects(RDF.type, SH.ValidationReport))) == 1
    assert len(read_results(joined)) == 3
    assert set(read_results(joined)) == set(read_results(two))
    assert list(joined.objects(None, SH.conforms)) == [Literal(False)]


def test_a_report_of_no_results_conforms():
    joined = join_reports([(report(REPORT), [])])
    assert read_results(joined) == []
    assert list(joined.objects(None, SH.conforms)) == [Literal(True)]


def test_what_a_result_cites_comes_with_it():
    nested = REPORT.replace(
        "ex:leader", "( ex:a [ <http://www.w3.org/ns/shacl#inversePath> ex:b ] )"
    )
    whole = report(nested)
    joined = join_reports([(whole, list(whole.objects(None, SH.result)))])
    assert isomorphic(joined, whole)
