"""Whether a query over all focus nodes at once answers as one query a node would.

SHACL binds `$this` beforehand, node by node. Over all nodes at once it is bound by a pattern in
the group instead, and that comes to the same only where SPARQL, which evaluates from the inside
out, sees the pattern. What is checked here is the algebra of the query with that pattern in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rdflib import Variable
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.query_tokens import Token, meaning
from graph.validate.engine.parameters import Uncompiled
from graph.validate.engine.query_text import groups

THIS = Variable("this")
PRE_BOUND = {"this", "shapesGraph", "currentShape"}
# What the specification forbids in such queries, and what reaches out of the data.
FORBIDDEN = {"MINUS", "VALUES", "SERVICE", "FROM"}
MARK = "?this <urn:is-focus> <urn:node> ."


class Forbidden(Exception):
    """The query holds what the specification does not allow there."""


def check(parts: list[Token]) -> None:
    """Raise Forbidden for a query that may not be pre-bound."""
    said = meaning(parts)
    for at, part in enumerate(said):
        if part.word in FORBIDDEN:
            raise Forbidden(part.word)
        if part.word == "AS" and said[at + 1].variable in PRE_BOUND:
            raise Forbidden(f"AS {said[at + 1].text}")
    selects = [at for at, part in enumerate(said) if part.word == "SELECT"]
    if not selects:
        raise Forbidden("SELECT")
    for at in selects[1:]:
        opens = next(i for i in range(at, len(said)) if said[i].text == "{")
        if "this" not in {part.variable for part in said[at:opens]}:
            raise Forbidden("SELECT")


def placed(parts: list[Token], pattern: str, everywhere: bool) -> str:
    """Return the query with a pattern at the head of its group, or of each that can take it."""
    opens = [at for at, apart in groups(parts) if not apart]
    chosen = set(opens if everywhere else opens[:1])
    return "".join(
        f"{part.text} {pattern} " if at in chosen else part.text for at, part in enumerate(parts)
    )


def places(parts: list[Token]) -> tuple[bool, bool]:
    """Return whether the pattern has to stand in every group, and whether it can.

    Raises Uncompiled when a query over all nodes would answer otherwise even so, and ValueError
    when the query cannot be read.
    """
    once, everywhere = (
        _is_set_wise(placed(parts, MARK, everywhere)) for everywhere in (False, True)
    )
    if not once and not everywhere:
        raise Uncompiled("uncompiled-pre-binding")
    return not once, everywhere


def _is_set_wise(query: str) -> bool:
    try:
        return THIS in _bound(_algebra(query))
    except Uncompiled:
        return False


@lru_cache(maxsize=256)
def _algebra(query: str) -> CompValue:
    """Return what a query means. Raises ValueError when it cannot be read.

    Kept, for to read a query takes longer than to answer it, and of one group it is asked twice.
    """
    try:
        return prepareQuery(query).algebra
    except Exception as error:  # The parser has no exception of its own.
        raise ValueError(str(error)) from error


def variables(parts: list[Token]) -> list[str]:
    """Return the variables that the query gives back. Raises ValueError when it cannot be read.

    It is read with the pattern in it, as `places` does, so a query that gives back all that it
    binds gives back `$this` too.
    """
    return sorted(str(name) for name in _algebra(placed(parts, MARK, everywhere=False)).PV)


def _bound(part: CompValue) -> set[Variable]:
    """Return which of the variables every solution binds. Raises Uncompiled.

    Only `$this` matters; the others come along.
    """
    kind = part.name
    if kind == "BGP":
        return {term for triple in part.triples for term in triple if isinstance(term, Variable)}
    if kind in ("Join", "LeftJoin"):
        first, second = _bound(part.p1), _bound(part.p2)
        both = first | second
        if kind == "Join":
            return both
        if _mentions(part.p2) and THIS not in first:
            raise Uncompiled("uncompiled-pre-binding")
        _needs_this(part.expr, both)
        return first
    if kind == "Union":
        return _bound(part.p1) & _bound(part.p2)
    if kind in ("Filter", "Extend"):
        found = _bound(part.p)
        _needs_this(part.expr, found)
        # `AS ?this` is forbidden: where `$this` is made here, the parser has rewritten a key.
        return found | ({part.var} if kind == "Extend" else set())
    if kind == "Graph":
        return _bound(part.p) | ({part.term} if isinstance(part.term, Variable) else set())
    if kind == "Group":
        found = _bound(part.p)
        if THIS not in (part.expr or ()) or THIS not in found:
            raise Uncompiled("uncompiled-pre-binding")
        return found
    if kind == "AggregateJoin":
        return _bound(part.p) & set(part.p.expr or ())
    if kind == "Project":
        return _bound(part.p) & set(part.PV)
    if kind in ("Distinct", "Reduced", "OrderBy", "ToMultiSet", "SelectQuery"):
        return _bound(part.p)
    raise Uncompiled("uncompiled-pre-binding")


def _needs_this(expression: Any, found: set[Variable]) -> None:
    if _mentions(expression) and THIS not in found:
        raise Uncompiled("uncompiled-pre-binding")


def _mentions(part: Any) -> bool:
    if isinstance(part, CompValue):
        return any(_mentions(value) for value in part.values())
    if isinstance(part, list | tuple | set | frozenset):
        return any(_mentions(value) for value in part)
    return bool(part == THIS)
