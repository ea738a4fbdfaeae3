"""The text of a query in a shape, cut into tokens: prefixes put in full, patterns put in place.

A query of a shape is made part of a query over all focus nodes, where it cannot have a prologue
of its own. Everything that is done to it is done between tokens, never inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from graph.query_tokens import Token, meaning


class UnknownPrefix(Exception):
    """A prefix that nobody has declared."""


def expanded(parts: list[Token], prefixes: Mapping[str, str]) -> list[Token]:
    """Return a query without prologue, each name put in full.

    Raises UnknownPrefix; ValueError for an address that is none or for a BASE.
    """
    known = dict(prefixes)
    begin = 0
    while True:
        ahead = [at for at in range(begin, len(parts)) if parts[at].kind != "space"][:3]
        word = parts[ahead[0]].word if ahead else ""
        if word == "BASE":
            raise ValueError(word)
        if word != "PREFIX":
            break
        prefix, address = (parts[at].text for at in ahead[1:])
        known[prefix.removesuffix(":")] = address.strip("<>")
        begin = ahead[-1] + 1
    return [_in_full(part, known) for part in parts[begin:]]


def _in_full(part: Token, prefixes: Mapping[str, str]) -> Token:
    if part.kind != "name":
        return part
    prefix, _, local = part.text.partition(":")
    if prefix not in prefixes:
        raise UnknownPrefix(prefix)
    return Token("iri", str(ox.NamedNode(prefixes[prefix] + re.sub(r"\\(.)", r"\1", local))))


def groups(parts: list[Token]) -> Iterator[tuple[int, bool]]:
    """Yield where each group of patterns opens, and whether it lies in EXISTS or GRAPH.

    A group that only holds a sub-select is left out: its own group follows.
    """
    stack: list[bool] = []
    round_brackets = 0
    for at, part in enumerate(parts):
        if part.text in "()" and part.kind == "sign":
            round_brackets += 1 if part.text == "(" else -1
        if part.kind != "sign" or part.text not in "{}":
            continue
        if part.text == "}":
            if stack:
                stack.pop()
            continue
        before = [token.word for token in meaning(parts[:at])[-2:]]
        apart = "EXISTS" in before[-1:] or "GRAPH" in before[:1]
        stack.append(apart or (bool(stack) and stack[-1]))
        after = meaning(parts[at + 1 :])[:1]
        if not after or after[0].word != "SELECT":
            yield at, stack[-1]
