"""No private person whom a document names is named here.

`names.txt` holds salted hashes of the full names, two words of a longer one, and of the
surnames that are neither ordinary words nor places. `tests/test_architecture.py` looks for
phone numbers, e-mail addresses and personal identity numbers.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.store import EmbeddedStore

from ..repository import texts

SALT = "samverkan 2026"
HASHES = set(Path(__file__).with_name("names.txt").read_text("utf-8").split())


def plain(text: str) -> str:
    """Return text without case and diacritics, as names look in keys and addresses too."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def hashed(name: str) -> str:
    return hashlib.sha256(f"{SALT} {plain(name)}".encode()).hexdigest()


def names(text: str) -> set[str]:
    """Return every word of a text, and every two words in a row."""
    words = re.findall(r"[^\W\d_]+", plain(text))
    return {*words, *(f"{first} {second}" for first, second in pairwise(words))}


def test_no_person_of_the_documents_is_named() -> None:
    assert len(HASHES) > 20
    checked: set[str] = set()
    found = []
    for path, text in texts().items():
        new = names(f"{path} {text}") - checked
        checked |= new
        found += [f"{path}: {name}" for name in sorted(new) if hashed(name) in HASHES]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    "text", ["Åsa Öst", "ÅSA\nÖST", "asa.ost@", "/asa_ost-1", "A\u030asa,O\u0308st"]
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert hashed("Åsa Öst") in {hashed(name) for name in names(text)}


@pytest.mark.parametrize(
    "person",
    [
        "http://xmlns.com/foaf/0.1/Person",
        "http://schema.org/Person",
        "https://schema.org/Person",
        "http://www.w3.org/ns/person#Person",
        "http://www.w3.org/2006/vcard/ns#Individual",
    ],
)
def test_the_graph_describes_no_person(curated: EmbeddedStore, person: str) -> None:
    query = "SELECT ?thing ?class WHERE { ?thing a ?class }"
    assert not curated.select(query, {"class": NamedNode(person)})
