"""Values put into a query: between its tokens, never inside one.

An engine that is asked over a protocol takes no values beside the query. To join them to it as a
table is what the standard offers, but engines plan such joins badly, and Virtuoso 7 answers them
with nothing; a term in the place of its variable is what they all read alike.

Virtuoso 7 also loses solutions where a UNION is joined to a path with a fixed end, unless that
stands in a distinct sub-select.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Triple

from graph.namespaces import PREFIXES
from graph.query_tokens import Part, Token, nested, tokens
from graph.store.protocol import Term

NIL = f"<{PREFIXES['rdf']}nil>"
_ESCAPED = re.compile(r"\\\\([uU])?|\\.")


def written(term: object) -> str:
    """Return a term as it is written in any query.

    An engine may take `\\u0022` for an escaped sign before it reads strings, whatever stands in
    front: the letter is then written as an escaped sign itself.
    """
    if isinstance(term, Triple):
        raise ValueError("no triple is a term here")
    text = str(term)
    if not isinstance(term, Literal) or "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: rf"\\\u{ord(found[1]):04X}" if found[1] else found[0], text)


def substituted(query: str, values: Mapping[str, Term]) -> str:
    """Return a query with terms in the place of some variables, also where they are projected.

    Of a UNION that has a branch `{ VALUES ?name { … } }` for a variable that is given a value,
    what the value decides is left out: all of it for `rdf:nil` where that is listed, since it is
    no value of anything, and else that branch. What is left of it becomes a sub-select: a
    solution may then come once where it came several times.
    """
    terms = {name: written(value) for name, value in values.items()}
    return "".join(_texts(nested(tokens(query)), terms))


def _selected(pattern: list[Part]) -> list[Part]:
    return [Token("word", " SELECT DISTINCT * "), pattern, Token("space", " ")]


def _texts(parts: list[Part], terms: Mapping[str, str]) -> Iterator[str]:
    projecting, depth = False, 0
    for part in _pruned(parts, terms):
        if isinstance(part, list):
            projecting = False
            yield "{"
            yield from _texts(part, terms)
            yield "}"
            continue
        if part.word in ("SELECT", "WHERE"):
            projecting = part.word == "SELECT"
        if part.kind == "sign":
            depth += {"(": 1, ")": -1}.get(part.text, 0)
        term = terms.get(part.variable)
        if term is None:
            yield part.text
        else:
            yield f"({term} AS {part.text})" if projecting and not depth else term


def _pruned(parts: list[Part], terms: Mapping[str, str]) -> Iterator[Part]:
    """Leave out what the values decide in each chain of branches."""
    at = 0
    while at < len(parts):
        chain, end = _chain(parts, at)
        yield from _decided(chain, terms) if len(chain) > 1 else parts[at:end]
        at = end


def _chain(parts: list[Part], at: int) -> tuple[list[list[Part]], int]:
    """Return the branches of a UNION that begins at a place, if one does, and where it ends."""
    branches: list[list[Part]] = []
    end = at
    while end < len(parts):
        branch = parts[end]
        if not isinstance(branch, list):
            break
        branches.append(branch)
        ahead = [n for n in range(end + 1, len(parts)) if not _is_space(parts[n])][:2]
        joint = parts[ahead[0]] if len(ahead) == 2 else None
        end += 1
        if not isinstance(joint, Token) or joint.word != "UNION":
            break
        end = ahead[1]
    return branches, max(end, at + 1)


def _is_space(part: Part) -> bool:
    return isinstance(part, Token) and part.kind == "space"


def _decided(chain: list[list[Part]], terms: Mapping[str, str]) -> list[Part]:
    left: list[list[Part]] = []
    decided = False
    for branch in chain:
        name, listed = _listed(branch)
        if name not in terms:
            left.append(branch)
            continue
        decided = True
        if terms[name] in listed:
            if terms[name] == NIL:
                return []
            left.append([])
    joined: list[Part] = []
    for branch in left:
        joined += [Token("word", " UNION "), branch] if joined else [branch]
    if not decided:
        return joined
    # Braces around braces are one of the things that Virtuoso 7 does not read.
    return [_selected(left[0] if len(left) == 1 else joined)]


def _listed(branch: list[Part]) -> tuple[str, list[str]]:
    """Return the variable and the terms of a branch that holds nothing but a list of values."""
    meant = [part for part in branch if not _is_space(part)]
    if len(meant) != 3:
        return "", []
    word, variable, values = meant
    if isinstance(word, list) or isinstance(variable, list) or not isinstance(values, list):
        return "", []
    if word.word != "VALUES":
        return "", []
    return variable.variable, [_in_full(v.text) for v in values if isinstance(v, Token)]


def _in_full(text: str) -> str:
    prefix, _, local = text.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if prefix in PREFIXES else text
