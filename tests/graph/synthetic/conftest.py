"""The made-up country, drawn once a process, and a small county of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from pyoxigraph import Quad

from graph.load import catalogue_triples, ontology_quads
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH, source_graph
from graph.store import EmbeddedStore
from graph.synthetic.country import country, county_sources
from graph.synthetic.division import counties, register
from graph.tables.reader import Row, Source
from graph.tables.triples import source_triples

SMALL = "10"


@pytest.fixture(scope="session")
def whole() -> list[Source]:
    """A whole country."""
    return list(country(1, 1))


@pytest.fixture(scope="session")
def rows(whole: list[Source]) -> Callable[[str], list[Row]]:
    """All rows of a table of the country, those of the register left out."""

    def of(table: str) -> list[Row]:
        return [row for source in whole[1:] for row in source.table(table)]

    return of


@pytest.fixture(scope="session")
def column(rows: Callable[[str], list[Row]]) -> Callable[[str, str], Counter[str]]:
    """How often each cell is met in a column of the country; empty ones too."""
    return lambda table, name: Counter(row.cells.get(name, "") for row in rows(table))


@pytest.fixture(scope="session")
def county() -> list[Source]:
    """The register and the sources of one small county."""
    [own] = [own for own in counties(1) if own.key == SMALL]
    return [register(), *county_sources(own, 1)]


def stored(sources: Iterable[Source]) -> EmbeddedStore:
    """Return a store of the ontology and some sources."""
    store = EmbeddedStore()
    own = list(sources)
    graphs = {source_graph(s.name): s for s in own}
    store.load(
        {name: [Quad(*t, name) for t in source_triples(s)] for name, s in graphs.items()}
        | {ONTOLOGY_GRAPH: list(ontology_quads())}
        | {CATALOGUE_GRAPH: [Quad(*t, CATALOGUE_GRAPH) for s in own for t in catalogue_triples(s)]}
    )
    return store


@pytest.fixture(scope="session")
def county_store(county: list[Source]) -> EmbeddedStore:
    """A store that holds the small county."""
    return stored(county)
