"""Load sources into a store: all of them or nothing, the same graph every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

import ontology
from graph import dates
from graph.findings import Finding, Refused
from graph.namespaces import CATALOGUE_GRAPH, ONTOLOGY_GRAPH, expand, source_graph, thing
from graph.rdf import read_rdf
from graph.store.protocol import Store
from graph.tables.reader import Source, read_source
from graph.tables.references import check_references
from graph.tables.triples import DATE, EDTF, TYPE, Triple, source_triples

SOURCES = Path(__file__).parent / "sources"
_UNREAD = frozenset(
    {"unknown-table", "missing-table", "unreadable-table", "semicolons", "broken-csv", "ragged-row"}
)
Progress = Callable[[int, int], None]


def source_folders(root: Path = SOURCES) -> list[Path]:
    """Return the curated source folders, in order of name."""
    return sorted(path.parent for path in root.glob("*/datapackage.json"))


def read_sources(folders: Iterable[Path]) -> list[Source]:
    """Read and check source folders together. Raises Refused with every fault found.

    References are looked at when all rows could be read: a broken row is one fault, not as many
    as there are references to it.
    """
    sources = [read_source(folder) for folder in folders]
    findings = [finding for source in sources for finding in source.findings]
    if not any(finding.code in _UNREAD for finding in findings):
        findings += check_references(sources)
    if findings:
        raise Refused(sorted(findings, key=Finding.sort_key))
    return sources


def load_sources(
    store: Store, folders: Sequence[Path] | None = None, progress: Progress | None = None
) -> list[Source]:
    """Load the ontology and source folders (the curated ones by default) into a store.

    Raises Refused when anything is wrong; the store is then as it was.
    """
    sources = read_sources(folders if folders is not None else source_folders())
    graphs: dict[NamedNode, list[Quad]] = {ONTOLOGY_GRAPH: list(ontology_quads())}
    graphs[CATALOGUE_GRAPH] = []
    for number, source in enumerate(sources):
        name = source_graph(source.name)
        graphs[name] = [Quad(*triple, name) for triple in source_triples(source)]
        graphs[CATALOGUE_GRAPH] += [
            Quad(*triple, CATALOGUE_GRAPH) for triple in catalogue_triples(source)
        ]
        if progress:
            progress(number + 1, len(sources))
    store.load(graphs)
    return sources


def catalogue_triples(source: Source) -> Iterator[Triple]:
    """Yield the description of one source and of the graph that holds it."""
    node, graph, package = thing(f"source/{source.name}"), source_graph(source.name), source.package
    yield Triple(node, TYPE, expand("samv:Source"))
    for language in ("sv", "en"):
        title = Literal(package["title"][language], language=language)
        yield Triple(node, expand("dct:title"), title)
        yield Triple(node, expand("skos:prefLabel"), title)
        note = Literal(package["known_since"]["note"][language], language=language)
        yield Triple(node, expand("skos:note"), note)
    known = dates.parse(package["known_since"]["date"]).earliest
    yield Triple(node, expand("samv:knownSince"), Literal(known.isoformat(), datatype=DATE))
    yield Triple(node, expand("samv:asOfText"), Literal(package["as_of"]["date"], datatype=EDTF))
    issued = dates.parse(package.get("issued") or package["as_of"]["date"]).earliest
    yield Triple(node, expand("dct:issued"), Literal(issued.isoformat(), datatype=DATE))
    yield Triple(node, expand("samv:series"), thing(f"series/{package['series']}"))
    if package.get("sha256"):
        yield Triple(node, expand("samv:contentHash"), Literal(package["sha256"]))
    yield Triple(graph, expand("prov:hadPrimarySource"), node)


def ontology_quads() -> Iterator[Quad]:
    """Yield the ontology, in the graph that holds it."""
    for path in sorted(ontology.FOLDER.glob("*.ttl")):
        for quad in read_rdf(path).quads:
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


def load_file(store: Store, path: Path, graph: NamedNode) -> None:
    """Load one RDF file into a graph. Raises Refused when it cannot be read or parsed."""
    quads = [Quad(q.subject, q.predicate, q.object, graph) for q in read_rdf(path).quads]
    store.replace(graph, quads)
