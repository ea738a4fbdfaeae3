"""A read: triples that a shape looks at, told from the focus node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.validate.engine.property_paths import Operator, Path

Way = tuple[Path, ...]
REPEATED = (Operator.ZERO_OR_MORE, Operator.ONE_OR_MORE)


@dataclass(frozen=True)
class Step:
    """The triples with a predicate.

    backwards: told from the end of the triple. of_class: only those that say that something is of
    a class, or of one below it.
    """

    predicate: str
    backwards: bool = False
    of_class: str = ""


@dataclass(frozen=True)
class Read:
    """Ways from the focus node to the near end of a step, with the step.

    ways: each of them leads from every focus node concerned to the triple. A way without a step
    stands for every triple that a node is the subject of. in_graph: the triples with the predicate
    in the graph that the node names.
    """

    ways: tuple[tuple[Way, Step | None], ...]
    in_graph: bool = False

    def after(self, way: Way) -> Read:
        """Return the same read of what a way leads to."""
        return replace(self, ways=tuple(((*way, *own), step) for own, step in self.ways))


@dataclass(frozen=True)
class Reads:
    """What leads back to focus nodes, and the predicates of which any triple may concern all.

    unfollowed: nothing when that is every predicate.
    """

    followed: frozenset[Read] = frozenset()
    unfollowed: frozenset[str] | None = frozenset()


def path_reads(path: Path, *, backwards: bool = False) -> Iterator[Read]:
    """Yield the reads of a path: each of its steps, after what leads to it.

    backwards: of the path the other way round.
    """
    for way, step in _steps(path, backwards):
        yield Read(((way, step),))


def _steps(path: Path, backwards: bool) -> Iterator[tuple[Way, Step]]:
    if path.operator is Operator.PREDICATE:
        yield (), Step(path.predicate, backwards)
    elif path.operator is Operator.INVERSE:
        yield from _steps(path.parts[0], not backwards)
    else:
        in_a_row = path.operator is Operator.SEQUENCE
        # Before a step of a path that is repeated there may have been any number of them.
        before: Way = ()
        if path.operator in REPEATED:
            before = (turned(Path(Operator.ZERO_OR_MORE, path.parts), backwards),)
        for part in path.parts[::-1] if in_a_row and backwards else path.parts:
            yield from (((*before, *way), step) for way, step in _steps(part, backwards))
            if in_a_row:
                before = (*before, turned(part, backwards))


def turned(path: Path, backwards: bool = True) -> Path:
    """Return a path the other way round, or as it is."""
    if not backwards:
        return path
    return path.parts[0] if path.operator is Operator.INVERSE else Path(Operator.INVERSE, (path,))
