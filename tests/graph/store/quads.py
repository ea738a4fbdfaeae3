"""Quads in few words, and what a store holds of them."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from graph.store import Store

A, B, P = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
ALL = "SELECT ?s ?o { ?s <urn:p> ?o }"


def quad(subject: str, value: object, graph: NamedNode = A) -> Quad:
    return Quad(NamedNode(subject), P, Literal(str(value)), graph)


def values(store: Store, graphs: list[NamedNode] | None = None) -> list[str]:
    return sorted(row["o"].value for row in store.select(ALL, graphs=graphs))
