"""A made-up country as a file of quads, as an export of a store that holds it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from pyoxigraph import Quad, serialize

from graph.findings import Place, Refused, refuse
from graph.load import catalogue_triples, ontology_quads
from graph.namespaces import CATALOGUE_GRAPH, PREFIXES, source_graph
from graph.rdf import QUADS
from graph.synthetic.country import count_sources, country
from graph.tables.triples import source_triples

Progress = Callable[[int, int], None]
# As any other file; temporary ones are for their owner alone.
_MODE = 0o644


def write_country(path: Path, scale: int, seed: int, progress: Progress | None = None) -> int:
    """Write a country to a file, N-Quads or TriG by its ending: the whole of it or nothing.

    Returns how many quads it holds.

    The file holds the ontology and the catalogue as well, so that it can be opened as it is.
    The same scale and seed give the same bytes. Raises Refused when the ending is another, the
    scale is below 1 or the file cannot be written.
    """
    if path.suffix not in QUADS:
        raise Refused(
            refuse("no-quads", Place(file=str(path)), value=path.name, known=", ".join(QUADS))
        )
    if scale < 1:
        raise Refused(refuse("country-scale", value=scale))
    place = Place(file=str(path))
    counted = 0

    def quads() -> Iterator[Quad]:
        nonlocal counted
        for quad in country_quads(scale, seed, progress):
            counted += 1
            yield quad

    try:
        with _replacing(path) as file:
            prefixes = PREFIXES if path.suffix == ".trig" else None
            serialize(quads(), file, format=QUADS[path.suffix], prefixes=prefixes)
    except OSError as error:
        raise Refused(refuse("country-unwritable", place, value=path)) from error
    return counted


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write beside a path, which it replaces when nothing went wrong."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        building = Path(file.name)
        try:
            yield file
            file.close()
            building.chmod(_MODE)
            building.replace(path)
        finally:
            building.unlink(missing_ok=True)


def country_quads(scale: int, seed: int, progress: Progress | None = None) -> Iterator[Quad]:
    """Yield the quads of a country with the ontology and the catalogue, graph by graph."""
    total = count_sources(scale)
    yield from ontology_quads()
    catalogue: list[Quad] = []
    for number, source in enumerate(country(scale, seed), 1):
        graph = source_graph(source.name)
        for triple in source_triples(source):
            yield Quad(*triple, graph)
        catalogue += [Quad(*triple, CATALOGUE_GRAPH) for triple in catalogue_triples(source)]
        if progress:
            progress(number, total)
    yield from catalogue
