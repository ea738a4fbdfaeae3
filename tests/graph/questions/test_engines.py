"""Every question gives the same rows without graph names, and on a second engine (rdflib)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.ask import as_json, ask
from graph.namespaces import BASE, PREFIXES
from graph.perspective import Perspective
from graph.questions import questions
from graph.store import Bindings, EmbeddedStore
from graph.store.protocol import Term

EVERY = questions()
STRING = PREFIXES["xsd"] + "string"
QUERIES = {question.query for question in EVERY.values()}


def node(term: Any) -> rdflib.term.Node:
    """Return the term as rdflib's; it tells a plain string from one of type xsd:string."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language or term.datatype.value == STRING:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def term(node: rdflib.term.Node) -> Term:
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype or STRING)))
    return NamedNode(str(node))


class SecondEngine(EmbeddedStore):
    """Answers the questions with rdflib; everything else as before."""

    def __init__(self, first: EmbeddedStore) -> None:
        super().__init__()
        self._first = first
        self._graph = rdflib.Graph()
        for prefix, address in PREFIXES.items():
            self._graph.bind(prefix, address, replace=True)
        for quad in first.quads():
            self._graph.add((node(quad.subject), node(quad.predicate), node(quad.object)))
        self.asked = 0

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
    ) -> list[Bindings]:
        if query not in QUERIES:
            return self._first.select(query, values, graphs)
        self.asked += 1
        bound = {name: node(value) for name, value in (values or {}).items()}
        found = self._graph.query(query, initBindings=bound)
        return [{str(name): term(value) for name, value in row.asdict().items()} for row in found]


@pytest.fixture(scope="module")
def first(view: Callable[..., Perspective]) -> Perspective:
    return view("2023-03-31")


@pytest.fixture(scope="module")
def nameless(first: Perspective, curated: EmbeddedStore) -> Perspective:
    """The same triples, all in one graph."""
    store, graph = EmbeddedStore(), NamedNode(BASE + "graph/flat")
    triples = {(quad.subject, quad.predicate, quad.object) for quad in curated.quads()}
    store.load({graph: [Quad(*triple, graph) for triple in triples]})
    return replace(first, store=store)


@pytest.fixture(scope="module")
def second(first: Perspective, curated: EmbeddedStore) -> Perspective:
    return replace(first, store=SecondEngine(curated))


@pytest.mark.parametrize("name", EVERY)
def test_dropping_graph_names_changes_no_answer(
    name: str, first: Perspective, nameless: Perspective
) -> None:
    answers = [ask(EVERY[name], own, {}, dated=False) for own in (first, nameless)]
    assert answers[0].rows
    assert answers[0].rows == answers[1].rows


@pytest.mark.parametrize("name", EVERY)
def test_a_second_engine_gives_the_same_answer(
    name: str, first: Perspective, second: Perspective
) -> None:
    question = EVERY[name]
    answers = [as_json(ask(question, own, question.example, False)) for own in (first, second)]
    assert answers[0]["rows"]
    assert answers[0] == answers[1]


def test_the_second_engine_is_really_asked(second: Perspective) -> None:
    question = EVERY["areas"]
    before = second.store.asked
    ask(question, second, question.example, False)
    assert second.store.asked == before + 1
