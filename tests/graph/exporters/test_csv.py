from __future__ import annotations

import csv
import io

import igraph

from graph.exporters.csv import EDGE_COLUMNS, NODE_COLUMNS, nodes_to_csv, to_csv
from graph.exporters.flat import flatten
from graph.network import Network


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_edges_read_back_with_the_names_of_their_ends(network: Network) -> None:
    flat = flatten(network)
    rows = read(to_csv(network))
    assert [(row["source"], row["target"], row["id"]) for row in rows] == list(
        flat.edges(keys=True)
    )
    for row in rows:
        ends = {
            "source": row["source"],
            "target": row["target"],
            "source_name_sv": flat.nodes[row["source"]]["name_sv"],
            "target_name_sv": flat.nodes[row["target"]]["name_sv"],
        }
        assert row == ends | dict(flat.edges[row["source"], row["target"], row["id"]])


def test_nodes_read_back(network: Network) -> None:
    flat = flatten(network)
    assert read(nodes_to_csv(network)) == [dict(data) for _, data in flat.nodes(data=True)]


def test_igraph_makes_the_same_network_of_the_two_tables(network: Network) -> None:
    made = igraph.Graph.DictList(
        read(nodes_to_csv(network)), read(to_csv(network)), directed=True, vertex_name_attr="id"
    )
    assert made.vs["id"] == list(network.nodes) if network else made.vcount() == 0
    edges = [(made.vs[e.source]["id"], made.vs[e.target]["id"], e["id"]) for e in made.es]
    assert edges == list(network.edges(keys=True))


def test_the_columns_are_those_of_the_network_in_a_fixed_order(awkward: Network) -> None:
    assert to_csv(awkward).splitlines()[0] == ",".join(EDGE_COLUMNS)
    assert nodes_to_csv(awkward).splitlines()[0] == ",".join(NODE_COLUMNS)
    assert EDGE_COLUMNS[:2] == ("source", "target")
    for _, data in awkward.nodes(data=True):
        assert set(data) == set(NODE_COLUMNS)


def test_commas_quotes_and_line_ends_stay_in_their_cells(awkward: Network) -> None:
    assert read(nodes_to_csv(awkward))[2]["name_sv"] == 'Östersund; ”Åre”, "Ö"'
    assert read(to_csv(awkward))[1]["label_sv"] == "Ledamot\nersättare"
    assert "\r" not in to_csv(awkward)
