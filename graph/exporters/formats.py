"""The formats that a network can be written in: one line a format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from graph.exporters.csv import nodes_to_csv, to_csv
from graph.exporters.gexf import to_gexf
from graph.exporters.graphml import to_graphml
from graph.exporters.svg import to_svg
from graph.language import Language
from graph.network import Network, as_json


@dataclass(frozen=True)
class Format:
    """write: returns the whole file as text; what is drawn has its words in one language."""

    media_type: str
    write: Callable[[Network, Language], str]


def _in_both(write: Callable[[Network], str]) -> Callable[[Network, Language], str]:
    """Return a writer that is asked for a language and holds both."""
    return lambda network, _: write(network)


def _to_json(network: Network) -> str:
    return json.dumps(as_json(network), ensure_ascii=False, indent=2) + "\n"


FORMATS = {
    "json": Format("application/json", _in_both(_to_json)),
    "graphml": Format("application/graphml+xml", _in_both(to_graphml)),
    "gexf": Format("application/gexf+xml", _in_both(to_gexf)),
    "csv": Format("text/csv; charset=utf-8", _in_both(to_csv)),
    "nodes-csv": Format("text/csv; charset=utf-8", _in_both(nodes_to_csv)),
    "svg": Format("image/svg+xml", to_svg),
}
