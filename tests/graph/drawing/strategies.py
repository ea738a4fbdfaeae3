"""Any network that the data could hold, for the properties that every drawing has."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.network import Network
from tests.graph.drawing.conftest import edge, level, network, node

_LEVELS = ("political", "strategic", "preparatory", "operative", "individual", "unknown")
_TYPES = ("group", "group", "group", "agreement", "org", "org", "function", "family")
_KINDS = ("member", "party", "reports", "relation", "part")
_NAMES = st.text("abc åäö-–&<ÅW", min_size=1, max_size=70).filter(str.strip)


@st.composite
def networks(draw: st.DrawFn, most: int = 14, links: int = 30) -> Network:
    """Return a network: parallel edges, circles and things without any link are in it too."""
    nodes = []
    for at in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(_TYPES))
        levels = (
            draw(st.lists(st.sampled_from(_LEVELS), max_size=2, unique=True))
            if kind == "group"
            else []
        )
        given = {"kind": "project-group"} if kind == "group" and draw(st.booleans()) else {}
        existence = draw(st.sampled_from(("exists", "planned", "not-stated")))
        nodes.append(
            node(
                f"{kind}/{at}",
                draw(_NAMES),
                *map(level, levels),
                existence=existence,
                **given,
            )
        )
    keys = [one["id"] for one in nodes]
    count = draw(st.integers(0, links)) if len(keys) > 1 else 0
    edges = []
    for at in range(count):
        origin, target = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))
        basis = draw(st.sampled_from(("stated", "derived", "interpreted")))
        edges.append(edge(at, origin, target, draw(st.sampled_from(_KINDS)), basis=basis))
    return network(nodes, edges)
