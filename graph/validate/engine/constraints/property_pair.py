"""How the value nodes stand to the values of another property of the focus node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from rdflib import SH, URIRef

from graph.validate.engine.constraints.constraint import Rows, unless
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class Paired:
    """A constraint against one other property."""

    component: ClassVar[URIRef]
    parameters: ClassVar[tuple[URIRef, ...]]
    predicate: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Self]:
        (parameter,) = cls.parameters
        yield from map(cls, shape.iris(parameter))

    def conforming(self, at: ValueNodes) -> str | None:
        return None


class Equals(Paired):
    """sh:equals: the same set of values."""

    component = SH.EqualsConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.equals,)

    def violations(self, at: ValueNodes) -> Rows | None:
        only, other = at.context.fresh("only"), at.context.fresh("other")
        itself = f"FILTER NOT EXISTS {{ {at.focus} {self.predicate} {at.value} }}"
        here = f"{at.pattern} {itself} BIND({at.value} AS {only})"
        there = f"{at.focus_nodes} {at.focus} {self.predicate} {other} ."
        same = ValueNodes(at.context, at.focus, other, at.focus_nodes, at.path).pattern
        if at.path is None:
            there += f" FILTER(!sameTerm({at.focus}, {other}))"
        else:
            there += f" MINUS {{ {same} }}"
        return Rows(
            f"{{ {here} }} UNION {{ {there} BIND({other} AS {only}) }}",
            value=only,
        )


class Disjoint(Paired):
    """sh:disjoint: no value in common."""

    component = SH.DisjointConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.disjoint,)

    def violations(self, at: ValueNodes) -> Rows | None:
        return Rows(f"{at.pattern} {at.focus} {self.predicate} {at.value} .", value=at.value)


class Ordered(Paired):
    """Every value node before every value of the other property; one result a pair."""

    sign: ClassVar[str]

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Self]:
        (parameter,) = cls.parameters
        shape.needs_path(parameter)
        yield from super().read(shape)

    def violations(self, at: ValueNodes) -> Rows | None:
        other = at.context.fresh("other")
        pair = f"{at.pattern} {at.focus} {self.predicate} {other} ."
        disordered = self.disordered(at.value, other)
        return Rows(f"{pair} FILTER({disordered})", value=at.value, also=(other,))

    def disordered(self, value: str, other: str) -> str:
        """Return the condition under which a pair of values fails."""
        return unless(f"{value} {self.sign} {other}")


class LessThan(Ordered):
    """sh:lessThan."""

    component = SH.LessThanConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.lessThan,)
    sign = "<"


class LessThanOrEquals(Ordered):
    """sh:lessThanOrEquals."""

    component = SH.LessThanOrEqualsConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.lessThanOrEquals,)
    sign = "<="
