"""No term without a use, no use without a term."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Namespace, URIRef

PLACES = [
    "graph/tables/*.toml",
    "ontology/codes.ttl",
    "shapes/**/*.ttl",
    "graph/questions/**/*.rq",
    "graph/**/*.py",
]
# As `samv:term` anywhere, and as `SAMV + "term"` in Python.
USE = re.compile(r"""(?:\bsamv:|SAMV \+ ["'])([A-Za-z]+)\b""")


def uses(root: Path, pattern: str) -> dict[str, set[str]]:
    """Return the own terms that the files of a place use, with the files."""
    found: dict[str, set[str]] = {}
    for path in sorted(root.glob(pattern)):
        for name in USE.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.name)
    return found


@pytest.mark.parametrize("pattern", PLACES)
def test_every_term_in_use_exists(
    root: Path, own: list[URIRef], samv: Namespace, pattern: str
) -> None:
    """A term of ours in a table, code list, shape, question or the library is in the ontology."""
    assert list(root.glob(pattern)), pattern
    known = {str(term).removeprefix(samv) for term in own}
    stale = {name: files for name, files in uses(root, pattern).items() if name not in known}
    assert not stale


def test_every_property_is_used(root: Path, properties: list[URIRef], samv: Namespace) -> None:
    """A property that no table, code, shape, question or library file uses is left over."""
    used = {name for pattern in PLACES for name in uses(root, pattern)}
    assert not {str(term).removeprefix(samv) for term in properties} - used
