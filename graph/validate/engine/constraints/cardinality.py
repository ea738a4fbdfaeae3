"""How many value nodes there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rdflib import SH, URIRef

from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class MinCount:
    """sh:minCount: at least so many value nodes."""

    component: ClassVar[URIRef] = SH.MinCountConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.minCount,)
    least: int

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[MinCount]:
        shape.needs_path(SH.minCount)
        least = shape.number(SH.minCount)
        if least is not None:
            yield cls(least)

    def violations(self, at: ValueNodes) -> Rows | None:
        return Rows(too_few(at, self.least, at.pattern)) if self.least > 0 else None

    def conforming(self, at: ValueNodes) -> str | None:
        assert at.path
        if self.least <= 0:
            return ""
        single = self.least == 1 and at.path.is_step
        return at.path.between(at.focus, at.context.fresh("some")) if single else None


def too_few(at: ValueNodes, least: int, pattern: str) -> str:
    """Return the focus nodes with fewer than so many of the value nodes that a pattern binds."""
    if least > 1:
        return f"{at.focus_nodes} MINUS {{ {at.counted(f'>= {least}', pattern)} }}"
    # With one triple inside, the engine looks it up node by node; with a join it starts afresh.
    rest = pattern.removeprefix(at.pattern).strip()
    if at.path and at.path.steps and pattern.startswith(at.pattern) and is_filter(rest):
        step = at.path.between(at.focus, at.value)
        return f"{at.focus_nodes} FILTER NOT EXISTS {{ {step} {rest} }}"
    return f"{at.focus_nodes} MINUS {{ {pattern} }}"


def is_filter(pattern: str) -> bool:
    """Return whether a pattern holds no triples: nothing, or one filter without any inside."""
    one = pattern.startswith("FILTER(") and pattern.count("FILTER") == 1
    return not pattern or (one and "{" not in pattern)


@dataclass(frozen=True)
class MaxCount:
    """sh:maxCount: at most so many value nodes."""

    component: ClassVar[URIRef] = SH.MaxCountConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.maxCount,)
    most: int

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[MaxCount]:
        shape.needs_path(SH.maxCount)
        most = shape.number(SH.maxCount)
        if most is not None:
            yield cls(most)

    def violations(self, at: ValueNodes) -> Rows | None:
        if self.most == 0:
            return Rows(at.pattern)
        if self.most == 1 and at.path and at.path.is_step:
            # To look a second value up takes half the time of counting.
            second = at.context.fresh("second")
            differs = f"FILTER(!sameTerm({at.value}, {second}))"
            return Rows(f"{at.pattern} {at.path.between(at.focus, second)} {differs}")
        return Rows(at.counted(f"> {self.most}"))

    def conforming(self, at: ValueNodes) -> str | None:
        return None
