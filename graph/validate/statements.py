"""Statements: what the sources say, judged by the suites of integrity and provenance.

The engine works on a copy in rdflib's own store: each known source in a graph under its own name,
and beside them what the shapes ask of the ontology (which class lies under which, which code is in
which list, which status a stage implies).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from graph.namespaces import ONTOLOGY_GRAPH
from graph.perspective import Perspective
from graph.store.protocol import Term
from graph.validate.shacl import Node, merged_suites, quiet, rdflib_node, run

SUITES = ("integrity", "provenance")
_KNOWN = f"""
SELECT ?graph ?subject ?predicate ?object {{
  GRAPH ?graph {{ ?subject ?predicate ?object }}
  FILTER (
    ?graph != {ONTOLOGY_GRAPH}
    || ?predicate IN (rdfs:subClassOf, skos:inScheme, samv:impliesStatus)
  )
}}
"""
_PARTS = ("subject", "predicate", "object")


class Snapshot(Dataset):
    """A data set that reads each query once: the engine asks the same one of every focus node."""

    def query(self, query_object: str | Query, *args: Any, **named: Any) -> Any:
        """Answer a query, as any data set does."""
        if isinstance(query_object, str):
            query_object = _prepared(query_object)
        return super().query(query_object, *args, **named)


def take_snapshot(perspective: Perspective) -> Snapshot:
    """Copy what was known, each source in a graph of its own."""
    copy = Snapshot(default_union=True)
    with quiet():
        for row in perspective.select(_KNOWN):
            graph = copy.graph(URIRef(row["graph"].value))
            subject, predicate, value = (_node(row[name]) for name in _PARTS)
            graph.add((subject, predicate, value))
    return copy


def judge(perspective: Perspective, suites: Iterable[str] = SUITES) -> Graph:
    """Judge what was known by suites of shapes; return the standard report graph.

    It is made once and kept until the store changes. What is to be mended is the focus of a
    result, or the value when the focus is the graph of a source. Raises Refused for an unknown
    suite.
    """
    names = tuple(suites)
    shapes = merged_suites(names)

    def make() -> Graph:
        # What the shapes ask of the ontology is in the copy: the engine need not copy it again.
        return run(take_snapshot(perspective), shapes, None)

    return perspective.store.remember(("report", names, perspective.graphs), make)


def _node(term: Term) -> Node:
    """Return a term as the engine can take it.

    It breaks off at a date that is in no calendar when there is another to compare it with. As a
    text it is no date either, and only that is told.
    """
    node = rdflib_node(term)
    return Literal(str(node)) if isinstance(node, Literal) and node.ill_typed else node


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)
