"""Networks to draw: small ones made by hand, and any that the data could hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import networkx as nx
import pytest

from graph.namespaces import thing
from graph.network import Network, build
from graph.perspective import Perspective


def level(name: str, given_as: str = "heading", basis: str = "stated") -> dict[str, str]:
    return {"level": name, "given_as": given_as, "basis": basis}


def node(key: str, name: str = "", *levels: dict[str, str], **data: Any) -> dict[str, Any]:
    """Return a node as `graph.network` makes it; its kind is one that its type has."""
    kinds = {"group": "team", "agreement": "agreement", "org": "municipality"}
    kind = key.partition("/")[0]
    return {
        "id": key,
        "name_sv": name or key,
        "name_en": name or key,
        "type": kind,
        "kind": kinds.get(kind, ""),
        "levels": list(levels),
        "covers": [],
        "existence": "exists",
        "stages": [],
        "first": None,
        "last": None,
        **data,
    }


def edge(
    number: object, origin: str, target: str, kind: str = "member", **data: Any
) -> tuple[str, str, dict[str, Any]]:
    own = {
        "id": f"statement/prov/{number}",
        "kind": kind,
        "relation": "",
        "label_sv": "deltar i",
        "label_en": "takes part in",
        "basis": "stated",
        "holds": "certain",
        "stage": "",
        "start": None,
        "end": None,
        "stated_in": ["prov"],
        "locator_sv": ["rad 1"],
        "locator_en": ["line 1"],
        **data,
    }
    return origin, target, own


def network(
    nodes: Iterable[dict[str, Any]], edges: Iterable[tuple[str, str, dict[str, Any]]] = ()
) -> Network:
    made: Network = nx.MultiDiGraph()
    made.graph.update(
        as_of=date(2018, 6, 30),
        known_at=date(2026, 1, 1),
        stated_only=False,
        area="prov",
        area_name_sv="Provlän",
        area_name_en="Sample County",
        level=None,
        left_out={"lapsed": 2, "later": 0, "denied": 1},
    )
    for data in nodes:
        made.add_node(data["id"], **data)
    for origin, target, data in edges:
        made.add_edge(origin, target, key=data["id"], **data)
    return made


@pytest.fixture
def small() -> Network:
    """A council, a working group that reports to it, their members, and a plan."""
    return network(
        [
            node("group/rad", "Rådet", level("political")),
            node("group/arbete", "Arbetsgruppen", level("operative", "reading", "interpreted")),
            node("org/as", "Ås kommun"),
            node("org/namnd", "Nämnden, Ås kommun", kind="political-board"),
            node("org/o", "Ö kommun"),
            node("agreement/plan", "Planen", kind="plan"),
        ],
        [
            edge("m1", "org/namnd", "group/rad"),
            edge("m2", "org/o", "group/rad", basis="interpreted"),
            edge("m3", "org/o", "group/arbete"),
            edge("d1", "org/namnd", "org/as", "part"),
            edge("r1", "group/arbete", "group/rad", "reports", label_sv="rapporterar till"),
            edge("p1", "group/arbete", "agreement/plan", "party"),
        ],
    )


@pytest.fixture
def lerum_alingsas(view: Callable[..., Perspective]) -> Network:
    """The network of Lerum–Alingsås on 30 June 2018."""
    return build(view("2018-06-30"), thing("locality/lerum-alingsas").value)


@pytest.fixture(params=["2018-06-30", "2018-12-31", "2022-10-01", "2023-03-31", "2025-10-17"])
def curated_network(request: pytest.FixtureRequest, view: Callable[..., Perspective]) -> Network:
    """The whole network of a day that the sources speak of."""
    return build(view(request.param))
