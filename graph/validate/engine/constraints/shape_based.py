"""Shapes of value nodes: another shape, and how many value nodes conform to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rdflib import SH, URIRef

from graph.validate.engine.constraints.cardinality import too_few
from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.constraints.logical import conforming, failing, rows
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes

if TYPE_CHECKING:
    from graph.validate.engine.shape import Shape


@dataclass(frozen=True)
class Node:
    """sh:node: conforms to a shape."""

    component: ClassVar[URIRef] = SH.NodeConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.node,)
    shape: Shape

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Node]:
        for other in shape.shapes(SH.node):
            if other.path is not None:
                raise shape.wrong(SH.node, other.node, "node-shape")
            yield cls(other)

    def violations(self, at: ValueNodes) -> Rows | None:
        part = failing(self.shape, at)
        return rows(at, part) if part else None

    def conforming(self, at: ValueNodes) -> str | None:
        if at.path is not None:
            return None
        return self.shape.conforms(at.context, at.focus, at.focus_nodes)


@dataclass(frozen=True)
class Qualified:
    """What the two sides of sh:qualifiedValueShape share.

    siblings: the shapes that a value node may not conform to as well.
    """

    component: ClassVar[URIRef]
    parameters: ClassVar[tuple[URIRef, ...]]
    shape: Shape
    siblings: tuple[Shape, ...]
    number: int

    def qualified(self, at: ValueNodes) -> str:
        """Return the pattern of the value nodes that count, with whose they are."""
        simple = self.shape.conforms(at.context, at.value, at.values)
        parts = [at.pattern]
        if simple is None:
            other = failing(self.shape, at)
            parts += [f"MINUS {{ {other} }}"] if other else []
        else:
            parts.append(simple)
        parts += [f"MINUS {{ {conforming(shape, at)} }}" for shape in self.siblings]
        return " ".join(parts)

    def conforming(self, at: ValueNodes) -> str | None:
        return None


class QualifiedMinCount(Qualified):
    """sh:qualifiedMinCount: at least so many value nodes conform to a shape."""

    component = SH.QualifiedMinCountConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.qualifiedMinCount,)

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[QualifiedMinCount]:
        least = shape.number(SH.qualifiedMinCount)
        if least is not None and shape.path is not None:
            for qualified in shape.shapes(SH.qualifiedValueShape):
                yield cls(qualified, siblings(shape), least)

    def violations(self, at: ValueNodes) -> Rows | None:
        return Rows(too_few(at, self.number, self.qualified(at))) if self.number > 0 else None


class QualifiedMaxCount(Qualified):
    """sh:qualifiedMaxCount: at most so many value nodes conform to a shape."""

    component = SH.QualifiedMaxCountConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.qualifiedMaxCount,)

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[QualifiedMaxCount]:
        most = shape.number(SH.qualifiedMaxCount)
        if most is not None and shape.path is not None:
            for qualified in shape.shapes(SH.qualifiedValueShape):
                yield cls(qualified, siblings(shape), most)

    def violations(self, at: ValueNodes) -> Rows | None:
        return Rows(at.counted(f"> {self.number}", self.qualified(at)))


def siblings(shape: Parameters) -> tuple[Shape, ...]:
    """Return the sibling shapes: the other qualified value shapes of the parents' properties."""
    if not shape.flag(SH.qualifiedValueShapesDisjoint):
        return ()
    own = set(shape.all(SH.qualifiedValueShape))
    found = {
        qualified
        for parent in shape.graph.subjects(SH.property, shape.node)
        for sibling in shape.graph.objects(parent, SH.property)
        for qualified in shape.graph.objects(sibling, SH.qualifiedValueShape)
    }
    ordered = sorted(found - own, key=lambda node: node.n3())
    return tuple(shape.shape(SH.qualifiedValueShape, node) for node in ordered)  # type: ignore[arg-type]
