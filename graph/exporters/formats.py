"""The formats that a network can be written in: one line a format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from graph.exporters.csv import nodes_to_csv, to_csv
from graph.exporters.gexf import to_gexf
from graph.exporters.graphml import to_graphml
from graph.network import Network, as_json


@dataclass(frozen=True)
class Format:
    """write: returns the whole file as text."""

    media_type: str
    write: Callable[[Network], str]


def _to_json(network: Network) -> str:
    return json.dumps(as_json(network), ensure_ascii=False, indent=2) + "\n"


FORMATS = {
    "json": Format("application/json", _to_json),
    "graphml": Format("application/graphml+xml", to_graphml),
    "gexf": Format("application/gexf+xml", to_gexf),
    "csv": Format("text/csv; charset=utf-8", to_csv),
    "nodes-csv": Format("text/csv; charset=utf-8", nodes_to_csv),
}
