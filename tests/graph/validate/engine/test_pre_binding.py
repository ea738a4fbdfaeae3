"""Whether a query over all nodes answers as one a node would, tried against one a node."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.query_tokens import joined, tokens
from graph.validate.engine.parameters import Uncompiled
from graph.validate.engine.pre_binding import (
    Forbidden,
    check,
    placed,
    places,
    variables,
)

DATA = "<urn:a> <urn:p> 1, 2 . <urn:b> <urn:p> 3 ; <urn:q> <urn:a> . <urn:c> <urn:q> <urn:b> ."
NODES = [ox.NamedNode(f"urn:{name}") for name in "abc"]
SAFE = {
    "SELECT ?this ?v { ?this <urn:p> ?v }": False,
    "SELECT ?this { FILTER(?this != <urn:a>) }": False,
    "SELECT ?this ?v { ?this <urn:q> ?x . ?x <urn:p> ?v OPTIONAL { ?v <urn:r> ?z } }": False,
    "SELECT ?this { OPTIONAL { ?this <urn:p> ?v } FILTER(!BOUND(?v)) }": False,
    "SELECT ?this { FILTER NOT EXISTS { ?this <urn:p> ?v } }": False,
    "SELECT ?this (COUNT(?v) AS ?n) { ?this <urn:p> ?v } GROUP BY ?this": False,
    "SELECT ?this { ?this <urn:p> ?v } GROUP BY ?this HAVING(COUNT(?v) > 1)": False,
    "SELECT DISTINCT ?this { { ?this <urn:p> 1 } UNION { ?this <urn:q> ?x } }": False,
    "SELECT ?this { { ?x <urn:p> 1 } UNION { FILTER(?this = <urn:b>) } }": True,
    "SELECT ?this { { { FILTER(?this = <urn:b>) } FILTER(BOUND(?this)) } }": True,
    "SELECT ?this ?y { { BIND(?this AS ?y) } }": True,
    "SELECT ?this { { SELECT ?this { FILTER(?this = <urn:c>) } } }": True,
    "SELECT ?this { { SELECT ?this (MAX(?v) AS ?m) { ?this <urn:p> ?v } GROUP BY ?this } }": False,
}
UNSAFE = [
    "SELECT ?this ?v { ?this <urn:p> ?v } LIMIT 1",
    "SELECT ?this (COUNT(*) AS ?n) { ?this <urn:p> ?v } GROUP BY ?v",
    "SELECT ?this { GRAPH <urn:g> { FILTER(?this = <urn:a>) } }",
]


@pytest.mark.parametrize("query", SAFE)
def test_all_at_once_is_as_one_at_a_time(query: str) -> None:
    parts = tokens(query)
    needed, possible = places(parts)
    assert needed is SAFE[query]
    assert possible
    store = ox.Store()
    store.load(DATA.encode(), ox.RdfFormat.TURTLE)
    scope = f"{{ SELECT ?this {{ VALUES ?this {{ {' '.join(map(str, NODES))} }} }} }}"
    names = variables(parts)

    def asked(text: str) -> list[tuple[str, ...]]:
        found = store.query(text)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(str(row[name]) for name in names) for row in found]

    one_scope = "{{ SELECT ?this {{ VALUES ?this {{ {} }} }} }}"
    each = [asked(placed(parts, one_scope.format(node), everywhere=True)) for node in NODES]
    together = sorted(row for rows in each for row in rows)
    for everywhere in {needed, possible}:
        assert sorted(asked(placed(parts, scope, everywhere))) == together


@pytest.mark.parametrize("query", UNSAFE)
def test_what_would_answer_otherwise_is_not_compiled(query: str) -> None:
    with pytest.raises(Uncompiled):
        places(tokens(query))


@pytest.mark.parametrize("query", ["SELECT ?this {", "SELECT ?this { ?this }"])
def test_what_cannot_be_read(query: str) -> None:
    with pytest.raises(ValueError, match=r"Expected|found"):
        places(tokens(query))
    with pytest.raises(ValueError, match=r"Expected|found"):
        variables(tokens(query))


@pytest.mark.parametrize("word", ["MINUS { ?this ?p 1 }", "VALUES ?x { 1 }", "SERVICE ?s { }"])
def test_what_the_specification_forbids(word: str) -> None:
    with pytest.raises(Forbidden, match=word.split()[0]):
        check(tokens(f"SELECT ?this {{ {word.lower()} }}"))
    check(tokens(f"SELECT ?this {{ ?this ?p '{word}' }}"))


def test_the_pattern_is_put_into_the_outer_group_or_into_all() -> None:
    parts = tokens("SELECT ?this { { ?this ?p 1 } FILTER EXISTS { ?this ?p 2 } }")
    assert placed(parts, "HERE", everywhere=False).count("HERE") == 1
    assert placed(parts, "HERE", everywhere=True).count("HERE") == 2
    assert joined(parts).count("HERE") == 0
