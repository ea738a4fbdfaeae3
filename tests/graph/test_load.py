"""Loading: all of it or nothing, the same graph every time, and graph names lose no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph import changes, coverage, network, places, who
from graph.ask import as_json as answer_json
from graph.ask import ask
from graph.findings import Refused
from graph.load import catalogue_triples, load_file, load_sources, read_sources, source_folders
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH, expand, source_graph, thing
from graph.perspective import Perspective
from graph.questions import questions
from graph.store import EmbeddedStore

GROUP = {"key": "g", "kind": "forum"}
FLAT = NamedNode("urn:everything")
OLD = NamedNode("urn:old")


def dumped(store: EmbeddedStore, path: Path) -> bytes:
    store.dump(path)
    return path.read_bytes()


def test_loading_twice_changes_nothing(curated: EmbeddedStore, tmp_path: Path) -> None:
    first = dumped(curated, tmp_path / "first.nq")
    again = EmbeddedStore()
    load_sources(again)
    assert dumped(again, tmp_path / "second.nq") == first
    load_sources(again, list(reversed(source_folders())))
    assert dumped(again, tmp_path / "third.nq") == first


def test_identifiers_come_from_the_tables_alone(curated: EmbeddedStore) -> None:
    sources = [graph for graph in curated.graphs() if graph != ONTOLOGY_GRAPH]
    quads = [quad for graph in sources for quad in curated.quads(graph)]
    assert not any(isinstance(end, BlankNode) for q in quads for end in (q.subject, q.object))


def test_every_source_has_its_graph_and_its_description(
    source: Callable[..., Path], tmp_path: Path
) -> None:
    store = EmbeddedStore()
    seen: list[tuple[int, int]] = []
    folders = [source("b", groups=[GROUP]), source("a")]
    loaded = load_sources(store, folders, progress=lambda *step: seen.append(step))
    assert [own.name for own in loaded] == ["b", "a"]
    assert seen == [(1, 2), (2, 2)]
    assert set(store.graphs()) == {
        ONTOLOGY_GRAPH,
        CATALOGUE_GRAPH,
        source_graph("a"),
        source_graph("b"),
    }
    described = {(t.predicate, t.object) for t in catalogue_triples(loaded[0])}
    day = expand("xsd:date")
    assert (expand("samv:knownSince"), Literal("2020-01-01", datatype=day)) in described
    assert (expand("prov:hadPrimarySource"), thing("source/b")) in described


def test_a_source_that_is_loaded_again_takes_the_place_of_the_old(
    source: Callable[..., Path], tmp_path: Path
) -> None:
    store = EmbeddedStore()
    load_sources(store, [source("a", groups=[GROUP])])
    (tmp_path / "a").rename(tmp_path / "old")
    load_sources(store, [source("a", groups=[{"key": "h", "kind": "forum"}])])
    subjects = {quad.subject for quad in store.quads()}
    assert thing("group/h") in subjects
    assert thing("group/g") not in subjects


def test_a_broken_source_leaves_the_store_as_it_was(
    source: Callable[..., Path], tmp_path: Path
) -> None:
    store = EmbeddedStore()
    load_sources(store, [source("good", groups=[GROUP])])
    before = dumped(store, tmp_path / "before.nq")
    broken = source("broken", groups=[GROUP | {"kind": "forumm"}])
    with pytest.raises(Refused):
        load_sources(store, [source("fine"), broken])
    assert dumped(store, tmp_path / "after.nq") == before


def test_the_faults_of_all_sources_are_told_at_once_in_order(source: Callable[..., Path]) -> None:
    one = source(
        "one", groups=[GROUP | {"kind": "x"}, {"key": "h", "kind": "forum", "covers": "x"}]
    )
    two = source("two", groups=[GROUP | {"body": "org/nowhere"}])
    with pytest.raises(Refused) as refused:
        read_sources([two, one])
    places = [(f.where.file, f.where.line, f.code) for f in refused.value.findings]
    assert sorted(places) == [
        ("one/groups.csv", 2, "unknown-code"),
        ("one/groups.csv", 3, "bad-reference"),
        ("two/groups.csv", 2, "unknown-reference"),
    ]
    assert refused.value.findings == sorted(refused.value.findings, key=lambda f: f.sort_key())


def test_a_reference_may_lead_to_another_source(source: Callable[..., Path]) -> None:
    state = {"id": "a", "group": "group/g", "stage": "active"}
    folders = [source("one", groups=[GROUP]), source("two", group_states=[state])]
    assert len(read_sources(folders)) == 2
    with pytest.raises(Refused):
        read_sources(folders[1:])


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("a.ttl", "<urn:s> <urn:p> 1 .\n<urn:s> <urn:p> [ .\n", "broken-rdf", 2),
        ("a.nt", "<urn:s> <urn:p> <urn:o> .\n\nnonsense\n", "broken-rdf", 3),
        ("a.docx", "", "unknown-format", 0),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, code: str, line: int
) -> None:
    store = EmbeddedStore()
    store.replace(OLD, [Quad(OLD, OLD, OLD, OLD)])
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        load_file(store, tmp_path / name, OLD)
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file, finding.where.line) == (code, name, line)
    assert finding.fix.sv
    assert len(store) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        load_file(EmbeddedStore(), tmp_path / "nowhere.ttl", OLD)
    assert refused.value.findings[0].code == "unreadable-file"


def test_a_file_takes_the_place_of_its_graph(tmp_path: Path) -> None:
    store = EmbeddedStore()
    store.replace(OLD, [Quad(OLD, OLD, OLD, OLD)])
    (tmp_path / "a.ttl").write_text("<urn:s> <urn:p> 1 .", "utf-8")
    load_file(store, tmp_path / "a.ttl", OLD)
    (quad,) = store.quads()
    assert (quad.subject, quad.graph_name) == (NamedNode("urn:s"), OLD)


@pytest.fixture(scope="module")
def sides(view: Callable[..., Perspective]) -> list[tuple[Perspective, Perspective]]:
    """Perspectives on the curated graph, each beside itself with all graph names dropped."""
    whole = view("2018-06-30")
    flat = EmbeddedStore()
    quads = [(q.subject, q.predicate, q.object, FLAT) for q in whole.store.quads()]  # type: ignore[attr-defined]
    flat.replace(FLAT, [Quad(*quad) for quad in quads])
    dropped = replace(whole, store=flat)
    strict = view("2023-03-31", stated_only=True)
    return [(whole, dropped), (strict, replace(strict, store=flat))]


VIEWS: dict[str, Callable[[Perspective], Any]] = {
    "coverage": lambda p: coverage.as_json(coverage.cover(p)),
    "who": lambda p: who.as_json(who.collaborate(p, thing("org/kommun-1441").value)),
    "who with whom": lambda p: who.as_json(
        who.collaborate(p, thing("org/kommun-1441").value, thing("org/alingsas-lasarett").value)
    ),
    "place": lambda p: places.as_json(places.describe(p, thing("locality/2085").value)),
    "changes": lambda p: changes.as_json(changes.difference(p, date(2018, 11, 30), p.on)),
    "network": lambda p: network.as_json(network.build(p)),
}
for question in questions().values():
    VIEWS[question.id] = lambda p, q=question: answer_json(ask(q, p, q.example, dated=True))


@pytest.mark.parametrize("name", VIEWS)
def test_without_graph_names_every_view_answers_the_same(
    sides: list[tuple[Perspective, Perspective]], name: str
) -> None:
    for whole, flat in sides:
        answer = VIEWS[name](whole)
        assert VIEWS[name](flat) == answer
        assert answer
