"""Files against a file of shapes, with the set-based engine wherever it sees the data unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from graph.findings import Finding, Place, refuse
from graph.rdf import read_rdf
from graph.store import EmbeddedStore
from graph.validate.engine.copies import as_rdflib
from graph.validate.engine.literals import changed_literals
from graph.validate.engine.reference import validate_by_reference
from graph.validate.engine.set_engine import Outcome, SetEngine
from graph.validate.shacl import quiet

DATA = ox.NamedNode("urn:data")


def validate_files(data: Sequence[Path], shapes_file: Path) -> Outcome:
    """Validate files against a file of shapes.

    Raises Refused when a file cannot be read or the shapes cannot be used.
    """
    return validate_against(read_engine(shapes_file), data)


def read_engine(shapes_file: Path) -> SetEngine:
    """Return a file of shapes, compiled. Raises Refused when it cannot be used."""
    with quiet():
        return SetEngine(read_exactly(shapes_file), Place(file=shapes_file.name))


def validate_against(engine: SetEngine, data: Sequence[Path]) -> Outcome:
    """Validate files against shapes that are compiled.

    Data with literals that the embedded store would change is validated by the reference engine,
    and a note says so. Raises Refused when a file cannot be read.
    """
    quads = [quad for path in data for quad in read_rdf(path).quads]
    with quiet():
        changed = changed_literals(quads)
        if changed:
            return _by_reference(engine, quads, changed)
        store = EmbeddedStore()
        store.load({DATA: quads})
        return engine.validate(store)


def _by_reference(
    engine: SetEngine, quads: Sequence[ox.Quad], changed: Sequence[ox.Literal]
) -> Outcome:
    graph = as_rdflib(quads)
    asked = [shape.node for shape in engine.compiled] + [one.node for one in engine.unread]
    results = validate_by_reference(graph, engine.graph, asked, engine.where)
    note: Finding = refuse(
        "literals-by-reference", engine.where, value=changed[0].value, count=len(changed)
    )
    return Outcome(tuple(results), (note,))


def read_exactly(path: Path) -> Graph:
    """Read a file with every literal as it is written. Raises Refused when it cannot be read."""
    document = read_rdf(path)
    graph = as_rdflib(document.quads)
    # The reference engine looks up the prefixes of queries here as well.
    for prefix, namespace in document.prefixes.items():
        graph.bind(prefix, namespace)
    return graph
