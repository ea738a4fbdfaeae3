"""Change sets have an algebra: one after the other, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.store.change_set import ChangeSet

GRAPHS = [NamedNode("urn:g1"), NamedNode("urn:g2")]
QUADS = [
    Quad(NamedNode(f"urn:{s}"), NamedNode("urn:p"), Literal(o), graph)
    for s in "ab"
    for o in "xy"
    for graph in GRAPHS
]
states = st.frozensets(st.sampled_from(QUADS))


def between(before: frozenset[Quad], after: frozenset[Quad]) -> ChangeSet:
    return ChangeSet(after - before, before - after)


def applied(state: frozenset[Quad], changes: ChangeSet) -> frozenset[Quad]:
    return (state - changes.removed) | changes.added


@given(states, states)
def test_the_inverse_undoes_it(before: frozenset[Quad], after: frozenset[Quad]) -> None:
    changes = between(before, after)
    assert applied(before, changes) == after
    assert applied(after, changes.inverse()) == before
    assert changes.inverse().inverse() == changes


@given(states, states, states)
def test_two_changes_come_to_one(
    first: frozenset[Quad], second: frozenset[Quad], third: frozenset[Quad]
) -> None:
    assert between(first, second).then(between(second, third)) == between(first, third)


@given(states, states)
def test_there_and_back_is_nothing(before: frozenset[Quad], after: frozenset[Quad]) -> None:
    changes = between(before, after)
    assert not changes.then(changes.inverse())
    assert bool(changes) is (before != after)


@given(states, states)
def test_a_part_is_what_lies_in_its_graphs(before: frozenset[Quad], after: frozenset[Quad]) -> None:
    changes = between(before, after)
    part = changes.among({GRAPHS[0]})
    assert part.quads == {quad for quad in changes.quads if quad.graph_name == GRAPHS[0]}
    assert changes.among(set(GRAPHS)) == changes


def test_what_is_on_both_sides_is_no_change() -> None:
    assert ChangeSet.of(QUADS[:2], QUADS[1:3]) == ChangeSet(
        frozenset(QUADS[:1]), frozenset(QUADS[2:3])
    )
    with pytest.raises(ValueError, match="added and removed"):
        ChangeSet(frozenset(QUADS), frozenset(QUADS))


P, NODE, BLANK = NamedNode("urn:p"), NamedNode("urn:a"), BlankNode("b")


@pytest.mark.parametrize(
    "quad",
    [Quad(BLANK, P, NODE, GRAPHS[0]), Quad(NODE, P, BLANK, GRAPHS[0]), Quad(NODE, P, NODE, BLANK)],
    ids=["subject", "object", "graph"],
)
def test_a_blank_node_is_noticed_wherever_it_stands(quad: Quad) -> None:
    assert ChangeSet.of([quad]).has_blank_nodes
    assert ChangeSet.of(removed=[quad]).has_blank_nodes
    assert not ChangeSet.of(QUADS).has_blank_nodes


def test_it_tells_whose_properties_change() -> None:
    other = Quad(NamedNode("urn:c"), NamedNode("urn:q"), Literal("x"), GRAPHS[0])
    changes = ChangeSet.of(QUADS[:1], [QUADS[-1], other, Quad(BLANK, P, NODE, GRAPHS[0])])
    assert changes.subjects({P}) == {NamedNode("urn:a"), NamedNode("urn:b")}
    assert changes.subjects({P, NamedNode("urn:q")}) == changes.subjects({P}) | {other.subject}
    assert changes.subjects(set()) == set()
