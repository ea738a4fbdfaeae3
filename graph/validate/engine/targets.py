"""Targets: which nodes a shape is applied to, as a graph pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.validate.engine.value_nodes import Context


@dataclass(frozen=True)
class Targets:
    """The targets of a shape, each term as it is written in a query.

    classes: of sh:targetClass, and the shape itself when it is a class as well.
    """

    nodes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)

    def pattern(self, context: Context, node: str, among: Sequence[str] | None = None) -> str:
        """Return the pattern that binds a variable to the focus nodes.

        among: the only nodes that are asked about, as written in a query.
        """
        chosen = "" if among is None else f"VALUES {node} {{ {' '.join(among)} }}"
        branches = [context.instances(node, kind, chosen) for kind in self.classes]
        for predicate in self.subjects_of:
            branches.append(_once(node, f"{chosen} {node} {predicate} {context.fresh('any')} ."))
        for predicate in self.objects_of:
            branches.append(_once(node, f"{chosen} {context.fresh('any')} {predicate} {node} ."))
        if self.nodes:
            branches.append(f"{chosen} VALUES {node} {{ {' '.join(self.nodes)} }}")
        return branches[0] if len(branches) == 1 else _union(branches)


def _once(node: str, pattern: str) -> str:
    """Give each node once: of a property there may be many values."""
    return f"{{ SELECT DISTINCT {node} WHERE {{ {pattern} }} }}"


def _union(branches: Sequence[str]) -> str:
    return " UNION ".join(f"{{ {branch} }}" for branch in branches)
