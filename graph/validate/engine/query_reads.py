"""What the query of a shape reads: each of its patterns, and how it hangs on the focus node.

A solution for a focus node holds a triple only together with triples for all the patterns that
are joined with it, so what the triple has in common with them leads back to the focus node. Out
of an optional part, an alternative or an EXISTS the way leads through the patterns of the part
around it, which every solution that it is tried with matches.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import Any

from rdflib import RDF, BNode, URIRef, Variable
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import translateGroupGraphPattern
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier

from graph.validate.engine.property_paths import Operator, Path, step
from graph.validate.engine.read import Read, Reads, Step, Way, path_reads, turned

THIS = Variable("this")
# So many ways back are known at the most; the first that meets few nodes is gone.
WAYS = 4
TYPE_OF = str(RDF.type)
REPEATS = {"*": Operator.ZERO_OR_MORE, "+": Operator.ONE_OR_MORE, "?": Operator.ZERO_OR_ONE}
EXISTS = ("Builtin_EXISTS", "Builtin_NOTEXISTS")
AS_WRITTEN = ("GroupGraphPatternSub", "SubSelect")
THROUGH = ("Distinct", "Reduced", "OrderBy", "SelectQuery", "Group", "AggregateJoin", "ToMultiSet")
Rename = Callable[[Identifier], Identifier]


class Unfollowed(Exception):
    """From a triple that the query reads, nothing leads back to the focus node."""


@dataclass(frozen=True)
class Pattern:
    """A triple pattern. path: nothing where the predicate is a variable."""

    subject: Identifier
    path: Path | None
    object: Identifier
    graph: Identifier | None


@dataclass(eq=False)
class Group:
    """Patterns that are joined.

    around: the group whose solutions those here are tried with. before: how many patterns of that
    group decide what they are tried with, where it is not all: what is joined after an optional
    part may meet a value of the part, or the lack of it.
    """

    around: Group | None = None
    before: int | None = None
    patterns: list[Pattern] = field(default_factory=list)
    inner: list[Group] = field(default_factory=list)

    def below(self, before: int | None = None) -> Group:
        """Return a new group inside this one."""
        self.inner.append(Group(self, before))
        return self.inner[-1]

    def shares(self, node: Identifier) -> bool:
        """Return whether a variable is bound by the group around as well."""
        outer = self.around.patterns[: self.before] if self.around else ()
        return any(node in (pattern.subject, pattern.object) for pattern in outer)

    def every(self) -> Iterator[Group]:
        """Yield the group and all inside it."""
        yield self
        for group in self.inner:
            yield from group.every()


def query_reads(query: str) -> Reads:
    """Return what a query reads, told from `$this`."""
    group = Group()
    followed: set[Read] = set()
    unfollowed: set[str] = set()
    try:
        _Reader(group).read(prepareQuery(query).algebra)
        for own in group.every():
            for pattern in own.patterns:
                found = list(_reads(pattern, own))
                followed.update(found)
                if not found:
                    unfollowed |= _predicates(pattern)
    except Unfollowed:
        return Reads(unfollowed=None)
    return Reads(frozenset(followed), frozenset(unfollowed))


def _predicates(pattern: Pattern) -> set[str]:
    if pattern.path is None:
        raise Unfollowed(pattern.subject)
    steps = (step for read in path_reads(pattern.path) for _, step in read.ways)
    return {step.predicate for step in steps if step}


@dataclass(frozen=True)
class _Reader:
    """Sorts the patterns of a query into groups. rename: makes what a sub-select hides unique."""

    group: Group
    graph: Identifier | None = None
    rename: Rename = lambda term: term
    top: bool = True

    def read(self, part: CompValue) -> None:
        kind = part.name
        if kind == "BGP":
            self.group.patterns += [self._pattern(*triple) for triple in part.triples]
        elif kind == "Join":
            self.read(part.p1)
            self.read(part.p2)
        elif kind == "LeftJoin":
            self.read(part.p1)
            self._inside(part.p2, len(self.group.patterns), part.expr)
        elif kind == "Union":
            self._inside(part.p1)
            self._inside(part.p2)
        elif kind == "Graph":
            replace(self, graph=self.rename(part.term)).read(part.p)
        elif kind == "Project":
            inner = self.rename if self.top else self._showing(part.PV)
            replace(self, rename=inner, top=False).read(part.p)
        elif kind in ("Filter", "Extend") or kind in THROUGH:
            self.read(part.p)
            self._read_tests([value for name, value in part.items() if name != "p"])
        else:
            raise Unfollowed(kind)

    def _inside(self, part: CompValue, before: int | None = None, tests: Any = None) -> None:
        inner = replace(self, group=self.group.below(before))
        inner.read(part)
        inner._read_tests(tests)

    def _read_tests(self, part: Any) -> None:
        """Read the patterns of every EXISTS in an expression."""
        if isinstance(part, CompValue) and part.name in EXISTS:
            inner = part.graph
            # The parser leaves some of what stands in an expression as it is written.
            raw = inner.name in AS_WRITTEN
            self._inside(translateGroupGraphPattern(inner) if raw else inner)
        elif isinstance(part, CompValue):
            self._read_tests(list(part.values()))
        elif isinstance(part, list | tuple):
            for each in part:
                self._read_tests(each)

    def _showing(self, names: Sequence[Variable]) -> Rename:
        """Return the renaming in a query that gives back only some variables."""
        number = next(_NUMBERS)

        def rename(term: Identifier) -> Identifier:
            hidden = isinstance(term, BNode | Variable) and term not in names
            return Variable(f"{term}_{number}") if hidden else self.rename(term)

        return rename

    def _pattern(self, subject: Identifier, predicate: Any, value: Identifier) -> Pattern:
        return Pattern(self.rename(subject), _path(predicate), self.rename(value), self.graph)


_NUMBERS = count()


def _path(predicate: Any) -> Path | None:
    if isinstance(predicate, Variable):
        return None
    if isinstance(predicate, URIRef):
        return step(str(predicate))
    if isinstance(predicate, InvPath):
        return turned(_part(predicate.arg))
    if isinstance(predicate, SequencePath):
        return Path(Operator.SEQUENCE, tuple(map(_part, predicate.args)))
    if isinstance(predicate, AlternativePath):
        return Path(Operator.ALTERNATIVE, tuple(map(_part, predicate.args)))
    if isinstance(predicate, MulPath):
        return Path(REPEATS[str(predicate.mod)], (_part(predicate.path),))
    raise Unfollowed(str(predicate))


def _part(predicate: Any) -> Path:
    path = _path(predicate)
    assert path is not None
    return path


def _reads(pattern: Pattern, group: Group) -> Iterator[Read]:
    """Yield the reads of a pattern; none when nothing leads back from it."""
    if pattern.graph == THIS:
        steps = [read.ways[0][1] for read in path_reads(pattern.path)] if pattern.path else [None]
        yield from (Read((((), step),), in_graph=True) for step in steps)
        return
    start, end = (list(_ways(node, pattern, group)) for node in (pattern.subject, pattern.object))
    if pattern.path is None:
        if start:
            yield Read(tuple((way, None) for way in start))
        return
    forwards = list(path_reads(pattern.path))
    backwards = list(path_reads(pattern.path, backwards=True))
    # The steps of a path that is longer than one are not in the same order.
    if any(way for read in forwards for way, _ in read.ways) and start:
        end = []
    if not start and not end:
        return
    for there, back in zip(forwards, backwards, strict=True):
        ways = [each for own in start for each in there.after(own).ways]
        ways += [each for own in end for each in back.after(own).ways]
        yield Read(tuple(sorted(ways, key=_cost)))


def _cost(way: tuple[Way, Step | None]) -> tuple[bool, int]:
    """Rank a way: of a class there are many, so what leads over one is tried last."""
    return any(TYPE_OF in path.sparql for path in way[0]), len(way[0])


def _ways(node: Identifier, without: Pattern, group: Group) -> Iterator[Way]:
    """Yield the shortest ways from the focus node to a variable of a pattern."""
    yield from islice(_all_ways(node, without, group), WAYS)


def _all_ways(node: Identifier, without: Pattern, group: Group) -> Iterator[Way]:
    waiting: deque[tuple[Identifier, Group, Way, frozenset[Pattern]]] = deque()
    waiting.append((node, group, (), frozenset({without})))
    while waiting:
        here, at, way, gone = waiting.popleft()
        if here == THIS:
            yield way
            continue
        if not isinstance(here, BNode | Variable):
            continue
        if at.around and at.shares(here):
            waiting.append((here, at.around, way, gone))
        for pattern in at.patterns:
            if pattern in gone or pattern.path is None:
                continue
            for near, far, path in (
                (pattern.subject, pattern.object, turned(pattern.path)),
                (pattern.object, pattern.subject, pattern.path),
            ):
                if near == here:
                    waiting.append((far, at, (path, *way), gone | {pattern}))
