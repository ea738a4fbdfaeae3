"""Plan: what stands in which lane and below what, and when lines are too many to draw."""

from __future__ import annotations

from graph.drawing.plan import FOLD_OVER, make_plan
from graph.network import Network
from tests.graph.drawing.conftest import edge, level, network, node

NAMES = ["Z", "Å", "A"]


def crowd(count: int) -> Network:
    """A group with so many seats; the one of the last name sits in a group further up."""
    nodes = [
        node("group/hög", "Hög", level("political")),
        node("group/låg", "Låg", level("operative")),
        *(node(f"org/{name}", name) for name in NAMES),
    ]
    low = [edge(at, f"org/{NAMES[at % 2]}", "group/låg") for at in range(count - 1)]
    return network(nodes, [*low, edge("high", "org/A", "group/hög")])


def test_lanes_that_hold_nothing_take_no_row(small: Network) -> None:
    plan = make_plan(small, "sv")
    assert plan.rows == {"political": 1, "operative": 1, "agreements": 1}
    assert plan.cells["group/rad"].row < plan.cells["group/arbete"].row
    assert set(plan.cells) | {entry.id for entry in plan.roster} == set(small)


def test_more_lines_than_can_be_followed_are_folded() -> None:
    assert not make_plan(crowd(FOLD_OVER), "sv").folds
    assert make_plan(crowd(FOLD_OVER + 1), "sv").folds


def test_the_roster_follows_its_lines_and_without_them_the_alphabet() -> None:
    nodes = [node("group/låg", "Låg", level("operative"))]
    nodes += [node("group/hög", "Hög", level("political"))]
    nodes += [node(f"org/{name}", name) for name in NAMES]
    drawn = [edge(1, "org/Å", "group/hög"), edge(2, "org/Z", "group/låg")]
    many = drawn + [edge(f"x{at}", "org/Z", "group/låg") for at in range(FOLD_OVER)]
    order = {
        len(edges): [entry.id for entry in make_plan(network(nodes, edges), "sv").roster]
        for edges in (drawn, many)
    }
    assert order[len(drawn)] == ["org/Å", "org/Z", "org/A"]
    assert order[len(many)] == ["org/A", "org/Z", "org/Å"]


def test_a_part_stands_below_the_whole_that_is_surest() -> None:
    nodes = [node(f"org/{name}", name) for name in NAMES]
    edges = [
        edge(1, "org/Å", "org/A", "part", basis="interpreted"),
        edge(2, "org/Å", "org/Z", "part", basis="stated"),
    ]
    roster = {entry.id: entry.parent for entry in make_plan(network(nodes, edges), "sv").roster}
    assert roster["org/Å"] == "org/Z"
