"""What is written: edits by lot, the same for the same seed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.store import ChangeSet, EmbeddedStore
from graph.store.edit import Edit, GraphName

_GRAPHS = [NamedNode(f"a:graph/{number}") for number in range(5)]
_PREDICATE = NamedNode("a:p")
# From a triple to what takes several pages on disk.
_SIZES = (1, 2, 5, 50, 400)


def steps(seed: int) -> Iterator[Edit]:
    """Yield edits without end, each of them of a state that the ones before have led to."""
    lot = Random(seed)
    # In the order of coming, as sets have another order in every process.
    there: dict[Quad, None] = {}
    before: frozenset[GraphName] = frozenset()
    while True:
        kept = list(there)
        removed = lot.sample(kept, min(len(kept), lot.choice(_SIZES)))
        added = [quad for quad in map(_quad, [lot] * lot.choice(_SIZES)) if quad not in there]
        for quad in removed:
            del there[quad]
        there |= dict.fromkeys(added)
        names = frozenset(quad.graph_name for quad in there)
        yield Edit(ChangeSet.of(added, removed), names - before, before - names)
        before = names


def _quad(lot: Random) -> Quad:
    number = lot.randrange(10_000)
    subject = BlankNode(f"b{number}") if number % 7 == 0 else NamedNode(f"a:{number}")
    return Quad(subject, _PREDICATE, Literal("å\n" * lot.randrange(40)), lot.choice(_GRAPHS))


def state(store: EmbeddedStore) -> tuple[frozenset[Quad], list[NamedNode]]:
    return frozenset(store.quads()), store.graphs()
