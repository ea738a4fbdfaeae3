"""The parameters of a shape as its graph states them; what is ill-formed is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib import SH, XSD, BNode, Graph, Literal, URIRef

from graph.findings import Place, Refused, refuse
from graph.language import Text
from graph.messages import message
from graph.validate.engine.property_paths import Path, read_list
from graph.validate.engine.terms import Node, written

if TYPE_CHECKING:
    from graph.validate.engine.shape import Shape

WHOLE_NUMBERS = {XSD.integer, XSD.int, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.long}


class Uncompiled(Exception):
    """The shape holds what the compiler does not know; carries the reason in words."""

    def __init__(self, key: str, **values: object) -> None:
        self.reason: Text = message(key).format(**values)
        super().__init__(self.reason.en)


def local(node: object) -> str:
    """Return the short name of a node: what stands after the last slash or hash."""
    return str(node).rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Parameters:
    """Reads the parameters of one shape.

    name: what people call the shape. read_shape: makes the shape that a node stands for.
    """

    graph: Graph
    node: Node
    path: Path | None
    name: str
    where: Place
    read_shape: Callable[[Node], Shape]

    def fault(self, code: str, **values: object) -> Refused:
        """Return the refusal of this shape."""
        return Refused(refuse(code, self.where, shape=self.name, **values))

    def wrong(self, predicate: URIRef, value: object, wanted: str) -> Refused:
        """Return the refusal of one value of a parameter. wanted: what it should be."""
        return self.fault(
            "shape-parameter",
            parameter=local(predicate),
            value=local(value),
            wanted=message(f"shape-wants-{wanted}"),
        )

    @cached_property
    def stated(self) -> dict[object, list[Node]]:
        """What is stated of the shape: the values of each property, in their order.

        Read once: to ask the graph for each parameter there might be takes most of the time that
        it takes to compile the shapes.
        """
        found: dict[object, list[Node]] = {}
        for predicate, value in self.graph.predicate_objects(self.node):
            if isinstance(value, Node):
                found.setdefault(predicate, []).append(value)
        for values in found.values():
            if len(values) > 1:
                values.sort(key=lambda node: node.n3())
        return found

    def all(self, predicate: URIRef) -> list[Node]:
        """Return the values of a parameter, in their order."""
        return self.stated.get(predicate, [])

    def one(self, predicate: URIRef) -> Node | None:
        """Return the one value of a parameter, or nothing."""
        found = self.all(predicate)
        if len(found) > 1:
            raise self.fault("shape-parameter-twice", parameter=local(predicate))
        return found[0] if found else None

    def term(self, predicate: URIRef, node: Node) -> str:
        """Return a value as it is written in a query; it may not be a blank node."""
        try:
            return written(node)
        except ValueError as error:
            raise self.wrong(predicate, node, "term") from error

    def iris(self, predicate: URIRef) -> list[str]:
        """Return the values as they are written in a query; each has to be an address."""
        found = self.all(predicate)
        for node in found:
            if not isinstance(node, URIRef):
                raise self.wrong(predicate, node, "iri")
        return [self.term(predicate, node) for node in found]

    def number(self, predicate: URIRef) -> int | None:
        """Return the whole number that a parameter gives."""
        node = self.one(predicate)
        if node is None:
            return None
        whole = isinstance(node, Literal) and node.datatype in WHOLE_NUMBERS
        if not whole or not str(node).lstrip("+-").isdigit():
            raise self.wrong(predicate, node, "number")
        return int(str(node))

    def flag(self, predicate: URIRef) -> bool:
        """Return whether a parameter is true; it is not when it is missing."""
        node = self.one(predicate)
        if node is None:
            return False
        boolean = isinstance(node, Literal) and node.datatype == XSD.boolean
        if not boolean or str(node) not in ("true", "false", "1", "0"):
            raise self.wrong(predicate, node, "flag")
        # The specification speaks of the term `true`, which "1"^^xsd:boolean is not.
        return str(node) == "true"

    def text(self, predicate: URIRef) -> str | None:
        """Return the string that a parameter gives."""
        node = self.one(predicate)
        if node is None:
            return None
        if not isinstance(node, Literal) or node.datatype not in (None, XSD.string):
            raise self.wrong(predicate, node, "text")
        return str(node)

    def members(self, predicate: URIRef, head: Node) -> list[Node]:
        """Return the members of the list that a value is."""
        found = read_list(self.graph, head)
        if found is None:
            raise self.wrong(predicate, head, "list")
        return found

    def shape(self, predicate: URIRef, node: Node) -> Shape:
        """Return the shape that a value stands for."""
        if not isinstance(node, URIRef | BNode):
            raise self.wrong(predicate, node, "shape")
        return self.read_shape(node)

    def shapes(self, predicate: URIRef) -> list[Shape]:
        """Return the shapes that the values stand for."""
        return [self.shape(predicate, node) for node in self.all(predicate)]

    def shape_lists(self, predicate: URIRef) -> list[tuple[Shape, ...]]:
        """Return the lists of shapes that the values are."""
        return [
            tuple(self.shape(predicate, member) for member in self.members(predicate, head))
            for head in self.all(predicate)
        ]

    def needs_path(self, predicate: URIRef) -> None:
        """Raise Refused when a node shape states what only a property shape may."""
        if self.path is None and self.all(predicate):
            raise self.fault("shape-parameter-misplaced", parameter=local(predicate))

    def messages(self) -> tuple[Literal, ...]:
        """Return the messages of the shape, one a language."""
        found = self.all(SH.message)
        for node in found:
            if not isinstance(node, Literal):
                raise self.wrong(SH.message, node, "text")
        return tuple(node for node in found if isinstance(node, Literal))
