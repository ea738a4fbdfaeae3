"""GraphML: for yEd, Cytoscape, igraph, R and other tools for analysis."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from graph.exporters.flat import flatten
from graph.network import Network


def to_graphml(network: Network) -> str:
    """Return the network as GraphML."""
    flat = flatten(network)
    for _, data in flat.nodes(data=True):
        del data["id"]  # the node element has it
    for _, _, data in flat.edges(data=True):
        # The edge element has it too, but igraph reads the ids of edges wrongly.
        data["statement"] = data.pop("id")
    written = BytesIO()
    # Not `write_graphml`: that writes with lxml where it happens to be installed.
    nx.write_graphml_xml(flat, written)
    return written.getvalue().decode()
