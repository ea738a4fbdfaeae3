"""From shapes to queries: one for each constraint, over all focus nodes of a shape at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Literal, URIRef

from graph.store.protocol import Bindings
from graph.validate.engine.constraints.constraint import Constraint, Rows
from graph.validate.engine.constraints.sparql_based import Sparql
from graph.validate.engine.merging import Flag, merged
from graph.validate.engine.property_paths import Path, step
from graph.validate.engine.results import Result
from graph.validate.engine.shape import Shape
from graph.validate.engine.terms import Node, to_node
from graph.validate.engine.value_nodes import Context, ValueNodes, inside

FOCUS = "?this"
TRUE = ox.Literal(True)
_SLOT = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True)
class Query:
    """The query of one constraint of a shape, or of several in one pass.

    target: the shape with the target that leads to the shape, which may be the same.
    flags: the variables that say which of several constraints a solution fails. owners: the
    pattern that leads from the focus nodes of the shape with the target to those of a shape
    inside it, when they are not the same, and the variables on the way; a node that is reached
    from two is reported twice.
    """

    target: Shape
    shape: Shape
    focus: str
    rows: Rows
    constraint: Constraint | None = None
    flags: tuple[Flag, ...] = ()
    owners: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        way, *ancestors = self.owners or ("",)
        variables = " ".join(dict.fromkeys([self.focus, *self.rows.variables, *ancestors]))
        pattern = f"{{ {self.rows.pattern} }} {way}" if way else self.rows.pattern
        return f"SELECT DISTINCT {variables} WHERE {{ {pattern} }}"

    def results(self, rows: Sequence[Bindings]) -> Iterator[Result]:
        """Yield the results that the solutions stand for."""
        told = set()
        for row in rows:
            if self.constraint:
                yield self._result(row, self.constraint, self._bound(row, self.rows.value))
            for flag in self.flags:
                if row[flag.variable[1:]] != TRUE:
                    continue
                value = self._bound(row, self.rows.value) if flag.has_value else None
                # What is wrong with the number of values is told of each of them.
                who = (flag, value, *(row[name[1:]] for name in (self.focus, *self.owners[1:])))
                if who not in told:
                    told.add(who)
                    yield self._result(row, flag.constraint, value)

    def _result(self, row: Bindings, constraint: Constraint, value: Node | None) -> Result:
        focus = to_node(row[self.focus[1:]])
        messages, own = self.shape.messages, None
        if isinstance(constraint, Sparql):
            own = constraint.node
            if value is None and self.shape.path is None:
                value = focus
            messages = _said(row) or constraint.messages or messages
            messages = tuple(_filled(message, row) for message in messages)
        return Result(
            focus_node=focus,
            path=self._path(row),
            value=value,
            component=constraint.component,
            source_shape=self.shape.node,
            severity=self.shape.severity,
            messages=messages,
            source_constraint=own,
            target_shape=self.target.node,
            target_node=to_node(row[FOCUS[1:]]),
        )

    def _path(self, row: Bindings) -> Path | None:
        found = self._bound(row, self.rows.path)
        return step(str(found)) if isinstance(found, URIRef) else self.shape.path

    @staticmethod
    def _bound(row: Bindings, variable: str | None) -> Node | None:
        found = row.get(variable[1:]) if variable else None
        return None if found is None else to_node(found)


def _said(row: Bindings) -> tuple[Literal, ...]:
    """Return the message that the query itself gives."""
    found = row.get("message")
    spoken = to_node(found) if found is not None else None
    return (spoken,) if isinstance(spoken, Literal) else ()


def _filled(message: Literal, row: Bindings) -> Literal:
    """Fill the slots of a message with what a solution binds; others stay as they are."""

    def fill(slot: re.Match[str]) -> str:
        found = row.get(slot[1])
        return slot[0] if found is None else str(to_node(found))

    return Literal(_SLOT.sub(fill, str(message)), lang=message.language, datatype=message.datatype)


def queries(shape: Shape, context: Context, focus_nodes: str | None = None) -> Iterator[Query]:
    """Yield the queries of a shape with targets, those of its properties with them.

    focus_nodes: the pattern that binds the only focus nodes that are asked about.
    """
    pattern = focus_nodes or shape.targets.pattern(context, FOCUS)
    yield from _queries(shape, shape, context, FOCUS, pattern, ())


def _queries(
    target: Shape,
    shape: Shape,
    context: Context,
    focus: str,
    focus_nodes: str,
    owners: tuple[str, ...],
) -> Iterator[Query]:
    if shape.deactivated:
        return
    at = inside(context, focus_nodes, focus, shape.path)
    constraints = shape.open(context)
    together = merged(constraints, at)
    if together:
        found = Rows(together.pattern, together.value, also=together.variables)
        yield Query(target, shape, focus, found, flags=together.flags, owners=owners)
    for constraint in constraints:
        rows = None if together and constraint in together else constraint.violations(at)
        if rows:
            yield Query(target, shape, focus, rows, constraint, owners=owners)
    if at.path is not None:
        way, *ancestors = owners or (focus_nodes,)
        way = ValueNodes(context, focus, at.value, way, at.path).pattern
        owners = (f"{{ {way} }}", *ancestors, focus)
    for part in shape.properties:
        yield from _queries(target, part, context, at.value, at.values, owners)
