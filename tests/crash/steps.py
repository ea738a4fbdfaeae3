"""What is written: edits by lot, the same for the same seed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.store import ChangeSet, EmbeddedStore
from graph.store.edit import Edit

_GRAPHS = [NamedNode(f"a:graph/{number}") for number in range(5)]
_PREDICATE = NamedNode("a:p")
# From a triple to what takes several pages on disk.
_SIZES = (1, 2, 5, 50, 400)


def steps(seed: int) -> Iterator[Edit]:
    """Yield edits without end, each of them of a state that the ones before have led to."""
    lot = Random(seed)
    there: set[Quad] = set()
    while True:
        count = lot.choice(_SIZES)
        added = {_quad(lot) for _ in range(count)} - there
        kept = sorted(there, key=str)
        removed = set(lot.sample(kept, min(len(kept), lot.choice(_SIZES)))) - added
        had, there = there, (there | added) - removed
        before, after = ({quad.graph_name for quad in quads} for quads in (had, there))
        yield Edit(
            ChangeSet.of(added, removed), frozenset(after - before), frozenset(before - after)
        )


def _quad(lot: Random) -> Quad:
    number = lot.randrange(10_000)
    subject = BlankNode(f"b{number}") if number % 7 == 0 else NamedNode(f"a:{number}")
    return Quad(subject, _PREDICATE, Literal("å\n" * lot.randrange(40)), lot.choice(_GRAPHS))


def after(seed: int, count: int) -> EmbeddedStore:
    """Return a store after so many steps."""
    store = EmbeddedStore()
    for _, edit in zip(range(count), steps(seed), strict=False):
        store.edit(edit)
    return store


def state(store: EmbeddedStore) -> tuple[frozenset[Quad], list[NamedNode]]:
    return frozenset(store.quads()), store.graphs()
