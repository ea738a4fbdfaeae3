"""The made-up country that is measured on: written once a scale, opened by ours and by peers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path

import pyoxigraph as ox
import rdflib

from graph.coverage import cover
from graph.load import catalogue_triples, ontology_quads
from graph.namespaces import CATALOGUE_GRAPH, PREFIXES, source_graph
from graph.perspective import Perspective
from graph.store import EmbeddedStore, Store
from graph.synthetic.country import count_sources, country
from graph.synthetic.files import write_country
from graph.tables.triples import source_triples
from graph.validate.assessments import derive
from graph.validate.shacl import quiet, rdflib_node
from graph.validate.statements import Snapshot
from tests.benchmarks.rdflib_store import RdflibStore

SEED, COUNTIES = 1, 21
DAY, KNOWN = date(2025, 9, 30), date(2026, 1, 1)
FOLDER = Path("build/benchmarks")


def written(scale: int) -> Path:
    """Return the file of a country, written anew so that it is the one of this code."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"country-{scale}.nq"
    write_country(path, scale, SEED)
    return path


def stored(file: Path, folder: Path | None = None) -> EmbeddedStore:
    """Return a store of ours that holds a country, in memory or in a folder: in bulk."""
    return EmbeddedStore.of_file(file, folder)


def part(counties: int) -> Path:
    """Return the file of the first counties of the country alone."""
    path = FOLDER / f"counties-{counties}.nq"
    sources = islice(country(1, SEED), count_sources(1) * counties // COUNTIES + 1)

    def quads() -> Iterator[ox.Quad]:
        yield from ontology_quads()
        for source in sources:
            graph = source_graph(source.name)
            yield from (ox.Quad(*triple, graph) for triple in source_triples(source))
            yield from (ox.Quad(*t, CATALOGUE_GRAPH) for t in catalogue_triples(source))

    FOLDER.mkdir(parents=True, exist_ok=True)
    ox.serialize(quads(), path, format=ox.RdfFormat.N_QUADS)
    return path


def assessed(file: Path) -> Path:
    """Return a file of a country with the assessments that shapes judge, in a graph of theirs."""
    path = file.with_name(f"{file.stem}-assessed.nq")
    derived = derive(cover(view(stored(file)))).graph.serialize(format="nt")
    graph = ox.NamedNode("urn:assessed")
    told = ox.parse(derived, format=ox.RdfFormat.N_TRIPLES)
    quads = (ox.Quad(*quad.triple, graph) for quad in told)
    parsed = ox.parse(path=file, format=ox.RdfFormat.N_QUADS)
    ox.serialize(chain(parsed, quads), path, format=ox.RdfFormat.N_QUADS)
    return path


def grouped(file: Path) -> Snapshot:
    """Return a country as an rdflib data set, which shapes that ask for graphs need."""
    dataset = Snapshot(default_union=True)
    with quiet():
        for quad in ox.parse(path=file, format=ox.RdfFormat.N_QUADS):
            graph = dataset.graph(rdflib_node(quad.graph_name))
            graph.add((*map(rdflib_node, quad.triple),))
    return dataset


def flattened(file: Path) -> rdflib.Graph:
    """Return a country as one rdflib graph in memory, as pySHACL and most notebooks have it."""
    graph = rdflib.Graph(bind_namespaces="none")
    with quiet():
        for quad in ox.parse(path=file, format=ox.RdfFormat.N_QUADS):
            graph.add((*map(rdflib_node, (quad.subject, quad.predicate, quad.object)),))
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def peer(file: Path) -> RdflibStore:
    """Return an rdflib graph that holds a country, behind our protocol."""
    return RdflibStore(flattened(file))


def view(store: Store) -> Perspective:
    """Return how a country stood on the day that is asked about."""
    return Perspective(store, DAY, KNOWN)
