"""Vocabularies: the ontology, the code lists and the shapes, as the files say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, Triple

import ontology
import shapes
from graph.language import Text
from graph.namespaces import BASE, PREFIXES
from graph.rdf import read_rdf

_VERSION = NamedNode("http://www.w3.org/2002/07/owl#versionIRI")
# The first that there is, is taken.
_NAMING = (
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["rdfs"] + "label",
    PREFIXES["dct"] + "title",
    "http://www.w3.org/ns/shacl#name",
)
_SHAPES = "shapes"
_FILES = {
    "ns": ontology.FOLDER / "samverkan.ttl",
    "code": ontology.FOLDER / "codes.ttl",
    **{f"{_SHAPES}/{own}": shapes.FOLDER / f"{own}.ttl" for own in shapes.suites()},
}


@cache
def vocabularies() -> dict[str, tuple[Triple, ...]]:
    """Return every vocabulary by its address after our base, `ns`, `code`, `shapes/<suite>` and
    all `shapes`; the blank nodes have the same names every time.
    """
    quads = {name: read_rdf(path).quads for name, path in _FILES.items()}
    suites = [quad for name, own in quads.items() if name.startswith(_SHAPES) for quad in own]
    return {name: _canonical(own) for name, own in (quads | {_SHAPES: suites}).items()}


def _canonical(quads: Iterable[Quad]) -> tuple[Triple, ...]:
    found = Dataset(quads)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    triples = (quad.triple for quad in found)
    return tuple(sorted(triples, key=lambda own: tuple(map(str, own))))


def read_vocabulary(path: str) -> tuple[Triple, ...]:
    """Return what a vocabulary says of an address after our base; nothing for an unknown one.

    A vocabulary comes whole, also by the address of its version; a code list with its codes.
    """
    if path in vocabularies():
        return vocabularies()[path]
    iri = NamedNode(BASE + path)
    for triples in vocabularies().values():
        if any(own.predicate == _VERSION and own.object == iri for own in triples):
            return triples
    return tuple(
        own
        for own in vocabularies()["code"]
        if own.subject == iri
        or (isinstance(own.subject, NamedNode) and own.subject.value.startswith(f"{iri.value}/"))
    )


@cache
def names() -> Mapping[str, Text]:
    """Return the name of every term, code, shape and vocabulary, by its whole address."""
    found: dict[str, dict[tuple[int, str], str]] = {}
    for triples in vocabularies().values():
        for own in triples:
            value = own.object
            known = own.predicate.value in _NAMING and isinstance(own.subject, NamedNode)
            if known and isinstance(value, Literal) and value.language:
                rank = _NAMING.index(own.predicate.value)
                assert isinstance(own.subject, NamedNode)
                found.setdefault(own.subject.value, {})[rank, value.language] = value.value
    return {iri: _text(texts) for iri, texts in found.items()}


def _text(texts: Mapping[tuple[int, str], str]) -> Text:
    best = min(rank for rank, _ in texts)
    sv, en = texts.get((best, "sv"), ""), texts.get((best, "en"), "")
    return Text(sv or en, en or sv)
