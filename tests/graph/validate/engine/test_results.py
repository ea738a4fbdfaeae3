"""Results, and the report that they make."""

from __future__ import annotations

from rdflib import RDF, SH, BNode, Literal, Namespace

from graph.validate.engine.property_paths import Operator, Path, step
from graph.validate.engine.reference import read_result
from graph.validate.engine.results import Result, write_report

EX = Namespace("https://example.org/")
RESULT = Result(
    focus_node=EX.a,
    path=Path(Operator.SEQUENCE, (step(str(EX.p)), Path(Operator.INVERSE, (step(str(EX.q)),)))),
    value=Literal("x", lang="sv"),
    component=SH.ClassConstraintComponent,
    source_shape=EX.s,
    severity=SH.Warning,
    messages=(Literal("a", lang="en"), Literal("b", lang="sv")),
    source_constraint=BNode("c"),
    target_node=EX.owner,
)


def test_a_result_comes_back_from_its_report() -> None:
    report = write_report([RESULT])
    (node,) = report.objects(None, SH.result)
    assert read_result(report, report, node) == RESULT
    assert (None, SH.conforms, Literal(False)) in report


def test_a_report_without_results_conforms() -> None:
    report = write_report([])
    assert (None, SH.conforms, Literal(True)) in report
    assert (None, RDF.type, SH.ValidationReport) in report
    assert len(report) == 2


def test_each_result_stands_for_itself() -> None:
    assert len(list(write_report([RESULT, RESULT]).objects(None, SH.result))) == 2
