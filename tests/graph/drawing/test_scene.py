"""A scene: what is counted instead of drawn."""

from __future__ import annotations

from dataclasses import replace

from graph.drawing.layout import draw
from graph.network import Network


def test_what_is_hidden_is_counted(small: Network) -> None:
    scene = draw(small, "sv")
    assert scene.folded == 0
    first, *others = scene.wires
    assert replace(scene, wires=(replace(first, hidden=True), *others)).folded == 1
