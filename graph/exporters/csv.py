"""CSV: the edges as one table and the nodes as another, for spreadsheets, Gephi and igraph."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from graph.exporters.cells import disarm
from graph.exporters.flat import flatten
from graph.network import Network

# Source and target come first: that is where readers of edge lists look for them.
EDGE_COLUMNS = (
    "source",
    "target",
    "source_name_sv",
    "target_name_sv",
    "kind",
    "relation",
    "label_sv",
    "label_en",
    "basis",
    "holds",
    "stage",
    "start",
    "end",
    "stated_in",
    "locator_sv",
    "locator_en",
    "id",
)
NODE_COLUMNS = (
    "id",
    "name_sv",
    "name_en",
    "type",
    "kind",
    "levels",
    "covers",
    "existence",
    "stages",
    "first",
    "last",
)


def to_csv(network: Network) -> str:
    """Return the edges, one a row; `id` is the statement, so that parallel edges stay apart."""
    flat = flatten(network)
    names = flat.nodes(data="name_sv")
    return _table(
        EDGE_COLUMNS,
        (
            data
            | {"source": origin, "source_name_sv": names[origin]}
            | {"target": target, "target_name_sv": names[target]}
            for origin, target, data in flat.edges(data=True)
        ),
    )


def nodes_to_csv(network: Network) -> str:
    """Return the nodes, one a row; an isolated one would stand here and nowhere else."""
    return _table(NODE_COLUMNS, (data for _, data in flatten(network).nodes(data=True)))


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> str:
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, columns, lineterminator="\n")
    table.writeheader()
    table.writerows({name: disarm(cell) for name, cell in row.items()} for row in rows)
    return written.getvalue()
