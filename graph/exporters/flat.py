"""A flat network: every attribute a text, as file formats for graphs want it.

The writers of networkx stop at None, dates and lists, that is, at exactly what the sources do
not state and at every dated link. What is not stated becomes an empty text and stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from graph.network import Network

SEPARATOR = "; "


def flatten(network: Network) -> Network:
    """Return a copy of the network with only texts as attributes, in the same order."""
    flat: Network = nx.MultiDiGraph()
    flat.graph.update(_texts(network.graph))
    for node, data in network.nodes(data=True):
        flat.add_node(node, **_texts(data))
    for origin, target, key, data in network.edges(keys=True, data=True):
        flat.add_edge(origin, target, key=key, **_texts(data))
    return flat


def _texts(data: Mapping[str, object]) -> dict[str, str]:
    return {name: text(value) for name, value in data.items()}


def text(value: object) -> str:
    """Return a value as text: dates as ISO 8601, lists joined, nothing as the empty text.

    Raises TypeError for a value that has no agreed text.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str() | int() | float():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return ", ".join(f"{name}={text(part)}" for name, part in value.items())
        case list() | tuple():
            return SEPARATOR.join(text(part) for part in value)
    raise TypeError(f"a {type(value).__name__} has no agreed text")
