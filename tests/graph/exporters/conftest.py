"""A network with what trips writers: nothing stated, dates, lists, parallel edges, å ä ö & <."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import networkx as nx
import pytest

from graph.network import Network, build
from graph.perspective import Perspective

UNSTATED: dict[str, Any] = {"kind": "", "levels": [], "covers": [], "stages": []}


def node(key: str, name: str, **data: Any) -> dict[str, Any]:
    return {
        "id": key,
        "name_sv": name,
        "name_en": f"{name} (en)",
        "type": key.partition("/")[0],
        **UNSTATED,
        "existence": "not-stated",
        "first": None,
        "last": None,
        **data,
    }


def edge(key: str, label: str, **data: Any) -> dict[str, Any]:
    return {
        "id": f"statement/prov/{key}",
        "kind": "member",
        "relation": "",
        "label_sv": label,
        "label_en": f"{label} (en)",
        "basis": "stated",
        "holds": "certain",
        "stage": "",
        "start": None,
        "end": None,
        "stated_in": ["prov"],
        "locator_sv": [],
        "locator_en": [],
        **data,
    }


@pytest.fixture
def awkward() -> Network:
    """Three things and three links, made by hand."""
    network: Network = nx.MultiDiGraph()
    network.graph.update(
        as_of=date(2018, 6, 30),
        known_at=date(2026, 1, 1),
        stated_only=False,
        area=None,
        area_name_sv=None,
        area_name_en=None,
        level=None,
        left_out={"lapsed": 2, "later": 0},
    )
    days = {"first": date(2015, 1, 1), "last": date(2018, 12, 31)}
    levels = [{"level": "political", "given_as": "heading", "basis": "stated"}]
    council = {"kind": "council", "levels": levels, "covers": ["20", "2062"], "stages": ["active"]}
    for data in (
        node("group/rad", "Rådet <för> vård & omsorg", **council, existence="exists", **days),
        node("org/alvdalen", "Älvdalens kommun", first=date(2015, 1, 1)),
        node("org/ostersund", 'Östersund; ”Åre”, "Ö"'),
    ):
        network.add_node(data["id"], **data)
    years = {"start": date(2018, 1, 1), "end": date(2018, 12, 31)}
    for origin, target, data in (
        ("org/alvdalen", "group/rad", edge("m1", "Ordförande", **years)),
        ("org/alvdalen", "group/rad", edge("m2", "Ledamot\nersättare", holds="possible")),
        ("org/ostersund", "group/rad", edge("m3", "Ledamöter", locator_sv=["rad 1", "rad 2"])),
    ):
        network.add_edge(origin, target, key=data["id"], **data)
    return network


@pytest.fixture(params=["awkward", "empty", "2018-06-30", "2023-03-31"])
def network(
    request: pytest.FixtureRequest, awkward: Network, view: Callable[..., Perspective]
) -> Network:
    """The awkward network, the same without anything in it, and two of the curated sources."""
    if request.param == "awkward":
        return awkward
    if request.param == "empty":
        awkward.clear_edges()
        awkward.remove_nodes_from(list(awkward))
        return awkward
    return build(view(request.param))
