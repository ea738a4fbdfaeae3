"""sh:sparql: a query of the shape's own, run over all focus nodes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rdflib import OWL, SH, Literal, URIRef

from graph.query_tokens import Token, joined, tokens
from graph.validate.engine.constraints.constraint import Rows
from graph.validate.engine.parameters import Parameters, Uncompiled
from graph.validate.engine.pre_binding import (
    Forbidden,
    check,
    placed,
    places,
    variables,
)
from graph.validate.engine.query_text import UnknownPrefix, expanded
from graph.validate.engine.terms import Node
from graph.validate.engine.value_nodes import ValueNodes

# How a query names the graph of the shapes.
SHAPES_GRAPH = "<urn:shapes-graph>"
_BOUND = re.compile(r"bound\s*\(\s*[?$](currentShape|shapesGraph)\s*\)", re.IGNORECASE)


@dataclass(frozen=True)
class Sparql:
    """One query. node: of the constraint.

    needed, possible: whether each group has to know the focus nodes, and whether it may.
    """

    component: ClassVar[URIRef] = SH.SPARQLConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.sparql,)
    node: Node
    messages: tuple[Literal, ...]
    query: tuple[Token, ...]
    variables: tuple[str, ...]
    needed: bool
    possible: bool

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Sparql]:
        for node in shape.all(SH.sparql):
            own = Parameters(
                shape.graph, node, shape.path, shape.name, shape.where, shape.read_shape
            )
            if not own.flag(SH.deactivated):
                yield cls._compiled(own, shape)

    @classmethod
    def _compiled(cls, own: Parameters, shape: Parameters) -> Sparql:
        text = own.text(SH.select)
        if text is None:
            raise shape.fault("shape-query-missing")
        parts = _substituted(text, shape)
        try:
            whole = expanded(parts, _prefixes(own))
            check(whole)
            needed, possible = places(whole)
            found = variables(whole)
        except UnknownPrefix as unknown:
            raise Uncompiled("uncompiled-prefix", prefix=unknown) from unknown
        except Forbidden as forbidden:
            raise shape.fault("shape-query-forbidden", word=forbidden) from forbidden
        except ValueError as error:
            raise shape.fault("shape-query", detail=error) from error
        return cls(own.node, own.messages(), tuple(whole), tuple(found), needed, possible)

    def violations(self, at: ValueNodes) -> Rows | None:
        alias = "?this" if at.focus == "?this" else f"({at.focus} AS ?this)"
        scope = f"{{ SELECT DISTINCT {alias} WHERE {{ {at.focus_nodes} }} }}"
        # A sub-select that is not told of the few focus nodes is evaluated for all there are.
        everywhere = self.needed or (at.context.few and self.possible)
        query = placed(list(self.query), scope, everywhere)
        names = {name: f"?{name}" for name in self.variables}
        also = tuple(names[n] for n in self.variables if n not in ("this", "value", "path"))
        pattern = f"{{ {query} }}"
        if at.focus != "?this":
            pattern = f"{{ SELECT (?this AS {at.focus}) WHERE {{ {pattern} }} }}"
        own_value = at.focus if at.path is None else None
        return Rows(pattern, names.get("value", own_value), names.get("path"), also)

    def conforming(self, at: ValueNodes) -> str | None:
        return None


def _substituted(text: str, shape: Parameters) -> list[Token]:
    """Put in what is the same for every focus node: the path, and the shape itself."""
    for part in tokens(text):
        if part.variable == "PATH" and shape.path is None:
            raise shape.fault("shape-query-path")
        if part.variable == "currentShape" and not isinstance(shape.node, URIRef):
            raise Uncompiled("uncompiled-current-shape")
    constants = {"PATH": shape.path.sparql if shape.path else "", "shapesGraph": SHAPES_GRAPH}
    if isinstance(shape.node, URIRef):
        constants["currentShape"] = shape.term(SH.sparql, shape.node)
    return [
        Token("iri", constants[part.variable]) if part.variable in constants else part
        for part in tokens(_BOUND.sub("(true)", joined(tokens(text))))
    ]


def _prefixes(own: Parameters) -> dict[str, str]:
    """Return the prefixes that are declared for a query, by what it names and what that imports."""
    found: dict[str, str] = {}
    waiting, seen = list(own.all(SH.prefixes)), set()
    while waiting:
        node = waiting.pop(0)
        if node in seen:
            continue
        seen.add(node)
        waiting += [n for n in own.graph.objects(node, OWL.imports) if isinstance(n, Node)]
        for declared in own.graph.objects(node, SH.declare):
            prefixes = list(own.graph.objects(declared, SH.prefix))
            namespaces = list(own.graph.objects(declared, SH.namespace))
            if len(prefixes) != 1 or len(namespaces) != 1:
                raise own.fault("shape-prefix")
            prefix, namespace = str(prefixes[0]), str(namespaces[0])
            if found.setdefault(prefix, namespace) != namespace:
                raise own.fault("shape-prefix")
    return found
