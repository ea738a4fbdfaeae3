"""The statements of a store, judged as they were known on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH, Dataset, Graph

from graph.findings import Refused
from graph.load import load_sources
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH, expand, source_graph, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.validate.statements import judge, take_snapshot

View = Callable[..., Perspective]
WriteSource = Callable[..., Path]


def told(report: Graph) -> set[tuple[str, str]]:
    """Each shape that speaks, and of what."""
    return {
        tuple(str(report.value(own, p)).rsplit("#")[-1] for p in (SH.sourceShape, SH.focusNode))
        for own in report.objects(None, SH.result)
    }


@pytest.fixture
def store(write_source: WriteSource) -> EmbeddedStore:
    """Two sources that are known from different days."""
    place = {"name_sv": "Landet", "name_en": "The country", "type": "country"}
    stated = {"basis": "stated", "evidence": "e1"}
    early = write_source("early", known="2020-01-01", localities=[{"key": "se", **place, **stated}])
    late = write_source("late", known="2022-01-01", localities=[{"key": "no", **place, **stated}])
    made = EmbeddedStore()
    load_sources(made, [early, late])
    return made


def described(copy: Dataset) -> dict[str, set[str]]:
    """What each graph of a copy describes."""
    found: dict[str, set[str]] = {}
    for subject, _, _, graph in copy.quads():
        found.setdefault(str(graph), set()).add(str(subject))
    return found


def test_each_known_source_is_in_a_graph_of_its_own(store: EmbeddedStore) -> None:
    found = described(take_snapshot(Perspective.at(store)))
    early, late = (source_graph(name).value for name in ("early", "late"))
    assert found.keys() == {CATALOGUE_GRAPH.value, ONTOLOGY_GRAPH.value, early, late}
    assert thing("locality/se").value in found[early] - found[late]
    assert thing("locality/no").value in found[late] - found[early]


def test_what_was_not_known_is_not_judged(store: EmbeddedStore) -> None:
    found = described(take_snapshot(Perspective.at(store, known=date(2021, 1, 1))))
    assert source_graph("early").value in found
    assert thing("locality/no").value not in set().union(*found.values())


def test_of_the_ontology_only_what_the_shapes_ask_is_copied(store: EmbeddedStore) -> None:
    copy = take_snapshot(Perspective.at(store))
    stated = {str(p) for _, p, _, graph in copy.quads() if str(graph) == ONTOLOGY_GRAPH.value}
    assert {own.rpartition("#")[2] for own in stated} == {
        *("subClassOf", "inScheme", "impliesStatus")
    }


def add(store: EmbeddedStore, source: str, *facts: tuple[str, NamedNode | Literal]) -> None:
    """State facts of the country in the graph of a source."""
    graph = source_graph(source)
    quads = [Quad(thing("locality/se"), expand(name), value, graph) for name, value in facts]
    store.replace(graph, [*store.quads(graph), *quads])


def test_a_day_that_is_in_no_calendar_is_told_and_breaks_nothing(store: EmbeddedStore) -> None:
    day = expand("xsd:date")
    add(
        store,
        "early",
        ("schema:validFrom", Literal("2023-02-30", datatype=day)),
        ("schema:validThrough", Literal("2023-01-31", datatype=day)),
    )
    found = {shape for shape, focus in told(judge(Perspective.at(store)))}
    assert "N25-first-day" in found
    assert "N25-last-day" not in found


def test_the_report_is_kept_until_the_store_changes(store: EmbeddedStore) -> None:
    perspective = Perspective.at(store)
    before = judge(perspective)
    assert judge(perspective) is before
    assert judge(perspective, ["provenance"]) is not before
    add(store, "late", ("samv:evidence", thing("evidence/early/e1")))
    after = judge(perspective)
    graph = source_graph("late").value
    assert ("P01-graph-matches-evidence", graph) in told(after) - told(before)


def test_an_unknown_suite_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(Refused):
        judge(Perspective.at(store), ["order"])
