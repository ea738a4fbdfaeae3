"""The text of a query in a shape, cut into tokens: prefixes put in full, patterns put in place.

A query of a shape is made part of a query over all focus nodes, where it cannot have a prologue
of its own. Everything that is done to it is done between tokens, never inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
    (?P<comment>\#[^\n\r]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"{{1,2}}(?!"))*\"\"\"|'''(?:[^'\\]|\\.|'{{1,2}}(?!'))*'''
             |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
  | (?P<tag>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:{_LOCAL}(?:(?:{_LOCAL}|[.-])*(?:{_LOCAL}|-))?)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<space>\s+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class UnknownPrefix(Exception):
    """A prefix that nobody has declared."""


@dataclass(frozen=True)
class Token:
    """A piece of the text. kind: one of the names in the expression above."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """Return a keyword in capitals; empty for everything else."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def variable(self) -> str:
        """Return the name of a variable; empty for everything else."""
        return self.text[1:] if self.kind == "variable" else ""


def tokens(text: str) -> list[Token]:
    """Cut a query into tokens; comments are left out, escaped characters put in first."""
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return [
        Token(str(found.lastgroup), found[0])
        for found in _TOKEN.finditer(plain)
        if found.lastgroup != "comment"
    ]


def joined(parts: Iterable[Token]) -> str:
    """Return the text of some tokens."""
    return "".join(part.text for part in parts)


def meaning(parts: Iterable[Token]) -> list[Token]:
    """Return the tokens that are more than space."""
    return [part for part in parts if part.kind != "space"]


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
