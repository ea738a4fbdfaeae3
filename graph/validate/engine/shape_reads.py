"""What a shape reads: from which triples the results for a focus node follow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from graph.query_tokens import joined
from graph.validate.engine.constraints.logical import Listed, Not
from graph.validate.engine.constraints.other import Closed
from graph.validate.engine.constraints.property_pair import Paired
from graph.validate.engine.constraints.shape_based import Node, Qualified
from graph.validate.engine.constraints.sparql_based import Sparql
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.query_reads import query_reads
from graph.validate.engine.read import Read, Reads, Step, Way, path_reads
from graph.validate.engine.shape import Shape
from graph.validate.engine.value_nodes import BELOW, TYPE


def shape_reads(shape: Shape) -> Reads:
    """Return what a shape with targets reads, its targets and what lies inside it included."""
    followed: set[Read] = set(_targets(shape))
    # Which class lies below which decides over all their instances.
    unfollowed = {_iri(BELOW)}
    for read in _inside(shape, ()):
        if isinstance(read, Read):
            followed.add(read)
        elif read.unfollowed is None:
            return Reads(unfollowed=None)
        else:
            unfollowed |= read.unfollowed
    return Reads(frozenset(followed), frozenset(unfollowed))


def _targets(shape: Shape) -> Iterator[Read]:
    targets = shape.targets
    for kind in targets.classes:
        yield _one((), Step(_iri(TYPE), of_class=_iri(kind)))
    for predicate in targets.subjects_of:
        yield _one((), Step(_iri(predicate)))
    for predicate in targets.objects_of:
        yield _one((), Step(_iri(predicate), backwards=True))


def _inside(shape: Shape, way: Way) -> Iterator[Read | Reads]:
    """Yield the reads of a shape that is applied to what a way leads to."""
    if shape.deactivated:
        return
    at = way
    if shape.path is not None:
        at = (*way, shape.path)
        yield from (read.after(way) for read in path_reads(shape.path))
    for constraint in shape.constraints:
        yield from _read(constraint, way, at)
    for part in shape.properties:
        yield from _inside(part, at)


@singledispatch
def _read(constraint: object, way: Way, at: Way) -> Iterator[Read | Reads]:
    """Yield what a constraint reads beyond the value nodes. at: the way to them."""
    return iter(())


@_read.register
def _(constraint: Class, way: Way, at: Way) -> Iterator[Read | Reads]:
    yield _one(at, Step(_iri(TYPE), of_class=_iri(constraint.kind)))


@_read.register
def _(constraint: Paired, way: Way, at: Way) -> Iterator[Read | Reads]:
    yield _one(way, Step(_iri(constraint.predicate)))


@_read.register
def _(constraint: Closed, way: Way, at: Way) -> Iterator[Read | Reads]:
    yield _one(at, None)


@_read.register(Not)
@_read.register(Node)
def _(constraint: Not | Node, way: Way, at: Way) -> Iterator[Read | Reads]:
    yield from _inside(constraint.shape, at)


@_read.register
def _(constraint: Listed, way: Way, at: Way) -> Iterator[Read | Reads]:
    for shape in constraint.shapes:
        yield from _inside(shape, at)


@_read.register
def _(constraint: Qualified, way: Way, at: Way) -> Iterator[Read | Reads]:
    for shape in (constraint.shape, *constraint.siblings):
        yield from _inside(shape, at)


@_read.register
def _(constraint: Sparql, way: Way, at: Way) -> Iterator[Read | Reads]:
    reads = query_reads(joined(constraint.query))
    yield from (read.after(way) for read in reads.followed)
    yield Reads(unfollowed=reads.unfollowed)


def _one(way: Way, last: Step | None) -> Read:
    return Read(((way, last),))


def _iri(written: str) -> str:
    return written.strip("<>")
