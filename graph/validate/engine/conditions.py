"""Conditions: what a focus node fails a constraint by, where single look-ups tell it.

Most constraints are told as patterns of the nodes that fail. Some can be told of a node by itself,
by looking for one triple, or by several such conditions put together. Then one pass over the focus
nodes is enough for all that has the same targets.

Of sh:not there is none: the nodes that conform are mostly few, and found faster than all are tried.
"""

from __future__ import annotations

from functools import singledispatch

from graph.validate.engine.constraints.cardinality import MinCount, is_filter
from graph.validate.engine.constraints.constraint import Filtered
from graph.validate.engine.constraints.logical import And, Listed, Or, Xone
from graph.validate.engine.constraints.other import HasValue, In
from graph.validate.engine.constraints.shape_based import Node, QualifiedMinCount
from graph.validate.engine.constraints.value_type import Class
from graph.validate.engine.property_paths import Path
from graph.validate.engine.shape import Shape
from graph.validate.engine.value_nodes import Context, ValueNodes, inside

NEVER = "false"
PAIR = 2


def condition(constraint: object, context: Context, focus: str, path: Path | None) -> str | None:
    """Return the condition under which a node fails a constraint of a shape; nothing if none is.

    focus: the variable of the node. path: of the shape. It is never an error.
    """
    return _fails(constraint, inside(context, "", focus, path))


def _shape(shape: Shape, at: ValueNodes) -> str | None:
    """Return the condition under which a value node of a node shape fails another shape."""
    if at.path is not None:
        return None
    if shape.deactivated:
        return NEVER
    if shape.path is not None and shape.properties:
        return None
    own = inside(at.context, "", at.value, shape.path)
    parts = [_fails(each, own) for each in shape.open(at.context)]
    return _any([*parts, *(_shape(part, at) for part in shape.properties)])


def _any(parts: list[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return f"({' || '.join(known)})" if known else NEVER


@singledispatch
def _fails(constraint: object, at: ValueNodes) -> str | None:
    return None


@_fails.register
def _(constraint: MinCount, at: ValueNodes) -> str | None:
    # With one triple inside, the engine looks it up node by node; with a join it starts afresh.
    if constraint.least != 1 or at.path is None or not at.path.steps:
        return None
    return f"NOT EXISTS {{ {at.path.between(at.focus, at.value)} }}"


@_fails.register
def _(constraint: QualifiedMinCount, at: ValueNodes) -> str | None:
    if constraint.number != 1 or at.path is None or not at.path.steps:
        return None
    step = at.pattern
    test = constraint.qualified(at).removeprefix(step).strip()
    return f"NOT EXISTS {{ {step} {test} }}" if is_filter(test) else None


@_fails.register
def _(constraint: HasValue, at: ValueNodes) -> str | None:
    if at.path is None:
        return f"!sameTerm({at.focus}, {constraint.wanted})"
    if not at.path.predicate:
        return None
    return f"NOT EXISTS {{ {at.path.between(at.focus, constraint.wanted)} }}"


@_fails.register(Class)
@_fails.register(In)
@_fails.register(Filtered)
def _(constraint: Class | In | Filtered, at: ValueNodes) -> str | None:
    return constraint.fails(at) if at.path is None else None


@_fails.register
def _(constraint: Node, at: ValueNodes) -> str | None:
    return _shape(constraint.shape, at)


@_fails.register
def _(constraint: Listed, at: ValueNodes) -> str | None:
    parts = [_shape(shape, at) for shape in constraint.shapes]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    return _LISTED[type(constraint)](known)


def _of_pair(parts: list[str]) -> str | None:
    """Return when not exactly one of two fails."""
    return f"({parts[0]} = {parts[1]})" if len(parts) == PAIR else None


_LISTED = {
    And: lambda parts: f"({' || '.join(parts)})",
    Or: lambda parts: f"({' && '.join(parts)})",
    Xone: _of_pair,
}
