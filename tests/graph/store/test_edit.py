"""Edits: what they touch, and names of graphs that come back as they were."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.store.change_set import ChangeSet
from graph.store.edit import Edit, read_name

G, P = NamedNode("urn:g"), NamedNode("urn:p")
QUADS = [Quad(P, P, Literal("1"), G), Quad(P, P, Literal("1"))]


def test_an_edit_without_triples_may_be_one() -> None:
    assert not Edit()
    assert Edit(made=frozenset({G}))
    assert Edit(lost=frozenset({G}))
    assert Edit(ChangeSet.of(QUADS))


def test_all_graphs_that_are_touched() -> None:
    made, lost = NamedNode("urn:made"), BlankNode("lost")
    edit = Edit(ChangeSet.of(QUADS[:1], QUADS[1:]), frozenset({made}), frozenset({lost}))
    assert edit.names == {G, DefaultGraph(), made, lost}


@pytest.mark.parametrize("name", [G, BlankNode("b"), NamedNode("http://example.org/å?x#y")])
def test_names_come_back_as_they_were(name: NamedNode | BlankNode) -> None:
    assert read_name(str(name)) == name
