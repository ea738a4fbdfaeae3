"""Edges: which lines are heavy, where they come together and where they point."""

from __future__ import annotations

import pytest

from graph.drawing.edges import Edge, read_edges, tell
from graph.network import Network
from tests.graph.drawing.conftest import edge, network, node

PARENTS = {"org/namnd": "org/as", "org/as": "", "org/o": ""}


def read(made: Network) -> dict[str, Edge]:
    return {one.id.rsplit("/", 1)[-1]: one for one in read_edges(made, PARENTS)}


def test_weights_tell_reporting_from_seats_and_parts(small: Network) -> None:
    weights = {key: one.weight for key, one in read(small).items()}
    assert weights == {
        "m1": "seat",
        "m2": "seat",
        "m3": "seat",
        "d1": "part",
        "r1": "reports",
        "p1": "link",
    }


def test_a_part_that_stands_elsewhere_in_the_roster_is_a_line() -> None:
    nodes = [node(key) for key in PARENTS]
    made = network(nodes, [edge("d", "org/namnd", "org/o", "part")])
    assert read(made)["d"].weight == "seat"


@pytest.mark.parametrize(
    ("origin", "target", "kind", "hub", "arrow"),
    [
        ("org/o", "group/g", "member", "group/g", ""),
        ("group/g", "org/o", "relation", "group/g", "last"),
        ("org/o", "group/g", "relation", "group/g", "first"),
        ("group/g", "group/h", "reports", "group/h", "first"),
        ("group/g", "org/o", "reports", "group/g", "last"),
        ("org/o", "org/as", "relation", "org/as", "first"),
    ],
)
def test_lines_come_together_at_the_group_and_point_at_the_target(
    origin: str, target: str, kind: str, hub: str, arrow: str
) -> None:
    nodes = [node(key) for key in ("group/g", "group/h", *PARENTS)]
    [one] = read_edges(network(nodes, [edge("e", origin, target, kind)]), PARENTS)
    assert (one.hub, one.arrow) == (hub, arrow)
    assert {one.hub, one.spoke} == {origin, target}


def test_reporting_lines_of_different_basis_do_not_run_together() -> None:
    nodes = [node(f"group/{key}") for key in "abc"]
    made = network(
        nodes,
        [
            edge("r1", "group/a", "group/c", "reports", basis="stated"),
            edge("r2", "group/b", "group/c", "reports", basis="interpreted"),
        ],
    )
    first, second = read_edges(made, {})
    assert first.bundle != second.bundle


def test_an_edge_is_told_in_words(small: Network) -> None:
    data = small.edges["group/arbete", "group/rad", "statement/prov/r1"]
    told = tell(small, "group/arbete", "group/rad", data)
    assert told.sv == "Arbetsgruppen rapporterar till Rådet (uttrycklig)"
    data = small.edges["org/o", "group/rad", "statement/prov/m2"]
    assert tell(small, "org/o", "group/rad", data).en == (
        "Ö kommun – Rådet: takes part in (interpreted)"
    )


def test_every_kind_of_link_can_be_told(curated_network: Network) -> None:
    for origin, target, data in curated_network.edges(data=True):
        told = tell(curated_network, origin, target, data)
        assert curated_network.nodes[origin]["name_sv"] in told.sv
        assert curated_network.nodes[target]["name_en"] in told.en
