"""Probes: whether any value of a property fails a constraint at all, whoever's value it is.

Most constraints are kept to everywhere. To see that, the focus nodes need not be found: the values
of the property are tested where they lie, each once however often it occurs, and the first that
fails ends the search. What no value in all the data fails, no focus node fails, in whichever shape
it stands. It is settled, and is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import chain

from graph.validate.engine.answers import Answers
from graph.validate.engine.constraints.cardinality import MaxCount
from graph.validate.engine.constraints.constraint import Constraint, Filtered
from graph.validate.engine.constraints.logical import And, Listed, Not, Or, conforming, failing
from graph.validate.engine.constraints.other import In
from graph.validate.engine.constraints.property_pair import Disjoint, Ordered
from graph.validate.engine.constraints.shape_based import Node, Qualified
from graph.validate.engine.constraints.string_based import UniqueLang
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.property_paths import Path
from graph.validate.engine.shape import Shape
from graph.validate.engine.value_nodes import Context, ValueNodes

Settled = tuple[Path | None, Constraint]


@dataclass(frozen=True)
class Probe:
    """A question without an answer if no value at the end of the path fails the constraints.

    exact: a dearer one, for when the answer to the first may come of triples in two graphs.
    """

    path: Path
    constraints: tuple[Constraint, ...]
    text: str
    exact: str = ""

    @property
    def settles(self) -> set[Settled]:
        """Return what is settled when there is no answer."""
        return {(self.path, constraint) for constraint in self.constraints}


@dataclass(frozen=True)
class Everywhere(ValueNodes):
    """The nodes that have a property, whatever they are, and the values of it."""

    @property
    def pattern(self) -> str:
        assert self.path
        steps = [step.between(self.focus, self.value) for step in self.path.steps]
        return steps[0] if len(steps) == 1 else " UNION ".join(f"{{ {step} }}" for step in steps)


def settled(shapes: Iterable[Shape], context: Context, answers: Answers) -> frozenset[Settled]:
    """Return what no value in the data fails, asked for some shapes and what lies inside them."""
    probed = probes(shapes, context)
    doubtful = _answered(probed, [probe.text for probe in probed], answers)
    exact = [probe for probe in doubtful if probe.exact]
    failing = _answered(exact, [probe.exact for probe in exact], answers)
    failing |= doubtful.difference(exact)
    return frozenset(chain.from_iterable(p.settles for p in probed if p not in failing))


def _answered(probed: Sequence[Probe], texts: Sequence[str], answers: Answers) -> set[Probe]:
    return {probe for probe, rows in zip(probed, answers.each(texts), strict=True) if rows}


def probes(shapes: Iterable[Shape], context: Context) -> list[Probe]:
    """Return the probes for some shapes and what lies inside them, each once."""
    asked = {
        (shape.path, together)
        for shape in _all(shapes)
        if shape.path is not None and shape.path.steps
        for together in _together(shape.constraints, context)
    }
    found = (_probe(path, together, context) for path, together in asked)
    return sorted((probe for probe in found if probe), key=lambda probe: probe.text)


def _together(
    constraints: Iterable[Constraint], context: Context
) -> Iterator[tuple[Constraint, ...]]:
    """Yield the constraints to ask about in one probe: all that test each value for itself."""
    at = Everywhere(context, "?this", "?value", "")
    tests = tuple(each for each in constraints if condition(each, at))
    if tests:
        yield tests
    yield from ((each,) for each in constraints if each not in tests)


def _probe(path: Path, constraints: tuple[Constraint, ...], context: Context) -> Probe | None:
    own = Context(context.classes)
    at = Everywhere(own, "?this", own.fresh("value"), "", path)
    tests = [test for test in (condition(each, at) for each in constraints) if test]
    pattern = f"{at.values} FILTER({' || '.join(tests)})" if tests else suspects(constraints[0], at)
    if not pattern:
        return None
    exact = ""
    if not tests and isinstance(constraints[0], MaxCount) and constraints[0].most > 0:
        exact = _asked(_more_exactly(at))
    return Probe(path, constraints, _asked(pattern), exact)


def _asked(pattern: str) -> str:
    return f"SELECT (1 AS ?found) WHERE {{ {pattern} }} LIMIT 1"


def condition(constraint: Constraint, at: ValueNodes) -> str | None:
    """Return the condition under which a value fails, if what it is decides alone."""
    return constraint.fails(at) if isinstance(constraint, Filtered | In) else None


def _all(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield shapes and those inside them; the same one again when several hold it."""
    for shape in shapes:
        if not shape.deactivated:
            yield shape
            yield from _all(shape.properties)
            for constraint in shape.constraints:
                yield from _all(_inside(constraint))


def _inside(constraint: Constraint) -> tuple[Shape, ...]:
    if isinstance(constraint, Node | Not):
        return (constraint.shape,)
    if isinstance(constraint, Listed):
        return constraint.shapes
    if isinstance(constraint, Qualified):
        return (constraint.shape, *constraint.siblings)
    return ()


@singledispatch
def suspects(constraint: object, at: ValueNodes) -> str | None:
    """Return a pattern with no solution when no value node fails; nothing if none is cheap.

    What is missing cannot be told from the values that there are, nor can what is asked of the
    values together but for the few forms below.
    """
    return None


@suspects.register
def _(constraint: Class, at: ValueNodes) -> str | None:
    return f"{at.values} MINUS {{ {at.context.instances(at.value, [constraint.kind])} }}"


@suspects.register
def _(constraint: In, at: ValueNodes) -> str | None:
    return f"{at.values} MINUS {{ VALUES {at.value} {{ {' '.join(constraint.members)} }} }}"


@suspects.register
def _(constraint: MaxCount, at: ValueNodes) -> str | None:
    if constraint.most == 0:
        return at.pattern
    return _more(at, "", "")


@suspects.register
def _(constraint: UniqueLang, at: ValueNodes) -> str | None:
    tag = at.context.fresh("language")
    return _more(at, f'BIND(LCASE(LANG({at.value})) AS {tag}) FILTER({tag} != "")', tag)


def _more(at: ValueNodes, rest: str, group: str) -> str:
    """Return a pattern with no solution when no node has two values, or two of a group."""
    every, each = at.context.fresh("all"), at.context.fresh("each")
    counts = f"(COUNT(*) AS {every}) (COUNT(DISTINCT {at.focus}) AS {each})"
    grouped = f"GROUP BY {group}" if group else ""
    counted = f"SELECT {counts} WHERE {{ {at.pattern} {rest} }} {grouped}"
    return f"{{ {counted} }} FILTER({every} > {each})"


def _more_exactly(at: ValueNodes) -> str:
    """Return such a pattern for which a triple counts once, in however many graphs it stands."""
    every, each, nodes = (at.context.fresh(name) for name in ("all", "each", "nodes"))
    distinct = f"COUNT(DISTINCT {at.focus})"
    of_value = f"SELECT ({distinct} AS {nodes}) WHERE {{ {at.pattern} }} GROUP BY {at.value}"
    summed = f"{{ SELECT (SUM({nodes}) AS {every}) WHERE {{ {{ {of_value} }} }} }}"
    return (
        f"{summed} {{ SELECT ({distinct} AS {each}) WHERE {{ {at.pattern} }} }} "
        f"FILTER({every} > {each})"
    )


@suspects.register
def _(constraint: Ordered, at: ValueNodes) -> str | None:
    # There are fewer pairs of values than nodes that have them.
    other = at.context.fresh("other")
    pairs = f"{at.pattern} {at.focus} {constraint.predicate} {other} ."
    distinct = f"{{ SELECT DISTINCT {at.value} {other} WHERE {{ {pairs} }} }}"
    return f"{distinct} FILTER({constraint.disordered(at.value, other)})"


@suspects.register
def _(constraint: Disjoint, at: ValueNodes) -> str | None:
    return f"{at.pattern} {at.focus} {constraint.predicate} {at.value} ."


@suspects.register(Node)
def _(constraint: Node, at: ValueNodes) -> str | None:
    return failing(constraint.shape, at)


@suspects.register
def _(constraint: Not, at: ValueNodes) -> str | None:
    return conforming(constraint.shape, at)


@suspects.register
def _(constraint: And, at: ValueNodes) -> str | None:
    each = [failing(shape, at) for shape in constraint.shapes]
    return " UNION ".join(f"{{ {part} }}" for part in each if part) or None


@suspects.register
def _(constraint: Or, at: ValueNodes) -> str | None:
    each = [failing(shape, at) for shape in constraint.shapes]
    return " ".join(f"{{ {part} }}" for part in each if part) or None
