"""Property paths: read from a shapes graph, written as SPARQL, written back into a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection

from graph.validate.engine.terms import Node, written


class IllFormedPath(Exception):
    """What stands in the place of a path is none."""


class Operator(Enum):
    """How a path is made out of its parts."""

    PREDICATE = ""
    INVERSE = str(SH.inversePath)
    SEQUENCE = str(RDF.first)
    ALTERNATIVE = str(SH.alternativePath)
    ZERO_OR_MORE = str(SH.zeroOrMorePath)
    ONE_OR_MORE = str(SH.oneOrMorePath)
    ZERO_OR_ONE = str(SH.zeroOrOnePath)


SIGNS = {Operator.ZERO_OR_MORE: "*", Operator.ONE_OR_MORE: "+", Operator.ZERO_OR_ONE: "?"}
NEEDS_A_SHORTEST_LENGTH = 2


@dataclass(frozen=True)
class Path:
    """A property path; a plain predicate is the path of which `predicate` is given."""

    operator: Operator
    parts: tuple[Path, ...] = ()
    predicate: str = ""

    @property
    def sparql(self) -> str:
        """Return the path as SPARQL writes it."""
        inner = [part.sparql for part in self.parts]
        if self.operator is Operator.PREDICATE:
            return written(URIRef(self.predicate))
        if self.operator is Operator.INVERSE:
            return f"^{inner[0]}" if self.is_step else f"^({inner[0]})"
        if self.operator is Operator.SEQUENCE:
            return f"({'/'.join(inner)})"
        if self.operator is Operator.ALTERNATIVE:
            return f"({'|'.join(inner)})"
        return f"({inner[0]}{SIGNS[self.operator]})"

    @property
    def is_step(self) -> bool:
        """Whether the path is one triple, forwards or backwards."""
        if self.operator is Operator.INVERSE:
            return self.parts[0].operator is Operator.PREDICATE
        return self.operator is Operator.PREDICATE

    @property
    def steps(self) -> tuple[Path, ...]:
        """Return the single triples of which each leads to the end; none for a longer path."""
        if self.is_step:
            return (self,)
        single = self.operator is Operator.ALTERNATIVE and all(part.is_step for part in self.parts)
        return self.parts if single else ()

    @property
    def is_nullable(self) -> bool:
        """Whether a node reaches itself by a path of no length."""
        if self.operator in (Operator.ZERO_OR_MORE, Operator.ZERO_OR_ONE):
            return True
        parts = [part.is_nullable for part in self.parts]
        return any(parts) if self.operator is Operator.ALTERNATIVE else bool(parts) and all(parts)

    def between(self, start: str, end: str) -> str:
        """Return the pattern that leads from one variable to the other."""
        if self.operator is Operator.INVERSE and self.is_step:
            start, end = end, start
            return f"{start} {self.parts[0].sparql} {end} ."
        return f"{start} {self.sparql} {end} ."

    def write(self, graph: Graph) -> Node:
        """Write the path into a graph in the terms of SHACL; return its node."""
        if self.operator is Operator.PREDICATE:
            return URIRef(self.predicate)
        nodes = [part.write(graph) for part in self.parts]
        if self.operator is Operator.SEQUENCE:
            return _write_list(graph, nodes)
        node = BNode()
        alternative = self.operator is Operator.ALTERNATIVE
        value = _write_list(graph, nodes) if alternative else nodes[0]
        graph.add((node, URIRef(self.operator.value), value))
        return node


def _write_list(graph: Graph, nodes: list[Node]) -> BNode:
    head = BNode()
    Collection(graph, head, list(nodes))
    return head


def step(predicate: str) -> Path:
    """Return the path of one predicate."""
    return Path(Operator.PREDICATE, predicate=predicate)


def read_path(graph: Graph, node: object, trail: tuple[object, ...] = ()) -> Path:
    """Return the path that a node of a shapes graph stands for.

    Raises IllFormedPath when it stands for none, and for a path that holds itself.
    """
    if isinstance(node, URIRef):
        try:
            written(node)
        except ValueError as error:
            raise IllFormedPath(str(node)) from error
        return step(str(node))
    if not isinstance(node, BNode) or node in trail:
        raise IllFormedPath(str(node))
    trail = (*trail, node)
    if (node, RDF.first, None) in graph:
        return Path(Operator.SEQUENCE, _parts(graph, node, trail))
    for operator in Operator:
        values = list(graph.objects(node, URIRef(operator.value))) if operator.value else []
        if len(values) > 1:
            raise IllFormedPath(str(node))
        if values and operator is Operator.ALTERNATIVE:
            return Path(operator, _parts(graph, values[0], trail))
        if values:
            return Path(operator, (read_path(graph, values[0], trail),))
    raise IllFormedPath(str(node))


def _parts(graph: Graph, head: object, trail: tuple[object, ...]) -> tuple[Path, ...]:
    nodes = read_list(graph, head)
    if nodes is None or len(nodes) < NEEDS_A_SHORTEST_LENGTH:
        raise IllFormedPath(str(head))
    return tuple(read_path(graph, node, trail) for node in nodes)


def read_list(graph: Graph, head: object) -> list[Node] | None:
    """Return the members of an RDF list; nothing when it is not a well-formed one."""
    members: list[Node] = []
    seen = set()
    while head != RDF.nil:
        if not isinstance(head, URIRef | BNode) or head in seen:
            return None
        seen.add(head)
        first, rest = (list(graph.objects(head, end)) for end in (RDF.first, RDF.rest))
        if len(first) != 1 or len(rest) != 1 or not isinstance(first[0], Node):
            return None
        members.append(first[0])
        head = rest[0]
    return members
