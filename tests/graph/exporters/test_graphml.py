"""GraphML is read back by networkx and by igraph, which shares no code with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import igraph
import networkx as nx

from graph.exporters.flat import flatten, text
from graph.exporters.graphml import to_graphml
from graph.network import Network


def test_networkx_reads_the_same_network(network: Network) -> None:
    read = nx.read_graphml(BytesIO(to_graphml(network).encode()), force_multigraph=True)
    flat = flatten(network)
    assert list(read.nodes) == list(flat.nodes)
    assert list(read.edges(keys=True)) == list(flat.edges(keys=True))
    for key, data in flat.nodes(data=True):
        assert read.nodes[key] | {"id": key} == data
    for *ends, data in flat.edges(keys=True, data=True):
        own = dict(read.edges[tuple(ends)])
        assert own.pop("statement") == data["id"]
        assert own | {"id": data["id"]} == data


def test_igraph_reads_the_same_network(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    path.write_text(to_graphml(network), "utf-8")
    read = igraph.Graph.Read_GraphML(str(path))
    flat = flatten(network)
    assert read.is_directed()
    assert read.vcount() == flat.number_of_nodes()
    assert read.ecount() == flat.number_of_edges()
    for vertex in read.vs:
        assert vertex.attributes() == dict(flat.nodes[vertex["id"]])
    edges = set()
    for own in read.es:
        ends = read.vs[own.source]["id"], read.vs[own.target]["id"]
        data = own.attributes() | {"id": own["statement"]}
        del data["statement"]
        assert data == dict(flat.edges[*ends, data["id"]])
        edges.add((*ends, data["id"]))
    assert edges == set(flat.edges(keys=True))


def test_the_file_says_what_the_network_is_of(awkward: Network, tmp_path: Path) -> None:
    path = tmp_path / "network.graphml"
    path.write_text(to_graphml(awkward), "utf-8")
    read = igraph.Graph.Read_GraphML(str(path))
    said = {name: read[name] for name in read.attributes()}
    assert said == {name: text(value) for name, value in awkward.graph.items()}
    assert said["left_out"] == "lapsed=2, later=0"


def test_letters_are_written_as_themselves(awkward: Network) -> None:
    assert "Älvdalens kommun" in to_graphml(awkward)


def test_the_same_network_is_the_same_file(awkward: Network) -> None:
    assert to_graphml(awkward) == to_graphml(awkward.copy())
