"""The remote store: where it writes, what it shows, what engines answer in their own way."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.findings import Refused
from graph.store import ChangeSet
from graph.store.remote import RemoteStore
from tests.graph.store.quads import A, B, P, quad
from tests.servers import NotInstalled, virtuoso


def test_its_address_is_shown_without_who_reads() -> None:
    assert RemoteStore("http://r:se%3Acret@host.example:81/a").url == "http://host.example:81/a"


def test_it_writes_beside_where_it_reads(oxigraph: str) -> None:
    for update in (None, f"{oxigraph.removesuffix('/query')}/update"):
        store = RemoteStore(oxigraph, update)
        store.replace(A, [quad("urn:x", 1)])
        assert {own.object for own in store.quads(A)} == {Literal("1")}
        store.replace(A, [])


def test_what_another_has_written_is_seen_in_the_graphs_that_are_known(endpoint: str) -> None:
    ours, theirs = RemoteStore(endpoint), RemoteStore(endpoint)
    ours.load({graph: [] for graph in ours.graphs()})
    ours.replace(A, [quad("urn:x", 1)])
    theirs.apply(ChangeSet.of([quad("urn:x", 2)]))
    query = "SELECT ?o { <urn:x> <urn:p> ?o }"
    assert {row["o"].value for row in ours.select(query)} == {"1", "2"}


def test_graphs_that_an_engine_keeps_for_itself_are_not_ours(remote: RemoteStore) -> None:
    assert remote.graphs() == []
    assert len(remote) == 0
    everything = "SELECT ?s { ?s ?p ?o }"
    assert remote.select(everything) == remote.select(everything, graphs=[]) == []


def test_truth_values_are_written_in_one_way(remote: RemoteStore) -> None:
    truths = [quad("urn:x", "true"), quad("urn:y", "false")]
    kept = [type(q)(q.subject, P, Literal(q.object.value == "true"), A) for q in truths]
    remote.replace(A, kept)
    assert set(remote.quads()) == set(kept)
    (row,) = remote.select("SELECT ?s { ?s ?p ?o }", {"o": Literal(True)})
    assert row["s"] == NamedNode("urn:x")


def test_many_quads_are_taken_in_lots(remote: RemoteStore) -> None:
    quads = [quad(f"urn:{at}", f"text {at}", graph) for at in range(1201) for graph in (A, B)]
    added = ChangeSet.of(quads)
    assert remote.apply(added) == added
    assert len(remote) == len(quads)
    assert set(remote.quads()) == set(quads)
    remote.load({A: quads[::2], B: []})
    assert set(remote.quads()) == set(quads[::2])


def test_an_answer_that_the_engine_has_cut_is_refused(tmp_path: Path) -> None:
    try:
        with virtuoso(tmp_path, rows=10) as address:
            store = RemoteStore(address)
            store.replace(A, [quad(f"urn:{at}", at) for at in range(12)])
            with pytest.raises(Refused) as refused:
                store.select("SELECT ?s { ?s ?p ?o }")
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert refused.value.findings[0].code == "remote-cut"
