"""GEXF: for Gephi, which plays the dates of nodes and edges on its timeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from io import BytesIO

import networkx as nx

from graph.exporters.flat import flatten
from graph.network import Network

_META = re.compile(r"<meta .*?</meta>", re.DOTALL)
_GRAPH = re.compile(r"<graph [^>]*>")


def to_gexf(network: Network) -> str:
    """Return the network as dynamic GEXF 1.2, with start and end where dates are stated."""
    flat = flatten(network)
    for _, data in flat.nodes(data=True):
        data["label"] = data["name_sv"]
        _place_in_time(data, data.pop("first"), data.pop("last"))
    for _, _, data in flat.edges(data=True):
        data["label"] = data["label_sv"]
        _place_in_time(data, data.pop("start"), data.pop("end"))
    written = BytesIO()
    nx.write_gexf(flat, written, version="1.2draft")
    return _framed(written.getvalue().decode(), flat.graph)


def _place_in_time(data: dict[str, str], start: str, end: str) -> None:
    """Write the days that there are: an empty one is not a date that a reader takes."""
    data.update({name: day for name, day in (("start", start), ("end", end)) if day})


def _framed(text: str, about: Mapping[str, str]) -> str:
    """Say what the network is of, and leave out what the writer adds of its own.

    That is the day of writing, which would make the same network another file tomorrow, and a
    name that the schema of GEXF does not know. The time format is there even without dates.
    """
    said = "; ".join(f"{name}: {value}" for name, value in about.items() if value)
    meta = f"<meta><creator>samverkan</creator><description>{escape(said)}</description></meta>"
    graph = '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    return _GRAPH.sub(graph, _META.sub(lambda _: meta, text, count=1), count=1)
