"""The two engines judge alike, the one by queries, the other node by node."""

from __future__ import annotations

import pytest
from rdflib import SH, BNode, Graph

from graph.coverage import cover
from graph.dates import parse_day
from graph.findings import Refused
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.store import ChangeSet, EmbeddedStore
from graph.validate.assessments import derive
from graph.validate.engines import Engine, compiled, explain_suites, judge_graph, judge_statements
from graph.validate.statements import SUITES
from graph.validate.validation import validate

ASSESSED = ("completeness", "guards")


def named(node: object) -> str:
    """A path that is put together has no name of its own."""
    return "" if isinstance(node, BNode) else str(node)


def told(report: Graph) -> list[tuple[str, ...]]:
    """Each result by what the specification compares."""
    parts = (SH.focusNode, SH.resultPath, SH.value, SH.sourceConstraintComponent, SH.sourceShape)
    return sorted(
        tuple(named(report.value(result, part)) for part in (*parts, SH.resultSeverity))
        for result in report.objects(None, SH.result)
    )


@pytest.mark.parametrize("day", ["2018-06-30", "2022-12-31", "2023-03-31"])
def test_assessments_are_judged_alike(curated: EmbeddedStore, day: str) -> None:
    graph = derive(cover(Perspective.at(curated, parse_day(day)))).graph
    found = [told(judge_graph(graph, ASSESSED, engine)) for engine in Engine]
    assert found[0]
    assert found[0] == found[1]


def test_statements_are_judged_alike(curated: EmbeddedStore) -> None:
    view = Perspective.at(curated)
    found = [told(judge_statements(view, SUITES, engine)) for engine in Engine]
    assert found[0]
    assert found[0] == found[1]


def test_a_report_on_the_sources_is_made_once(curated: EmbeddedStore) -> None:
    one, other = (judge_statements(Perspective.at(curated), SUITES, Engine.SET) for _ in "12")
    assert one is other


def test_whichever_engine_the_findings_are_the_same(curated: EmbeddedStore) -> None:
    view, mora = Perspective.at(curated, parse_day("2023-03-31")), thing("locality/2062").value
    found = [validate(view, mora, engine=engine).findings for engine in Engine]
    assert found[0]
    assert found[0] == found[1]


def test_every_shape_of_ours_is_judged_by_queries() -> None:
    for suite in (*ASSESSED, *SUITES):
        explained = explain_suites([suite])
        assert explained
        assert {own.engine for own in explained} == {"set-based"}
        assert all(own.queries for own in explained)


def test_a_suite_is_compiled_once_and_an_unknown_one_refused() -> None:
    assert compiled(ASSESSED) is compiled(ASSESSED)
    with pytest.raises(Refused) as refused:
        compiled(("none",))
    assert refused.value.findings[0].code == "unknown-suite"


def test_a_report_on_the_sources_follows_what_changes(curated: EmbeddedStore) -> None:
    store = curated.in_memory()
    before = told(judge_statements(Perspective.at(store), SUITES, Engine.SET))
    gone = [q for q in store.quads() if q.predicate.value.endswith("/ns#basis")][:5]
    real = store.apply(ChangeSet.of(removed=gone))
    after = judge_statements(Perspective.at(store), SUITES, Engine.SET)
    assert told(after) != before
    anew = compiled(SUITES).validate(store).report
    assert told(after) == told(anew)
    store.apply(real.inverse())
    assert told(judge_statements(Perspective.at(store), SUITES, Engine.SET)) == before


@pytest.mark.parametrize("known", [None, "2017-03-01", "2019-04-01"])
def test_the_curated_sources_have_no_gap(curated: EmbeddedStore, known: str | None) -> None:
    """As they are known now, and as they were."""
    days = parse_day("2026-11-22"), parse_day(known) if known else None
    report = judge_statements(Perspective.at(curated, *days), SUITES, Engine.SET)
    severities = set(report.objects(None, SH.resultSeverity))
    assert SH.Warning in severities
    assert SH.Violation not in severities
