"""Targets: which nodes a shape is applied to, as a graph pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from graph.validate.engine.value_nodes import Context


@dataclass
class Roles:
    """What a node is in the data, as far as targets ask: its classes, and where it stands."""

    classes: set[str] = field(default_factory=set)
    subject_of: set[str] = field(default_factory=set)
    object_of: set[str] = field(default_factory=set)


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

    def may_find(self, met: Set[str], context: Context) -> bool:
        """Return whether there may be focus nodes. met: the classes and predicates in use."""
        classes = (below for kind in self.classes for below in context.classes.get(kind, ()))
        wanted = {*classes, *self.subjects_of, *self.objects_of}
        unknown = any(kind not in context.classes for kind in self.classes)
        return bool(self.nodes or unknown or wanted & met)

    def are_known(self, classes: Mapping[str, object]) -> bool:
        """Return whether all that lie below their classes are known."""
        return all(kind in classes for kind in self.classes)

    def hold(self, node: str, roles: Roles, classes: Mapping[str, Sequence[str]]) -> bool:
        """Return whether a node is one of them, if `are_known`. classes: which lie below each."""
        return (
            node in self.nodes
            or not roles.subject_of.isdisjoint(self.subjects_of)
            or not roles.object_of.isdisjoint(self.objects_of)
            or any(not roles.classes.isdisjoint(classes[kind]) for kind in self.classes)
        )

    def pattern(self, context: Context, node: str, among: Sequence[str] | None = None) -> str:
        """Return the pattern that binds a variable to the focus nodes.

        among: the only nodes that are asked about, as written in a query.
        """
        chosen = "" if among is None else f"VALUES {node} {{ {' '.join(among)} }}"
        branches = [context.instances(node, kinds, chosen) for kinds in self._kinds(context)]
        for predicate in self.subjects_of:
            branches.append(_once(node, f"{chosen} {node} {predicate} {context.fresh('any')} ."))
        for predicate in self.objects_of:
            branches.append(_once(node, f"{chosen} {context.fresh('any')} {predicate} {node} ."))
        if self.nodes:
            branches.append(f"{chosen} VALUES {node} {{ {' '.join(self.nodes)} }}")
        return branches[0] if len(branches) == 1 else _union(branches)

    def _kinds(self, context: Context) -> list[tuple[str, ...]]:
        """Return the classes to look for: those whose hierarchy is known all at once."""
        known = tuple(kind for kind in self.classes if kind in context.classes)
        unknown: list[tuple[str, ...]] = [
            (kind,) for kind in self.classes if kind not in context.classes
        ]
        return [known, *unknown] if known else unknown


def _once(node: str, pattern: str) -> str:
    """Give each node once: of a property there may be many values."""
    return f"{{ SELECT DISTINCT {node} WHERE {{ {pattern} }} }}"


def _union(branches: Sequence[str]) -> str:
    return " UNION ".join(f"{{ {branch} }}" for branch in branches)
