"""Knowledge: read once, brought up to date node by node, made anew where nodes have no names."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from graph.knowledge import Knowledge, Unnamed, named, nodes_of
from graph.language import Text
from graph.namespaces import CATALOGUE_GRAPH, expand, source_graph, thing
from graph.store import ChangeSet, EmbeddedStore
from tests.graph.edits import EVERY, WORLD, about, holding

LAST, EARLY = date(2026, 1, 1), date(2019, 1, 1)
NAME = expand("skos:prefLabel")


class Asked(EmbeddedStore):
    """A store that notes what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.queries: list[str] = []

    def select(self, query, values=None, graphs=None):  # type: ignore[no-untyped-def]
        self.queries.append(query)
        return super().select(query, values, graphs)


def label(key: str, text: str, graph: str = "a") -> ox.Quad:
    return ox.Quad(thing(key), NAME, ox.Literal(text, language="sv"), source_graph(graph))


def test_of_what_follows_only_what_is_touched_is_asked_for() -> None:
    store = Asked()
    holding(WORLD, store)
    before = Knowledge.on(store, LAST)
    names, places, said = before.labels, before.evidence, before.statements
    store.apply(ChangeSet.of([label("respondent/x", "R")]))
    store.queries.clear()
    after = Knowledge.on(store, LAST)
    assert after.label(thing("respondent/x").value) == Text.same("R")
    assert after.evidence is places
    assert after.statements is said
    values = f"VALUES ?thing {{ {thing('respondent/x')} }}"
    assert [values in query for query in store.queries if "prefLabel" in query] == [True]
    assert before.labels is names
    assert names[thing("respondent/x").value] == Text.same("Rad ett")


def test_a_thing_without_a_name_any_more_is_shown_by_its_key() -> None:
    store = holding(WORLD)
    assert Knowledge.on(store, LAST).label(thing("agreement/n").value) == Text.same("Avtal")
    store.apply(ChangeSet.of(removed=about("agreement/n")))
    assert Knowledge.on(store, LAST).label(thing("agreement/n").value) == Text.same("n")


def test_when_a_source_was_known_follows_too() -> None:
    store = holding(WORLD)
    since = [quad for quad in WORLD if quad.predicate == expand("samv:knownSince")]
    assert Knowledge.on(store, LAST).graphs is None
    assert source_graph("b") not in (Knowledge.on(store, EARLY).graphs or ())
    store.apply(ChangeSet.of(removed=since))
    assert Knowledge.on(store, EARLY).graphs is None
    later = ox.Literal("2027-01-01", datatype=expand("xsd:date"))
    [quad, _] = sorted(since, key=str)
    store.apply(ChangeSet.of([ox.Quad(quad.subject, quad.predicate, later, CATALOGUE_GRAPH)]))
    assert source_graph("a") not in (Knowledge.on(store, LAST).graphs or ())


def test_a_change_in_a_graph_that_is_not_known_is_none() -> None:
    store = holding(WORLD)
    before = Knowledge.on(store, EARLY).statements
    store.apply(ChangeSet.of(removed=about("statement/q")))
    assert Knowledge.on(store, EARLY).statements is before


def test_only_some_are_told_about() -> None:
    known = Knowledge(holding(WORLD), None)
    query = "SELECT ?thing { ?thing skos:prefLabel ?name }"
    nodes = [thing("locality/11"), thing("org/nobody")]
    assert known.about(query, "thing", []) == []
    assert nodes_of(known.about(query, "thing", nodes), "thing") == {thing("locality/11")}
    assert len(known.about(query, "thing", None)) == len(known.select(query)) > 3


def test_blank_nodes_have_no_names() -> None:
    assert named([thing("a/b"), ox.Literal("b")]) == {thing("a/b")}
    with pytest.raises(Unnamed):
        named([thing("a/b"), ox.BlankNode("b")])


def test_what_has_no_name_is_read_with_all_else() -> None:
    """A statement without a name cites evidence that changes."""
    graph, place = source_graph("a"), thing("evidence/p")
    own = [quad for quad in WORLD if quad.graph_name == graph]
    store = EmbeddedStore()
    cites = ox.Quad(ox.BlankNode("b"), expand("samv:evidence"), place, graph)
    store.load({graph: [*own, cites]})
    [blank] = Knowledge.on(store, LAST).evidence.keys() - {quad.subject.value for quad in own}
    page = ox.Quad(place, expand("samv:page"), ox.Literal(7), graph)
    store.apply(ChangeSet.of([page]))
    assert [found.page for found in Knowledge.on(store, LAST).evidence[blank]] == [7]


def test_every_quad_of_the_little_world_is_there_once() -> None:
    assert len(set(EVERY)) == len(EVERY) > len(WORLD) == len(set(WORLD))
