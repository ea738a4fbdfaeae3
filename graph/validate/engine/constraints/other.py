"""The rest: closed shapes, a value that has to be there, a list of all that may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rdflib import SH, BNode, URIRef

from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import FEW, ValueNodes


@dataclass(frozen=True)
class Closed:
    """sh:closed: no other properties than those of the shape."""

    component: ClassVar[URIRef] = SH.ClosedConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.closed, SH.ignoredProperties)
    allowed: tuple[str, ...]

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Closed]:
        if not shape.flag(SH.closed):
            return
        head = shape.one(SH.ignoredProperties)
        ignored = [] if head is None else shape.members(SH.ignoredProperties, head)
        for node in ignored:
            if not isinstance(node, URIRef):
                raise shape.wrong(SH.ignoredProperties, node, "iri")
        own = (
            path
            for part in shape.graph.objects(shape.node, SH.property)
            for path in shape.graph.objects(part, SH.path)
            if isinstance(path, URIRef)
        )
        known = {shape.term(SH.path, node) for node in [*ignored, *own]}
        yield cls(tuple(sorted(known)))

    def violations(self, at: ValueNodes) -> Rows | None:
        predicate, value = at.context.fresh("property"), at.context.fresh("value")
        # Nothing at all is not in an empty list, says the embedded store of an empty list.
        other = f"FILTER({predicate} NOT IN ({', '.join(self.allowed)}))" if self.allowed else ""
        pattern = f"{at.pattern} {at.value} {predicate} {value} . {other}"
        return Rows(pattern, value=value, path=predicate)

    def conforming(self, at: ValueNodes) -> str | None:
        return None


@dataclass(frozen=True)
class HasValue:
    """sh:hasValue: one of the value nodes is this one."""

    component: ClassVar[URIRef] = SH.HasValueConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.hasValue,)
    wanted: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[HasValue]:
        yield from (cls(shape.term(SH.hasValue, node)) for node in shape.all(SH.hasValue))

    def violations(self, at: ValueNodes) -> Rows | None:
        if at.path is None:
            return Rows(f"{at.focus_nodes} FILTER(!sameTerm({at.focus}, {self.wanted}))")
        if at.path.predicate:
            found = at.path.between(at.focus, self.wanted)
            return Rows(f"{at.focus_nodes} FILTER NOT EXISTS {{ {found} }}")
        found = f"{at.pattern} FILTER(sameTerm({at.value}, {self.wanted}))"
        return Rows(f"{at.focus_nodes} MINUS {{ {found} }}")

    def conforming(self, at: ValueNodes) -> str | None:
        forwards = at.path is not None and at.path.predicate
        return at.path.between(at.focus, self.wanted) if at.path and forwards else None


@dataclass(frozen=True)
class In:
    """sh:in: one of a list, the same term and not only an equal value."""

    component: ClassVar[URIRef] = SH.InConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH["in"],)
    members: tuple[str, ...]

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[In]:
        head = shape.one(SH["in"])
        if head is None:
            return
        # A blank node of the shapes is no node of the data.
        named = (m for m in shape.members(SH["in"], head) if not isinstance(m, BNode))
        yield cls(tuple(shape.term(SH["in"], member) for member in named))

    def violations(self, at: ValueNodes) -> Rows | None:
        members = f"VALUES {at.value} {{ {' '.join(self.members)} }}"
        return Rows(f"{at.pattern} MINUS {{ {members} }}", value=at.value)

    def fails(self, at: ValueNodes) -> str | None:
        """Return the condition under which a value node fails; none when members are many."""
        if not 0 < len(self.members) <= FEW:
            return None
        same = " || ".join(f"sameTerm({at.value}, {member})" for member in self.members)
        return f"(!({same}))"

    def conforming(self, at: ValueNodes) -> str | None:
        return None
