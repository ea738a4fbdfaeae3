"""A shape: its path, targets and constraints, as read from a shapes graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Literal

from graph.validate.engine.property_paths import Path
from graph.validate.engine.targets import Targets
from graph.validate.engine.terms import Node
from graph.validate.engine.value_nodes import Context, inside

if TYPE_CHECKING:
    from graph.validate.engine.constraints.constraint import Constraint


@dataclass(frozen=True, eq=False)
class Shape:
    """A node shape, or a property shape when it has a path.

    properties: the shapes whose results are reported as their own. siblings: the qualified value
    shapes of the shapes beside it.
    """

    node: Node
    name: str
    path: Path | None
    targets: Targets
    severity: Node
    messages: tuple[Literal, ...]
    deactivated: bool
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]

    def open(self, context: Context) -> list[Constraint]:
        """Return the constraints that a node of the data may fail, for all that is known."""
        if not context.settled:
            return list(self.constraints)
        return [each for each in self.constraints if (self.path, each) not in context.settled]

    def failing(self, context: Context, focus: str, focus_nodes: str) -> str | None:
        """Return the pattern that binds a variable to those of the focus nodes that fail.

        Nothing when none of them can.
        """
        branches = list(self._failing(context, focus, focus_nodes))
        return " UNION ".join(f"{{ {branch} }}" for branch in branches) or None

    def _failing(self, context: Context, focus: str, focus_nodes: str) -> Iterator[str]:
        if self.deactivated:
            return
        at = inside(context, focus_nodes, focus, self.path)
        for constraint in self.open(context):
            rows = constraint.violations(at)
            if rows:
                yield f"SELECT DISTINCT {focus} WHERE {{ {rows.pattern} }}"
        for shape in self.properties:
            failing = shape.failing(context, at.value, at.values)
            if failing is None:
                continue
            if self.path is None:
                yield failing
            else:
                yield f"SELECT DISTINCT {focus} WHERE {{ {at.pattern} {{ {failing} }} }}"

    def conforming(self, context: Context, focus: str, focus_nodes: str) -> str:
        """Return the pattern that binds a variable to those of the focus nodes that conform."""
        simple = self.conforms(context, focus, focus_nodes)
        if simple is not None:
            return f"{focus_nodes} {simple}"
        failing = self.failing(context, focus, focus_nodes)
        return f"{focus_nodes} MINUS {{ {failing} }}" if failing else focus_nodes

    def conforms(self, context: Context, focus: str, focus_nodes: str) -> str | None:
        """Return the pattern that only nodes that conform match, if there is a cheap one."""
        if self.deactivated:
            return ""
        at = inside(context, focus_nodes, focus, self.path)
        parts = [constraint.conforming(at) for constraint in self.constraints]
        if self.properties and self.path is not None:
            return None
        parts += [shape.conforms(context, focus, focus_nodes) for shape in self.properties]
        known = [part for part in parts if part is not None]
        return " ".join(known) if len(known) == len(parts) else None
