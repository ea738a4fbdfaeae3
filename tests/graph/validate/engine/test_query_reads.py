"""What the query of a shape reads, and what leads back from each of its patterns."""

from __future__ import annotations

import pytest

from graph.validate.engine.query_reads import query_reads
from graph.validate.engine.read import Read

# A read: what leads to it > its step; of several ways back the cheapest first.
FOLLOWED = {
    "?this <p> ?x": ["> p"],
    "?x <p> ?this": ["> ^p"],
    "?this <p> ?x . ?x <q> 'constant'": ["> p", "p > q"],
    "<constant> <p> ?this": ["> ^p"],
    "?this <p> ?x . ?y <q> ?x": ["> p", "p > ^q"],
    "?this <p> ?x . ?x <q> ?y . ?this <r> ?y": [
        "> p , r/^q > ^p",
        "> r , p/q > ^r",
        "p > q , r > ^q",
    ],
    "?this <p>/<q>* ?x": ["> p", "p/(q*) > q"],
    "?this ^<p> ?x": ["> ^p"],
    "?this <p>|<q> ?x": ["> p", "> q"],
    "?this ?any ?x": ["> *"],
    "?this <p> ?x . ?x ?any ?y": ["> p", "p > *"],
    "?this <p> ?x OPTIONAL { ?x <q> ?y }": ["> p", "p > q"],
    "?this <p> ?x FILTER NOT EXISTS { ?x <q> ?y . ?y <r> ?z }": ["> p", "p > q", "p/q > r"],
    "?this <p> ?x FILTER(?x > 1 || EXISTS { ?x <q> 1 })": ["> p", "p > q"],
    "{ ?this <p> ?x } UNION { ?x <q> ?this }": ["> ^q", "> p"],
    "GRAPH ?this { ?x <p> ?y }": ["in graph > p"],
    "GRAPH ?this { ?x ?any ?y }": ["in graph > *"],
    "GRAPH ?g { ?this <p> ?y }": ["> p"],
    "?this <p> ?x . { SELECT ?this ?x { ?this <q> ?y . ?y <r> ?x } }": [
        "> p , q/r > ^p",
        "> q , p/^r > ^q",
        "q > r , p > ^r",
    ],
}
UNFOLLOWED = {
    "?this <p> ?x . ?somebody <q> ?else": {"q"},
    "?this <p> ?x . ?g <q> ?y . GRAPH ?g { ?this <r> ?z }": {"q"},
    # The one outside is another than the one inside.
    "?this <p> ?y . { SELECT ?this { ?this <p> ?z . ?y <q> ?w } }": {"q"},
    # What is joined after an optional part may meet the lack of it.
    "?this <p> ?x OPTIONAL { ?w <q> ?z } ?z <r> ?x": {"q"},
    # Out of a part inside a part the way leads through both.
    "?this <p> ?x OPTIONAL { ?this <r> ?y OPTIONAL { ?x <q> ?z } }": {"q"},
}


def told(read: Read) -> str:
    ways = []
    for steps, last in read.ways:
        name = "*" if last is None else ("^" if last.backwards else "") + last.predicate[4:]
        way = "/".join(step.sparql for step in steps).replace("<urn:", "").replace(">", "")
        ways.append(f"{way} > {name}".strip())
    return ("in graph " if read.in_graph else "") + " , ".join(ways)


@pytest.mark.parametrize("pattern", FOLLOWED)
def test_each_pattern_leads_back(pattern: str) -> None:
    reads = query_reads(f"SELECT ?this {{ {pattern} }}".replace("<", "<urn:"))
    assert reads.unfollowed == frozenset()
    assert sorted(map(told, reads.followed)) == sorted(FOLLOWED[pattern])


@pytest.mark.parametrize("pattern", UNFOLLOWED)
def test_what_does_not_lead_back_is_named(pattern: str) -> None:
    reads = query_reads(f"SELECT ?this {{ {pattern} }}".replace("<", "<urn:"))
    assert reads.unfollowed == {f"urn:{name}" for name in UNFOLLOWED[pattern]}


@pytest.mark.parametrize(
    "pattern",
    [
        "?this <p> ?x . ?somebody ?any ?else",
        "?this <p> ?x . ?x !<q> ?y",
        "{ SELECT ?this { ?this <p> ?x } LIMIT 1 }",
    ],
)
def test_where_nothing_can_be_told_every_triple_counts(pattern: str) -> None:
    reads = query_reads(f"SELECT ?this {{ {pattern} }}".replace("<", "<urn:"))
    assert reads.unfollowed is None
