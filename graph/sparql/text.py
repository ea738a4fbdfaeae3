"""The text of a query or an update, looked at without understanding it.

What decides over safety is not this: a worker has no network, and can be lost. This tells early
and in words what would come to nothing, and puts in what the protocol says beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

# What is of no interest is passed over in runs: an update may hold megabytes of it.
_TOKEN = re.compile(
    r"""
    (?P<plain>(?:
        \s+|\#[^\n\r]*|[.;,]
      | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|\'\'\'(?:\'{0,2}(?:[^'\\]|\\.))*\'\'\'
      | "(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
      | <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*>
      | [?$]\w+|@[a-zA-Z][\w-]*|(?:\w[\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*
      | (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?
    )++)
  | (?P<word>\w+)
  | (?P<open>[{(\[]|<<)
  | (?P<close>[})\]]|>>)
  | (?P<operator>\|\||&&|\^\^|!=|<=|>=|[-+*/|^!=<>])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CALLED = re.compile(r"(?:\s|\#[^\n\r]*[\n\r])*(?:SILENT(?:\s|\#[^\n\r]*[\n\r])*)?<([^<>]*)>", re.I)
_CHAINING = frozenset({"UNION", "OPTIONAL", "MINUS"})
_REMOTE = frozenset({"SERVICE", "LOAD"})


@dataclass(frozen=True, slots=True)
class Token:
    """A keyword, a bracket or a sign. depth: brackets around it."""

    kind: str
    text: str
    start: int
    depth: int

    @property
    def word(self) -> str:
        """The keyword in capitals; empty for everything else."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, whatever it is."""
    depth = 0
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        if kind == "plain":
            continue
        if kind == "close":
            depth = max(depth - 1, 0)
        yield Token(kind, found[0], found.start(), depth)
        if kind == "open":
            depth += 1


@dataclass(frozen=True)
class Shape:
    """What a text looks like. remote: whether it has SERVICE or LOAD. hosts: those it names there;
    an empty one stands for what cannot be told. tests: whether it has EXISTS, which takes a
    failure for a no. chooses: whether it says itself what to query.
    """

    depth: int
    operators: int
    remote: bool
    hosts: frozenset[str]
    tests: bool
    chooses: bool


def shape(text: str, deepest: int) -> Shape:
    """Look at the text of a query or an update, until it is deeper than it may be."""
    depth = operators = 0
    hosts: set[str] = set()
    tests = chooses = False
    for token in tokens(text):
        word = token.word
        depth = max(depth, token.depth + (token.kind == "open"))
        operators += token.kind == "operator" or word in _CHAINING
        tests = tests or word == "EXISTS"
        chooses = chooses or (word == "FROM" and not token.depth)
        if word in _REMOTE:
            hosts.add(_host(text, token.start + len(word)))
        if depth > deepest:
            break
    return Shape(depth, operators, bool(hosts), frozenset(hosts), tests, chooses)


def too_deep(text: str, deepest: int) -> bool:
    """Return whether brackets stand deeper in brackets; of a query, or of a document."""
    if sum(map(text.count, ("{", "[", "(", "<<"))) <= deepest:
        return False
    return any(token.kind == "open" and token.depth >= deepest for token in tokens(text))


def _host(text: str, start: int) -> str:
    """Return the host of an address that is written out; empty for a variable or a prefix."""
    found = _CALLED.match(text, start)
    try:
        parts = urlsplit(found[1] if found else "")
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def forgiving(update: str) -> str:
    """Return an update in which to clear or drop a graph that is not there is no fault.

    SPARQL 1.1 Update leaves that to the store; it comes to the same graph.
    """
    return _insert(
        update,
        [
            (token.start + len(token.text), " SILENT")
            for token in tokens(update)
            if token.word in ("CLEAR", "DROP") and not token.depth
        ],
    )


def names_its_graphs(update: str) -> bool:
    """Return whether an update says itself, by USING or WITH, what its patterns look at."""
    return any(t.word in ("USING", "WITH") and not t.depth for t in tokens(update))


def using(update: str, default: Sequence[NamedNode], named: Sequence[NamedNode]) -> str:
    """Return an update whose patterns look at some graphs, as the protocol says it."""
    clauses = "".join(
        [f"USING {name} " for name in default] + [f"USING NAMED {name} " for name in named]
    )
    places: list[tuple[int, str]] = []
    found = list(tokens(update))
    for before, token in zip([None, *found], found, strict=False):
        if token.word != "WHERE" or token.depth:
            continue
        if before is not None and before.word == "DELETE":
            # DELETE WHERE takes no USING: what is found is what is deleted.
            places.append((token.start, f"{_block(update, found, token)} {clauses}"))
        else:
            places.append((token.start, clauses))
    return _insert(update, places)


def _block(text: str, found: Sequence[Token], where: Token) -> str:
    """Return the pattern in braces that follows a WHERE."""
    after = [token for token in found if token.start > where.start and not token.depth]
    start = next((t.start for t in after if t.text == "{"), len(text))
    end = next((t.start for t in after if t.text == "}" and t.start > start), len(text))
    return text[start : end + 1]


def _insert(text: str, places: Sequence[tuple[int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, piece in places:
        pieces += (text[done:start], piece)
        done = start
    return "".join(pieces) + text[done:]
