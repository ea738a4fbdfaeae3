"""The whole graph as RDF: every statement in the graph of its source, in a fixed order."""

from __future__ import annotations

from pyoxigraph import RdfFormat, serialize

from graph.namespaces import PREFIXES
from graph.store import Store

_FORMATS = {
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
}
FORMATS = tuple(_FORMATS)


def write(store: Store, form: str) -> str:
    """Return the graph in a format of FORMATS; the same graph always gives the same text."""
    quads = sorted(store.quads(), key=lambda q: (str(q.graph_name), str(q.subject), str(q)))
    prefixes = None if form == "nquads" else PREFIXES
    data = serialize(quads, format=_FORMATS[form], prefixes=prefixes)
    return (data or b"").decode("utf-8")
