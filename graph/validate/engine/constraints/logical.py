"""Shapes put together: not, and, or, exactly one.

Everything is told from which nodes fail a shape, and from which conform to it: two sub-selects
that are subtracted, joined and united, each of them evaluated once for all nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from rdflib import SH, URIRef

from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes

if TYPE_CHECKING:
    from graph.validate.engine.shape import Shape


def failing(shape: Shape, at: ValueNodes) -> str | None:
    """Return the pattern that binds the value nodes that fail a shape; nothing if none can."""
    return shape.failing(at.context, at.value, at.values)


def conforming(shape: Shape, at: ValueNodes) -> str:
    """Return the pattern that binds the value nodes that conform to a shape."""
    return shape.conforming(at.context, at.value, at.values)


def rows(at: ValueNodes, *parts: str) -> Rows:
    """Return the value nodes that match all of some patterns that bind value nodes."""
    whose = [] if at.path is None else [at.pattern]
    return Rows(" ".join(whose + [f"{{ {part} }}" for part in parts]), value=at.value)


@dataclass(frozen=True)
class Not:
    """sh:not: does not conform."""

    component: ClassVar[URIRef] = SH.NotConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH["not"],)
    shape: Shape

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Not]:
        yield from map(cls, shape.shapes(SH["not"]))

    def violations(self, at: ValueNodes) -> Rows | None:
        return rows(at, conforming(self.shape, at))

    def conforming(self, at: ValueNodes) -> str | None:
        part = failing(self.shape, at) if at.path is None else None
        return f"{{ {part} }}" if part else None


@dataclass(frozen=True)
class Listed:
    """A constraint of a list of shapes."""

    component: ClassVar[URIRef]
    parameters: ClassVar[tuple[URIRef, ...]]
    shapes: tuple[Shape, ...]

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Self]:
        (parameter,) = cls.parameters
        yield from map(cls, shape.shape_lists(parameter))

    def conforming(self, at: ValueNodes) -> str | None:
        return None

    def simple(self, at: ValueNodes) -> list[str] | None:
        """Return the cheap patterns of nodes that conform to each of the shapes, if all have."""
        if at.path is not None:
            return None
        parts = [s.conforms(at.context, at.focus, at.focus_nodes) for s in self.shapes]
        known = [part for part in parts if part is not None]
        return known if len(known) == len(parts) else None


class And(Listed):
    """sh:and: conforms to all."""

    component = SH.AndConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH["and"],)

    def violations(self, at: ValueNodes) -> Rows | None:
        parts = [failing(shape, at) for shape in self.shapes]
        each = [f"{{ {part} }}" for part in parts if part]
        return rows(at, " UNION ".join(each)) if each else None

    def conforming(self, at: ValueNodes) -> str | None:
        parts = self.simple(at)
        return None if parts is None else " ".join(parts)


class Or(Listed):
    """sh:or: conforms to one at least."""

    component = SH.OrConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH["or"],)

    def violations(self, at: ValueNodes) -> Rows | None:
        parts = [failing(shape, at) for shape in self.shapes]
        if not parts:
            return Rows(at.pattern, value=at.value)
        known = [part for part in parts if part]
        return rows(at, *known) if len(known) == len(parts) else None

    def conforming(self, at: ValueNodes) -> str | None:
        parts = self.simple(at)
        if not parts:
            return None
        return " UNION ".join(f"{{ {at.focus_nodes} {part} }}" for part in parts)


class Xone(Listed):
    """sh:xone: conforms to exactly one."""

    component = SH.XoneConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.xone,)

    def violations(self, at: ValueNodes) -> Rows | None:
        number = at.context.fresh("number")
        each = " UNION ".join(
            f"{{ SELECT DISTINCT {at.value} {number} WHERE {{ "
            f"{{ {conforming(shape, at)} }} BIND({at_number} AS {number}) }} }}"
            for at_number, shape in enumerate(self.shapes)
        )
        one = (
            f"SELECT {at.value} WHERE {{ {each} }} GROUP BY {at.value} "
            f"HAVING (COUNT(DISTINCT {number}) = 1)"
        )
        return Rows(f"{at.pattern} MINUS {{ {one} }}" if each else at.pattern, value=at.value)
