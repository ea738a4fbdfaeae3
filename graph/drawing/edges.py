"""Edges: what weight each link has on the drawing, and at which end its lines come together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph import codes
from graph.drawing.scene import Weight
from graph.language import LANGUAGES, Text
from graph.messages import message
from graph.network import Network

_POINTING = ("relation", "reports")


@dataclass(frozen=True)
class Edge:
    """hub: the end where lines of one bundle come together; spoke: the other.

    arrow: at which end of the way from hub to spoke the target lies; empty where the line
    points at neither.
    """

    id: str
    origin: str
    target: str
    hub: str
    weight: Weight
    basis: str
    bundle: str
    arrow: Literal["", "first", "last"]

    @property
    def spoke(self) -> str:
        return self.target if self.hub == self.origin else self.origin


def read_edges(network: Network, parents: Mapping[str, str]) -> list[Edge]:
    """Return the edges of a network, in order of their ids.

    parents: every node of the roster, and what it stands below, if anything. Lines come together
    at their target; those between a card and the roster at the card. Reporting lines of one
    basis come together apart from the others, so that the basis can be told.
    """
    edges = []
    for origin, target, data in network.edges(data=True):
        kind, basis = data["kind"], data["basis"]
        seated = origin in parents or target in parents
        weight: Weight = "reports" if kind == "reports" else "seat" if seated else "link"
        if kind == "part" and parents.get(origin) == target:
            weight = "part"
        hub = origin if target in parents and origin not in parents else target
        edges.append(
            Edge(
                id=data["id"],
                origin=origin,
                target=target,
                hub=hub,
                weight=weight,
                basis=basis,
                bundle=kind if weight == "seat" else f"{kind} {basis}",
                arrow=("first" if hub == target else "last") if kind in _POINTING else "",
            )
        )
    return sorted(edges, key=lambda edge: edge.id)


def tell(network: Network, origin: str, target: str, data: Mapping[str, Any]) -> Text:
    """Return an edge in words: from, what, to, and what the statement of it rests on."""

    def name(node: str) -> Text:
        return Text(*(network.nodes[node][f"name_{lang}"] for lang in LANGUAGES))

    return message(f"tell-{data['kind']}").format(
        origin=name(origin),
        target=name(target),
        what=Text(data["label_sv"], data["label_en"]),
        basis=codes.label("basis", data["basis"]),
    )
