"""Queries asked apart: what is put together is what the query gives as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.questions import questions
from graph.store import EmbeddedStore
from graph.store.optionals import apart
from tests.graph.store.quads import A

THREE = (
    "SELECT * { ?s <urn:a> ?a OPTIONAL { ?s <urn:b> ?b } "
    "OPTIONAL { ?s <urn:c> ?c FILTER(?c != ?a) } OPTIONAL { ?s <urn:d>/<urn:a> ?d } }"
)
NODES = st.integers(0, 3).map(lambda n: NamedNode(f"urn:{n}"))
TRIPLES = st.tuples(NODES, st.sampled_from("abcd").map(lambda p: NamedNode(f"urn:{p}")), NODES)


def told(rows: list[dict[str, NamedNode | Literal]]) -> set[frozenset[tuple[str, object]]]:
    return {frozenset(row.items()) for row in rows}


@given(st.sets(TRIPLES, max_size=12), st.sampled_from(["*", "?s ?b ?d", "DISTINCT ?c"]))
def test_the_parts_come_to_the_whole(
    triples: set[tuple[NamedNode, NamedNode, NamedNode]], wanted: str
) -> None:
    store = EmbeddedStore()
    store.replace(A, [Quad(*triple, A) for triple in triples])
    query = THREE.replace("*", wanted, 1)
    parts = apart(query)
    assert parts is not None
    answer = parts.answer(store.select)
    assert told(answer) == told(store.select(query))
    assert len(answer) == len(told(answer))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { OPTIONAL { ?s <urn:a> ?a } }",
        THREE + " LIMIT 3",
        THREE.replace("*", "(COUNT(*) AS ?n)", 1),
        f"PREFIX ex: <urn:x> {THREE}",
        THREE[:-1] + " FILTER(?b = ?c) }",
        THREE[:-1] + " OPTIONAL { ?b <urn:a> ?x } OPTIONAL { ?x <urn:a> ?y } }",
        f"SELECT ?s {{ {{ {THREE} }} }}",
    ],
)
def test_what_hangs_together_is_asked_as_a_whole(query: str) -> None:
    assert apart(query) is None


@pytest.mark.parametrize("name", questions())
def test_every_question_with_optional_patterns_can_be_asked_apart(name: str) -> None:
    query = questions()[name].query
    assert "\n  OPTIONAL" not in query or apart(query) is not None
