"""Queries asked apart: what is always there, and each optional pattern on its own.

Virtuoso 7 gives wrong answers to an OPTIONAL, and no error. Where of three that follow each other
only the second finds something, that is lost; and a filter in one does not see what is bound
outside it. So each is asked by itself, and the answers are put together here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.query_tokens import Part, Token, flat, joined, nested, tokens
from graph.store.protocol import Bindings

Key = tuple[object, ...]


@dataclass(frozen=True)
class Apart:
    """A query in parts. What an optional pattern shares with the core, the core has to bind.

    core: the query for what is always there. optional: that with each optional pattern added.
    known: the variables of the core. wanted: those that the query gives; None for all.
    """

    core: str
    optional: tuple[str, ...]
    known: tuple[str, ...]
    wanted: tuple[str, ...] | None

    def answer(self, ask: Callable[[str], list[Bindings]]) -> list[Bindings]:
        """Put the answers together; each solution is given once."""
        rows = ask(self.core)
        for query in self.optional:
            found = defaultdict(list)
            for row in ask(query):
                found[self._key(row)].append(row)
            rows = [row | more for row in rows for more in found.get(self._key(row), [{}])]
        if self.wanted is not None:
            rows = [{k: row[k] for k in self.wanted if k in row} for row in rows]
        return list({frozenset(row.items()): row for row in rows}.values())

    def _key(self, row: Bindings) -> Key:
        return tuple(row.get(name) for name in self.known)


def apart(query: str) -> Apart | None:
    """Return a query in parts; nothing for one that has to be asked as a whole.

    That is one without an optional pattern, with something else after the first of them, that
    orders, groups or computes, or whose optional patterns hang together.
    """
    parts = nested(tokens(query))
    bodies = [at for at, part in enumerate(parts) if isinstance(part, list)]
    if len(bodies) != 1 or joined(flat(parts[bodies[0] + 1 :])).strip():
        return None
    head, body = parts[: bodies[0]], parts[bodies[0]]
    assert isinstance(body, list)
    core, optional = _divided(body)
    wanted = _wanted(head)
    known = _variables(core)
    if not optional or not known or wanted == ():
        return None
    own = [_variables(pattern) - known for pattern in optional]
    if len(set().union(*own)) != sum(map(len, own)):
        return None
    return Apart(
        _query(core),
        tuple(_query([*core, Token("sign", _stop(core)), *pattern]) for pattern in optional),
        tuple(sorted(known)),
        wanted,
    )


def _divided(body: Sequence[Part]) -> tuple[list[Part], list[list[Part]]]:
    """Return what stands before the optional patterns, and these; none when more follows."""
    words = [part.word if isinstance(part, Token) else "" for part in body]
    first = words.index("OPTIONAL") if "OPTIONAL" in words else len(body)
    patterns: list[list[Part]] = []
    for part in body[first:]:
        if isinstance(part, list):
            patterns.append(part)
        elif part.word != "OPTIONAL" and part.kind != "space" and part.text != ".":
            return [*body], []
    return [*body[:first]], patterns


def _stop(core: Sequence[Part]) -> str:
    """Return what ends the core, so that more can follow."""
    return " " if joined(flat(core)).rstrip().endswith(".") else " . "


def _wanted(head: Sequence[Part]) -> tuple[str, ...] | None:
    """Return the variables that are selected, None for all; nothing for anything else."""
    meant = [part for part in head if isinstance(part, Token) and part.kind != "space"]
    words = [part.word for part in meant]
    if words[:1] != ["SELECT"]:
        return ()
    selected = [
        part
        for part in meant[words.index("SELECT") + 1 :]
        if part.word not in ("DISTINCT", "REDUCED", "WHERE")
    ]
    if [part.text for part in selected] == ["*"]:
        return None
    names = tuple(part.variable for part in selected)
    return names if all(names) else ()


def _variables(parts: Sequence[Part]) -> set[str]:
    return {part.variable for part in flat(parts) if part.variable}


def _query(body: Sequence[Part]) -> str:
    return f"SELECT DISTINCT * {{{joined(flat(body))}}}"
