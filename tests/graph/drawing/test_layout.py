"""Layout: everything has its place, in its lane, on nothing else, and always the same one."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.drawing import plan
from graph.drawing.lanes import ACTORS, place
from graph.drawing.layout import draw
from graph.drawing.scene import Box, Scene
from graph.network import Network
from tests.graph.drawing.conftest import edge, network, node
from tests.graph.drawing.strategies import networks


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check(scene: Scene) -> None:
    """Every node and edge is drawn once, inside the picture, each card in its lane."""
    made = scene.network
    assert [box.id for box in scene.boxes] == sorted(made)
    assert {(w.origin, w.target, w.id) for w in scene.wires} == set(made.edges(keys=True))
    assert len(scene.wires) == made.number_of_edges()
    bands = {band.key: band for band in scene.bands}
    for box in scene.boxes:
        band = bands[box.lane]
        assert box.lane == place(made.nodes[box.id]).lane
        assert band.x <= box.x
        assert box.x + box.width <= band.x + band.width <= scene.width
        assert band.y <= box.y
        assert box.y + box.height <= band.y + band.height <= scene.height
        assert box.lines
    for one, other in combinations(scene.boxes, 2):
        assert not overlap(one, other), f"{one.id} lies on {other.id}"
    for wire in scene.wires:
        for x, y in wire.points:
            assert 0 <= x <= scene.width
            assert 0 <= y <= scene.height


def check_lines(scene: Scene) -> None:
    """Every drawn line ends at its two things, and crosses no card."""
    boxes = {box.id: box for box in scene.boxes}
    cards = [box for box in scene.boxes if box.lane != ACTORS]
    for wire in scene.wires:
        if wire.hidden or wire.weight == "part":
            continue
        ends = [boxes[wire.origin], boxes[wire.target]]
        for x, y in (wire.points[0], wire.points[-1]):
            assert any(
                box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height for box in ends
            )
        for (x, y), (u, v) in pairwise(wire.points):
            for card in cards:
                aside = max(x, u) <= card.x or card.x + card.width <= min(x, u)
                assert aside or max(y, v) <= card.y or card.y + card.height <= min(y, v)


@settings(deadline=None)
@given(networks())
def test_any_network_is_drawn_whole(made: Network) -> None:
    check(draw(made, "sv"))


@settings(deadline=None)
@given(networks())
def test_lines_keep_clear_of_cards(made: Network) -> None:
    check_lines(draw(made, "en"))


@settings(deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_edges_does_not_matter(made: Network, dice: random.Random) -> None:
    nodes, edges = list(made.nodes(data=True)), list(made.edges(keys=True, data=True))
    dice.shuffle(nodes)
    dice.shuffle(edges)
    shuffled: Network = nx.MultiDiGraph()
    shuffled.graph.update(made.graph)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    one, other = draw(made, "sv"), draw(shuffled, "sv")
    for part in ("width", "height", "bands", "boxes", "wires", "legend"):
        assert getattr(one, part) == getattr(other, part)


def test_the_curated_networks_are_drawn_whole(curated_network: Network) -> None:
    scene = draw(curated_network, "sv")
    check(scene)
    check_lines(scene)


def test_lerum_and_alingsas_have_their_groups_in_their_lanes(lerum_alingsas: Network) -> None:
    """What the drawing is for: levels below each other, and who reports to whom on what basis."""
    scene = draw(lerum_alingsas, "sv")
    lanes = {
        lane: {b.id for b in scene.boxes if b.lane == lane} for lane in ("political", "projects")
    }
    assert lanes["political"] == {"group/samla-politisk-samradsgrupp"}
    assert "group/samla-projektgrupp-socialmedicinska-mottagningar" in lanes["projects"]
    tops = {band.key: band.y for band in scene.bands}
    order = ["political", "strategic", "preparatory", "operative", "projects"]
    assert sorted(order, key=lambda lane: tops[lane]) == order
    places = {box.id: box for box in scene.boxes}
    assert places["group/samla-samordningsgruppen"].lane == "strategic"
    assert places["group/samla-ug-aldre"].lane == "preparatory"
    bases = {wire.basis for wire in scene.wires if wire.weight == "reports"}
    assert bases == {"stated", "interpreted"}
    assert scene.folded == 0


def test_equals_stand_in_swedish_order() -> None:
    nodes = [node(f"group/{at}", name) for at, name in enumerate(["Ö", "Å", "Z", "Ä", "A"])]
    scene = draw(network(nodes), "sv")
    row = sorted(scene.boxes, key=lambda box: (box.y, box.x))
    assert [box.lines for box in row] == [("A",), ("Z",), ("Å",), ("Ä",), ("Ö",)]


def test_lines_that_nobody_could_follow_are_counted_on_the_cards(
    monkeypatch: pytest.MonkeyPatch, small: Network
) -> None:
    drawn = draw(small, "sv")
    monkeypatch.setattr(plan, "FOLD_OVER", 2)
    folded = draw(small, "sv")
    assert (drawn.folded, folded.folded) == (0, 3)
    notes = {box.id: box.notes for box in folded.boxes}
    assert "kopplade aktörer: 2" in notes["group/rad"]
    assert "kopplade aktörer: 1" in notes["group/arbete"]
    assert any(note.startswith("3 linjer") for note in folded.legend.notes)
    assert not any("linjer" in note for note in drawn.legend.notes)


def test_a_reporting_line_to_an_organisation_is_drawn_all_the_same(
    monkeypatch: pytest.MonkeyPatch, small: Network
) -> None:
    monkeypatch.setattr(plan, "FOLD_OVER", 0)
    small.add_edge(
        *(own := edge("r9", "group/rad", "org/as", "reports"))[:2], key=own[2]["id"], **own[2]
    )
    scene = draw(small, "sv")
    shown = {wire.weight for wire in scene.wires if not wire.hidden}
    assert shown == {"reports", "link", "part"}
    check(scene)
    check_lines(scene)


def test_an_empty_network_is_an_empty_drawing() -> None:
    scene = draw(network([]), "sv")
    assert (scene.bands, scene.boxes, scene.wires) == ((), (), ())
    assert scene.legend.notes
