"""How large a value node is. What cannot be compared fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from rdflib import SH, Literal, URIRef

from graph.validate.engine.constraints.constraint import Filtered, unless
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class Bound(Filtered):
    """A bound that each value node has to keep to."""

    component: ClassVar[URIRef]
    parameters: ClassVar[tuple[URIRef, ...]]
    sign: ClassVar[str]
    bound: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Self]:
        (parameter,) = cls.parameters
        bound = shape.one(parameter)
        if bound is not None:
            if not isinstance(bound, Literal):
                raise shape.wrong(parameter, bound, "literal")
            yield cls(shape.term(parameter, bound))

    def fails(self, at: ValueNodes) -> str:
        return unless(f"{at.value} {self.sign} {self.bound}")


class MinExclusive(Bound):
    """sh:minExclusive."""

    component = SH.MinExclusiveConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.minExclusive,)
    sign = ">"


class MinInclusive(Bound):
    """sh:minInclusive."""

    component = SH.MinInclusiveConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.minInclusive,)
    sign = ">="


class MaxExclusive(Bound):
    """sh:maxExclusive."""

    component = SH.MaxExclusiveConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.maxExclusive,)
    sign = "<"


class MaxInclusive(Bound):
    """sh:maxInclusive."""

    component = SH.MaxInclusiveConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.maxInclusive,)
    sign = "<="
