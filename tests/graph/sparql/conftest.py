"""What the tests of SPARQL share: an endpoint on an empty store, with a limit that is soon met."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from graph.findings import Refused
from graph.sparql.endpoint import Dataset, Endpoint
from graph.sparql.limits import Limits
from graph.store import EmbeddedStore

BASE = "http://example.org/sparql"
JSON = "application/sparql-results+json"
CSV = "text/csv"
TRIPLES = "application/n-triples"
LIMITS = Limits(seconds=2, rows=1000, size=2**20, memory=96 * 2**20)

Ask = Callable[..., str]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint(EmbeddedStore(), LIMITS, union=False, open_=True)
    yield made
    made.close()


@pytest.fixture
def ask(endpoint: Endpoint) -> Ask:
    """Ask a query: `ask("SELECT …")` gives the rows of its CSV, or its N-Triples."""

    def answer(text: str, **dataset: list[str]) -> str:
        found = endpoint.query(text, BASE, Dataset(**dataset), CSV, TRIPLES)
        return found.body.decode().replace("\r\n", "\n")

    return answer


@pytest.fixture
def refused() -> Callable[..., str]:
    """Do what must be refused; return the code of the refusal."""

    def code(work: Callable[..., object], *arguments: object, **options: object) -> str:
        with pytest.raises(Refused) as caught:
            work(*arguments, **options)
        return caught.value.findings[0].code

    return code


# Queries that no engine answers in time, each in a way of its own.
LONG = {
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "ordered": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(100)))} }}" for n in range(6))
    + " }",
    "paths": "SELECT (COUNT(*) AS ?n) { ?a (<a:p>|!<a:p>)* ?b . ?c (<a:p>|!<a:p>)* ?d . "
    "?e (<a:p>|!<a:p>)* ?f . ?g (<a:p>|!<a:p>)* ?h }",
    "plan": "SELECT * { " + " ".join(f"?s <a:p{n}> ?o{n} ." for n in range(300)) + " }",
    "filter": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    'FILTER(REGEX(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)), "(x+x+)+y")) }',
}
# What is nested deeper than an engine can follow.
DEEP = {
    "groups": "SELECT * {" + "{" * 5000 + "}" * 5000 + "}",
    "optional": "SELECT * {" + "OPTIONAL{" * 5000 + "}" * 5000 + "}",
    "brackets": "SELECT (" + "(" * 20000 + "1" + ")" * 20000 + " AS ?x) {}",
    "sum": "SELECT (1" + "+1" * 20000 + " AS ?x) {}",
    "or": "SELECT * { FILTER(" + "||".join(["?x=1"] * 20000) + ") }",
    "union": "SELECT * {" + "UNION".join(["{}"] * 10000) + "}",
    "not": "SELECT (" + "!" * 20000 + "true AS ?x) {}",
    "path": "SELECT * { ?s " + "/".join(["<a:b>"] * 10000) + " ?o }",
    "triples": "SELECT * { " + "<<( " * 8000 + "<a:a> <a:b> 1" + " )>> <a:b> 1" * 8000 + " }",
    "negated": "SELECT (" + "-" * 20000 + "1 AS ?x) {}",
}


@pytest.fixture
def crowded(endpoint: Endpoint) -> Endpoint:
    """An endpoint on some hundred triples: enough for every query above to take for ever."""
    triples = " ".join(f"<a:{n}> <a:p> <a:{(n * 7 + 1) % 300}> ." for n in range(300))
    endpoint.update(f"INSERT DATA {{ {triples} }}", BASE, Dataset())
    return endpoint
