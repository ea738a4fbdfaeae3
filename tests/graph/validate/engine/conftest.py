"""Shapes and data in a few lines, and what the engine finds."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.copies import as_rdflib
from graph.validate.engine.set_engine import SetEngine

HEAD = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GRAPHS = [ox.NamedNode("urn:one"), ox.NamedNode("urn:two")]

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[..., EmbeddedStore]
Find = Callable[[str, str], list[str]]


@pytest.fixture
def read_shapes() -> ReadShapes:
    """Read Turtle without its prefixes, each literal as it is written."""
    return lambda text: as_rdflib(ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE))


@pytest.fixture
def make_store() -> MakeStore:
    """Put Turtle into a store, all of it in two graphs."""

    def make(text: str) -> EmbeddedStore:
        store = EmbeddedStore()
        quads = list(ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE))
        # A blank node is one of its graph.
        blank = any(
            isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode) for q in quads
        )
        store.load(dict.fromkeys(GRAPHS[:1] if blank else GRAPHS, quads))
        return store

    return make


@pytest.fixture
def find(read_shapes: ReadShapes, make_store: MakeStore) -> Find:
    """Say what fails: `focus component value`, each by its short name, sorted."""

    def run(shapes: str, data: str) -> list[str]:
        outcome = SetEngine(read_shapes(shapes)).validate(make_store(data))
        return sorted(
            " ".join(
                str(part)
                .removeprefix("https://example.org/")
                .removeprefix("http://www.w3.org/ns/shacl#")
                .removesuffix("ConstraintComponent")
                for part in (result.focus_node, result.component, result.value)
                if part is not None
            )
            for result in outcome.results
        )

    return run
