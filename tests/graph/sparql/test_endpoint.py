"""The endpoint: who may write what, and what a write leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.namespaces import BASE as OURS
from graph.sparql.endpoint import USER_GRAPHS, Dataset, Document, Endpoint
from graph.store import EmbeddedStore
from tests.graph.sparql.conftest import BASE, LIMITS, Ask

Refused = Callable[..., str]
SOURCE = NamedNode(f"{OURS}graph/source/x")
MINE = f"{USER_GRAPHS}mine"
TURTLE = "text/turtle"


@pytest.fixture
def kept() -> Iterator[Endpoint]:
    """An endpoint on a graph that is not its users' own."""
    store = EmbeddedStore()
    store.load({SOURCE: [Quad(NamedNode("a:s"), NamedNode("a:p"), Literal("said"), SOURCE)]})
    made = Endpoint(store, LIMITS)
    yield made
    made.close()


def update(endpoint: Endpoint, text: str, **dataset: list[str]) -> int:
    return len(endpoint.update(text, BASE, Dataset(**dataset)).changes.quads)


@pytest.mark.parametrize(
    "text",
    [
        "DROP ALL",
        f"CLEAR GRAPH <{SOURCE.value}>",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT DATA { <a:a> <a:b> 1 }",
        f"INSERT DATA {{ GRAPH <{OURS}graph/catalogue> {{ <a:a> <a:b> 1 }} }}",
        f"MOVE <{SOURCE.value}> TO <{MINE}>",
        f"CREATE GRAPH <{OURS}graph/source/y>",
        f"INSERT DATA {{ GRAPH <{MINE}> {{ <a:a> <a:b> 1 }} }}; DROP NAMED",
    ],
)
def test_what_a_source_has_said_stays(kept: Endpoint, refused: Refused, text: str) -> None:
    before = sorted(map(str, kept.store.quads()))
    assert refused(update, kept, text) == "graph-closed"
    assert sorted(map(str, kept.store.quads())) == before
    assert kept.query("ASK { ?s ?p 'said' }", BASE, Dataset(), "text/csv", None).body == b"true"


def test_users_write_into_graphs_of_their_own(kept: Endpoint, refused: Refused) -> None:
    assert update(kept, f"COPY <{SOURCE.value}> TO <{MINE}>") == 1
    assert not kept.write(f"{MINE}2", "replace", [Document(TURTLE, b"<> <a:p> 'x', 'y' .")])
    assert kept.write(f"{MINE}2", "remove")
    assert kept.store.graphs() == [SOURCE, NamedNode(MINE)]
    for name in (SOURCE.value, None, "http://example.org/else"):
        assert refused(kept.write, name, "add", [Document(TURTLE, b"")]) == "graph-closed"
        assert refused(kept.write, name, "remove") == "graph-closed"


def test_what_was_written_is_seen_by_the_next_query(endpoint: Endpoint, ask: Ask) -> None:
    for number in range(10):
        update(endpoint, f"INSERT DATA {{ <a:a> <a:b> {number} }}")
        assert ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == f"n\n{number + 1}\n"
        assert len(endpoint.store) == number + 1


def test_blank_nodes_keep_their_identity(endpoint: Endpoint, ask: Ask) -> None:
    update(endpoint, "INSERT DATA { _:x <a:p> 1 . GRAPH <a:g> { _:x <a:p> 2 } }")
    update(endpoint, "INSERT { ?s <a:q> ?t } WHERE { ?s <a:p> 1 GRAPH <a:g> { ?t <a:p> 2 } }")
    assert ask("ASK { ?s <a:q> ?s }") == "true"
    update(endpoint, "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isBlank(?s)) }")
    assert len(endpoint.store) == 1
    update(endpoint, "INSERT DATA { <a:a> <a:q> <<( _:y <a:b> 1 )>> . _:y <a:q> 1 }")
    assert ask("ASK { ?a <a:q> <<( ?y <a:b> 1 )>> . ?y <a:q> 1 }") == "true"
    update(endpoint, "DELETE WHERE { ?s <a:q> ?o }")
    assert len(endpoint.store) == 1


def test_a_graph_without_triples_is_one_until_it_is_dropped(
    endpoint: Endpoint, ask: Ask, refused: Refused
) -> None:
    names = "SELECT ?g { GRAPH ?g {} } ORDER BY ?g"
    update(endpoint, "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 1 } }; CREATE GRAPH <a:h>")
    update(endpoint, "DELETE WHERE { GRAPH <a:g> { ?s ?p ?o } }")
    assert not endpoint.write("a:i", "replace", [Document(TURTLE, b"")])
    assert endpoint.write("a:i", "replace", [Document(TURTLE, b"")])
    assert ask(names) == "g\na:g\na:h\na:i\n"
    assert endpoint.read("a:h", TURTLE).body == b""
    endpoint.store.load({})
    assert ask(names) == "g\na:g\na:h\na:i\n"
    assert not endpoint.update("CLEAR GRAPH <a:g>; CLEAR GRAPH <a:none>", BASE, Dataset())
    assert endpoint.update("DROP GRAPH <a:g>; DROP GRAPH <a:none>", BASE, Dataset()).lost
    assert endpoint.write("a:i", "remove")
    assert ask(names) == "g\na:h\n"
    assert refused(endpoint.read, "a:i", TURTLE) == "graph-unknown"


def test_a_refused_update_leaves_no_trace_in_any_worker(
    endpoint: Endpoint, ask: Ask, refused: Refused
) -> None:
    endpoint.open = False
    assert refused(update, endpoint, "INSERT DATA { <a:a> <a:b> 1 }") == "graph-closed"
    assert ask("ASK { ?s ?p ?o }") == "false"


def test_what_the_store_remembers_follows(endpoint: Endpoint) -> None:
    def count() -> int:
        return endpoint.store.remember("count", lambda: len(endpoint.store))

    assert count() == 0
    update(endpoint, "INSERT DATA { <a:a> <a:b> 1, [] }")
    assert count() == 2


def test_the_graphs_of_the_request_count(endpoint: Endpoint, ask: Ask, refused: Refused) -> None:
    update(endpoint, "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 1 } GRAPH <a:h> { <a:a> <a:b> 2 } }")
    assert ask("SELECT ?o { ?s ?p ?o }", default=["a:h"]) == "o\n2\n"
    assert ask("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", named=["a:g"]) == "o\n1\n"
    assert update(endpoint, "INSERT { <a:x> ?p ?o } WHERE { ?s ?p ?o }", default=["a:g"]) == 1
    assert refused(ask, "ASK {}", default=["no address"]) == "no-address"


def test_a_graph_is_read_in_the_format_asked_for(kept: Endpoint, refused: Refused) -> None:
    assert kept.read(None, TURTLE).body == b'<a:s> <a:p> "said" .\n'
    assert kept.read(SOURCE.value, TURTLE).body == kept.read(None, TURTLE).body
    assert refused(kept.read, SOURCE.value, None) == "not-acceptable"
    assert refused(kept.read, "no address", TURTLE) == "no-address"
