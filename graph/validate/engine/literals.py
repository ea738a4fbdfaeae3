"""Literals that the embedded store gives back changed, found by letting it try."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import RDF, XSD

_KEPT = {ox.NamedNode(str(XSD.string)), ox.NamedNode(str(RDF.langString))}
_SUBJECT = ox.BlankNode()


def changed_literals(quads: Iterable[ox.Quad]) -> list[ox.Literal]:
    """Return the literals of some quads that the embedded store would change, sorted.

    It makes every whole number an xsd:integer, and writes numbers, durations and times in one
    way. What it keeps it keeps exactly.
    """
    found = {
        quad.object
        for quad in quads
        if isinstance(quad.object, ox.Literal) and quad.object.datatype not in _KEPT
    }
    ordered = sorted(found, key=str)
    store = ox.Store()
    names = [ox.NamedNode(f"urn:literal:{at}") for at in range(len(ordered))]
    store.bulk_extend(
        ox.Quad(_SUBJECT, name, literal) for name, literal in zip(names, ordered, strict=True)
    )
    kept = {quad.predicate: quad.object for quad in store}
    return [literal for name, literal in zip(names, ordered, strict=True) if kept[name] != literal]
