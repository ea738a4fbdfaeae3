"""The ward: workers are used again while they know everything, and made anew when they do not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.sparql.limits import Limits
from graph.sparql.ward import Ward, Worker
from graph.store import ChangeSet, EmbeddedStore
from graph.store.edit import Edit

G, P = NamedNode("urn:g"), NamedNode("urn:p")
LIMITS = Limits(seconds=5)


def quad(value: str) -> Quad:
    return Quad(BlankNode("b"), P, Literal(value), G)


@pytest.fixture
def store() -> EmbeddedStore:
    made = EmbeddedStore()
    made.load({G: [quad("first")]})
    return made


@pytest.fixture
def ward(store: EmbeddedStore) -> Iterator[Ward]:
    made = Ward(store, LIMITS)
    yield made
    made.close()


def said(worker: Worker) -> list[str]:
    head = {"do": "query", "base": "urn:x", "union": True, "default": None, "remote": False}
    text = b"SELECT ?o { ?s ?p ?o } ORDER BY ?o"
    until = time.monotonic() + 20
    worker.begin({**head, "table": "text/csv"}, text, until)
    assert worker.answers(until)
    _, body = worker.finish(until)
    return body.decode().split()[1:]


def test_a_worker_is_used_again_until_something_changes(ward: Ward, store: EmbeddedStore) -> None:
    first = ward.take(network=False)
    ward.give_back(first)
    again = ward.take(network=False)
    assert again is first
    store.edit(Edit(ChangeSet.of([quad("second")])))
    ward.give_back(again)
    other = ward.take(network=False)
    assert other.process != first.process
    assert said(other) == ["first", "second"]
    ward.retire(other)


def test_every_way_to_write_is_followed(ward: Ward, store: EmbeddedStore) -> None:
    def now() -> list[str]:
        worker = ward.take(network=False)
        found = said(worker)
        ward.give_back(worker)
        return found

    [first] = store.quads(G)
    assert now() == ["first"]
    store.edit(Edit(ChangeSet.of([quad("a")], [first])))
    assert now() == ["a"]
    named = Quad(NamedNode("urn:s"), P, Literal("b"), G)
    store.apply(ChangeSet.of([named]))
    assert now() == ["a", "b"]
    store.replace(G, [named])
    assert now() == ["b"]
    store.apply(ChangeSet.of(removed=[named]))
    assert now() == []


def test_who_has_reached_out_is_not_used_again(ward: Ward) -> None:
    worker = ward.take(network=True)
    ward.give_back(worker)
    other = ward.take(network=False)
    assert other.process != worker.process
    ward.retire(other)


def test_a_nursery_that_has_died_is_replaced(ward: Ward) -> None:
    worker = ward.take(network=False)
    assert ward._process is not None
    ward._process.kill()
    other = ward.take(network=False)
    assert said(other) == ["first"]
    ward.retire(worker)
    assert said(other) == ["first"]
    ward.give_back(other)


def test_nothing_is_left_when_nobody_holds_it(store: EmbeddedStore) -> None:
    ward = Ward(store, LIMITS)
    ward.give_back(ward.take(network=False))
    assert ward._process is not None
    nursery = ward._process.pid
    del ward
    with pytest.raises(ProcessLookupError):
        os.kill(nursery, 0)
    store.replace(G, [])
