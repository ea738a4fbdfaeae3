"""A SPARQL query cut into tokens, so that what is done to it is done between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


# A list stands for what lies between braces.
Part = Token | list["Part"]


def nested(parts: Iterable[Token]) -> list[Part]:
    """Return tokens with what lies between braces as lists of their own."""
    return _until_closed(iter(parts))


def _until_closed(parts: Iterator[Token]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        if part.kind == "sign" and part.text == "}":
            break
        opens = part.kind == "sign" and part.text == "{"
        found.append(_until_closed(parts) if opens else part)
    return found


def flat(parts: Iterable[Part]) -> Iterator[Token]:
    """Yield the tokens of parts, braces put back."""
    for part in parts:
        if isinstance(part, Token):
            yield part
        else:
            yield Token("sign", "{")
            yield from flat(part)
            yield Token("sign", "}")
