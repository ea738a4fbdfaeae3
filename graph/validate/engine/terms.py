"""Terms between the two libraries: rdflib reads shapes and carries reports, pyoxigraph queries.

The text of a term in a query is always the one that pyoxigraph writes.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef

Node = URIRef | BNode | Literal
Term = ox.NamedNode | ox.BlankNode | ox.Literal


def to_term(node: Node) -> Term:
    """Return the term of a node. Raises ValueError for an address that is none."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or XSD.string)))


def to_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return the node of a term, its lexical form untouched. Raises TypeError for a triple."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise TypeError(str(term))
    if term.language:
        return Literal(term.value, lang=term.language)
    # To rdflib a string with its type is not the string without.
    kind = URIRef(term.datatype.value)
    return Literal(term.value, datatype=None if kind == XSD.string else kind, normalize=False)


def written(node: Node) -> str:
    """Return a node as it stands in a query.

    Raises ValueError for an address that is none and for a blank node, which in a query would be
    a variable.
    """
    if isinstance(node, BNode):
        raise ValueError(str(node))
    return str(to_term(node))
