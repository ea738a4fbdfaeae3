"""SHACL: run the suites, or any shapes over any files, and return the standard report.

pySHACL 0.40 decides the form: an ontology graph is always given (without it a target class finds
no subclass, silently); nothing is inferred before validation; suites are chosen by file, since
its choice of single shapes gives wrong results; it is slow on anything but rdflib's own store.
"""

from __future__ import annotations

import logging
import re
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDFS, SH, XSD, BNode, Graph, Literal, URIRef

import ontology
import shapes
from graph.findings import Finding, Place, Refused, refuse
from graph.namespaces import PREFIXES
from graph.rdf import read_rdf

Node = URIRef | BNode | Literal
# The engine patches rdflib while it reads shapes.
_ENGINE = threading.Lock()
_UNKNOWN_PREFIX = re.compile(r"Unknown namespace prefix : (\S+)")
# Addresses and the engine's own names of nodes, which stand in no file.
_ADDRESS = re.compile(r"'?\bn[0-9a-f]{32}b\d+'? ?|<?\b(?:https?|file):\S+|\bsh:")


@cache
def suite(name: str) -> Graph:
    """Return the shapes of one suite. Raises Refused for an unknown name."""
    known = shapes.suites()
    if name not in known:
        raise Refused(refuse("unknown-suite", value=name, known=", ".join(known)))
    return read_graph(shapes.FOLDER / f"{name}.ttl")


@cache
def schema() -> Graph:
    """Return what SHACL asks of an ontology: which class lies under which."""
    graph = Graph()
    for path in ontology.core():
        for quad in read_rdf(path).quads:
            if quad.predicate.value == str(RDFS.subClassOf):
                graph.add((rdflib_node(quad.subject), RDFS.subClassOf, rdflib_node(quad.object)))
    return graph


def merged_suites(names: Iterable[str]) -> Graph:
    """Return the shapes of several suites in one graph. Raises Refused for an unknown name."""
    merged = Graph()
    for name in names:
        merged += suite(name)
    return merged


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib and the engine from writing about odd values, which the report is there for."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def run(
    data: Graph,
    shapes_graph: Graph | str,
    schema_graph: Graph | None,
    where: Place | None = None,
    *,
    advanced: bool = False,
) -> Graph:
    """Validate a graph; return the standard report graph, in our prefixes.

    shapes_graph: the shapes, or the path of their file. where: that file. advanced: whether targets
    found by queries, rules and expressions count, which may ask other machines. Raises Refused
    when the shapes cannot be used.
    """
    # It takes longer to import than most commands take to answer, and few need it.
    import pyshacl

    try:
        with _ENGINE, quiet():
            _, report, _ = pyshacl.validate(
                data,
                shacl_graph=shapes_graph,
                ont_graph=schema_graph,
                inference="none",
                advanced=advanced,
            )
    except Exception as error:  # The engine raises bare exceptions for faults in queries.
        raise Refused(_unusable(str(error), where)) from error
    if not isinstance(report, Graph):
        raise Refused(_unusable(str(report), where))
    found = Graph(bind_namespaces="none")
    for prefix, namespace in sorted((PREFIXES | {"sh": str(SH)}).items()):
        found.bind(prefix, namespace)
    for triple in report:
        found.add(triple)
    return found


def _unusable(said: str, where: Place | None) -> Finding:
    """Tell that shapes cannot be used; of what the engine said, what its reader can look for."""
    prefix = _UNKNOWN_PREFIX.search(said)
    if prefix:
        return refuse("unknown-prefix", where, value=prefix[1])
    detail = _ADDRESS.sub("", said.splitlines()[0] if said else "").strip(" .")
    return refuse("bad-shapes", where, detail=detail)


def read_graph(path: Path, graph: Graph | None = None) -> Graph:
    """Read one RDF file, into a graph if one is given. Raises Refused when it cannot be read."""
    graph = Graph() if graph is None else graph
    document = read_rdf(path)
    for quad in document.quads:
        graph.add(
            (rdflib_node(quad.subject), rdflib_node(quad.predicate), rdflib_node(quad.object))
        )
    # The engine looks up the prefixes of queries here as well.
    for prefix, namespace in document.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def rdflib_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term of the embedded store as rdflib has it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        # To rdflib a string with its type is not the string without.
        kind = URIRef(term.datatype.value)
        return Literal(term.value, datatype=None if kind == XSD.string else kind)
    raise SyntaxError("a triple stands as a term")
