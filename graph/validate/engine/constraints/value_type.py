"""What kind of term, of what class or datatype, a value node is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rdflib import SH, URIRef

from graph.validate.engine.constraints.constraint import Filtered, Rows, unless
from graph.validate.engine.lexical import well_formed
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import FEW, TYPE, ValueNodes

NODE_KINDS = {
    str(SH.IRI): "isIRI({v})",
    str(SH.BlankNode): "isBlank({v})",
    str(SH.Literal): "isLiteral({v})",
    str(SH.BlankNodeOrIRI): "!isLiteral({v})",
    str(SH.BlankNodeOrLiteral): "!isIRI({v})",
    str(SH.IRIOrLiteral): "!isBlank({v})",
}


@dataclass(frozen=True)
class Class:
    """sh:class: an instance of a class, or of one below it."""

    component: ClassVar[URIRef] = SH.ClassConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH["class"],)
    kind: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Class]:
        yield from map(cls, shape.iris(SH["class"]))

    def violations(self, at: ValueNodes) -> Rows | None:
        below = at.context.classes.get(self.kind, ())
        if len(below) == 1 or (below and at.context.few):
            looked_up = (f"FILTER NOT EXISTS {{ {at.value} {TYPE} {kind} }}" for kind in below)
            return Rows(f"{at.pattern} {' '.join(looked_up)}", value=at.value)
        instances = at.context.instances(at.value, [self.kind])
        return Rows(f"{at.pattern} MINUS {{ {instances} }}", value=at.value)

    def fails(self, at: ValueNodes) -> str | None:
        """Return the condition under which a value node fails; none when classes are many."""
        below = at.context.classes.get(self.kind, ())
        if not 0 < len(below) <= FEW:
            return None
        if len(below) == 1:
            return f"NOT EXISTS {{ {at.value} {TYPE} {self.kind} }}"
        kind = at.context.fresh("class")
        one_of = f"FILTER({kind} IN ({', '.join(below)}))"
        return f"NOT EXISTS {{ {at.value} {TYPE} {kind} {one_of} }}"

    def conforming(self, at: ValueNodes) -> str | None:
        return at.context.instances(at.value, [self.kind]) if at.path is None else None


@dataclass(frozen=True)
class Datatype(Filtered):
    """sh:datatype: a well-formed literal of a datatype."""

    component: ClassVar[URIRef] = SH.DatatypeConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.datatype,)
    datatype: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Datatype]:
        if shape.one(SH.datatype) is not None:
            yield from map(cls, shape.iris(SH.datatype))

    def fails(self, at: ValueNodes) -> str:
        form = well_formed(self.datatype, at.value, at.context.few)
        is_of = f"DATATYPE({at.value}) = {self.datatype}"
        return unless(f"{is_of} && {form}" if form else is_of)


@dataclass(frozen=True)
class NodeKind(Filtered):
    """sh:nodeKind: an address, a blank node, a literal, or one of two of them."""

    component: ClassVar[URIRef] = SH.NodeKindConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.nodeKind,)
    condition: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[NodeKind]:
        kind = shape.one(SH.nodeKind)
        if kind is None:
            return
        if str(kind) not in NODE_KINDS:
            raise shape.wrong(SH.nodeKind, kind, "node-kind")
        yield cls(NODE_KINDS[str(kind)])

    def fails(self, at: ValueNodes) -> str:
        return unless(self.condition.format(v=at.value))
