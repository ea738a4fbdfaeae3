"""Table: the same nodes and edges as the drawing, in words."""

from __future__ import annotations

from datetime import date

from graph.drawing.layout import draw
from graph.drawing.table import HEADER, LevelCell, list_edges, list_nodes, tabulate
from graph.network import Network
from tests.graph.drawing.conftest import edge, level, network, node


def test_the_table_has_the_nodes_and_edges_of_the_drawing(curated_network: Network) -> None:
    scene = draw(curated_network, "sv")
    nodes, edges = list_nodes(scene), list_edges(scene)
    assert sorted(row.id for row in nodes) == [box.id for box in scene.boxes]
    assert sorted(row.id for row in edges) == [wire.id for wire in scene.wires]
    assert sorted((e.origin.id, e.target.id, e.id) for e in edges) == sorted(
        curated_network.edges(keys=True)
    )


def test_a_node_is_told_with_all_readings_of_its_level() -> None:
    readings = [level("political"), level("strategic", "reading", "interpreted")]
    days = {"first": date(2015, 1, 1), "last": None}
    made = network([node("group/a", "Rådet", *readings, kind="council", **days)])
    [row] = list_nodes(draw(made, "sv"))
    assert (row.name, row.kind, row.lane, row.existence) == (
        "Rådet",
        "råd",
        "politisk nivå",
        "finns",
    )
    assert row.levels == (
        LevelCell("politisk nivå", "rubriken", "stated"),
        LevelCell("strategisk nivå", "läsningen", "interpreted"),
    )
    assert (row.first, row.last, row.links) == (date(2015, 1, 1), None, 0)


def test_an_edge_is_told_with_its_evidence() -> None:
    made = network(
        [node("group/a", "A"), node("org/b", "B")],
        [edge("m1", "org/b", "group/a", start=date(2018, 1, 1), basis="derived")],
    )
    [row] = list_edges(draw(made, "en"))
    assert (row.origin.name, row.relation, row.target.name) == ("B", "takes part in", "A")
    assert (row.basis, row.holds, row.start, row.end) == (
        "derived",
        "certain",
        date(2018, 1, 1),
        None,
    )
    assert (row.sources, row.locators) == (("prov",), ("line 1",))


def test_rows_stand_lane_by_lane_in_swedish_order(small: Network) -> None:
    names = [row.name for row in list_nodes(draw(small, "sv"))]
    assert names == [
        "Rådet",
        "Arbetsgruppen",
        "Planen",
        "Nämnden, Ås kommun",
        "Ås kommun",
        "Ö kommun",
    ]


def test_in_one_table_nothing_is_lost(small: Network) -> None:
    small.add_node("group/ensam", **node("group/ensam", "Ensam"))
    rows = [dict(zip(HEADER, row, strict=True)) for row in tabulate(draw(small, "sv"))]
    assert {row["from_id"] for row in rows} | {row["to_id"] for row in rows} - {None} == set(small)
    assert sum(row["to_id"] is not None for row in rows) == small.number_of_edges()
    [alone] = [row for row in rows if row["to_id"] is None]
    assert (alone["from"], alone["from_lane"]) == ("Ensam", "nivå anges inte")
