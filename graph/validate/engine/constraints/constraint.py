"""What every constraint component has: what it reads of a shape, and which rows fail it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rdflib import URIRef

from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class Rows:
    """The rows that fail a constraint: a graph pattern, and what its variables say.

    value: the variable of the value that is reported, if one is. path: of the property that is
    reported in the place of the shape's own path. also: variables that tell two results apart.
    """

    pattern: str
    value: str | None = None
    path: str | None = None
    also: tuple[str, ...] = ()

    @property
    def variables(self) -> list[str]:
        return [name for name in (self.value, self.path, *self.also) if name]


class Constraint(Protocol):
    """A constraint of one shape.

    parameters: the properties that state it, for those that every constraint of the kind has.
    """

    component: ClassVar[URIRef]
    parameters: ClassVar[tuple[URIRef, ...]]

    @classmethod
    def read(cls, shape: Parameters) -> Iterable[Constraint]:
        """Return the constraints of this kind that a shape has. Raises Refused, Uncompiled."""
        ...

    def violations(self, at: ValueNodes) -> Rows | None:
        """Return the rows that fail; nothing when none can."""
        ...

    def conforming(self, at: ValueNodes) -> str | None:
        """Return the pattern that the focus nodes that do not fail match, and no others do.

        It is joined to a pattern that binds the focus node. Nothing when there is no such
        pattern that is cheaper than to subtract those that fail.
        """
        ...


class Filtered(ABC):
    """A constraint that each value node fails or not, whatever the others are."""

    def conforming(self, at: ValueNodes) -> str | None:
        return f"FILTER(!{self.fails(at)})" if at.path is None else None

    def violations(self, at: ValueNodes) -> Rows | None:
        return Rows(f"{at.pattern} FILTER({self.fails(at)})", value=at.value)

    @abstractmethod
    def fails(self, at: ValueNodes) -> str:
        """Return the condition under which a value node fails."""


def unless(condition: str) -> str:
    """Return the condition that another is not met, or is an error."""
    return f"(!COALESCE({condition}, false))"
