"""Worlds: what the cases beside the tests say, as data sets and as graphs.

A world is the base of its folder with what a case says in the place of what the base says of the
same subject. Cases are named after the shape that they trigger; those in `silent/` trigger none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from rdflib import SH, SKOS, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

import ontology
import shapes
from graph.namespaces import BASE, PREFIXES
from graph.validate import shacl
from graph.validate.shacl import merged_suites, schema
from graph.validate.statements import Snapshot

HERE = Path(__file__).parent
SHAPES = merged_suites(shapes.suites())
NAMED = sorted(URIRef(node) for node in SHAPES.subjects(SH.severity))
SUITES = {"K": "completeness", "G": "guards", "N": "integrity", "P": "provenance"}
Quad = tuple[Node, Node, Node, Node | None]
_NUMBER = re.compile(r"-(\d+)$")


@dataclass(frozen=True)
class Ground:
    """A folder with a base, cases and neutral cases. letters: the suites that are tried there."""

    folder: Path
    base: Path
    letters: str

    @cached_property
    def silent(self) -> list[Path]:
        return sorted((self.folder / "silent").iterdir())

    @cached_property
    def cases(self) -> list[Path]:
        return sorted((self.folder / "cases").iterdir())


ASSESSMENTS = Ground(HERE / "assessments", HERE / "assessments/base.ttl", "KG")
STATEMENTS = Ground(HERE / "statements", HERE / "statements/base.trig", "NP")
GROUNDS = (ASSESSMENTS, STATEMENTS)


def code(shape: Node | str) -> str:
    return str(shape).removeprefix(PREFIXES["ss"])


def ground(shape: Node | str) -> Ground:
    """Return where a shape is tried."""
    return next(own for own in GROUNDS if code(shape)[0] in own.letters)


def triggered(case: Path) -> str:
    """Return the code of the shape that a case is named after: the longest that fits."""
    fitting = [own for own in map(code, NAMED) if f"{case.stem}-".startswith(f"{own}-")]
    return max(fitting, key=len, default="")


def own_cases(shape: Node, paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if triggered(path) == code(shape)]


@cache
def read(path: Path) -> tuple[Quad, ...]:
    """Read a file; the name of what stands outside graphs is None."""
    found = Dataset()
    with shacl.quiet():
        found.parse(path)
    return tuple((*quad[:3], None if quad[3] == DEFAULT else quad[3]) for quad in found.quads())


def world(case: Path, where: Ground) -> list[Quad]:
    """Return the world of a case, or the base itself."""
    told = () if case == where.base else read(case)
    subjects = {subject for subject, *_ in told}
    return [*(quad for quad in read(where.base) if quad[0] not in subjects), *told]


def dataset(quads: Iterable[Quad]) -> Snapshot:
    """Return a world as a data set, with what the shapes ask of the ontology."""
    found = Snapshot(default_union=True)
    for triple in background():
        found.default_graph.add(triple)
    for subject, predicate, value, name in quads:
        graph = found.default_graph if name is None else found.graph(name)
        graph.add((subject, predicate, value))
    return found


def flat(quads: Iterable[Quad]) -> Graph:
    """Return a world without the names of graphs, with what the shapes ask of the ontology."""
    found = Graph() + background()
    for subject, predicate, value, _ in quads:
        found.add((subject, predicate, value))
    return found


@cache
def background() -> Graph:
    """What the shapes ask of the ontology and the code lists."""
    codes = Graph().parse(ontology.FOLDER / "codes.ttl")
    found = Graph() + schema()
    for predicate in (SKOS.inScheme, URIRef(PREFIXES["samv"] + "impliesStatus")):
        for subject, value in codes.subject_objects(predicate):
            found.add((subject, predicate, value))
    return found


def side_by_side(paths: Sequence[Path], where: Ground) -> Snapshot:
    """Merge the worlds of several cases, each thing with the number of its world in its name."""
    return dataset(
        (*(_numbered(node, number, quad[1]) for node in quad[:3]), None)
        for number, path in enumerate(paths)
        for quad in world(path, where)
    )


def _numbered(node: Node, number: int, predicate: Node) -> Node:
    if isinstance(node, URIRef) and str(node).startswith((BASE + "id/", BASE + "graph/")):
        return URIRef(f"{node}-{number}")
    if isinstance(node, Literal) and predicate == SKOS.prefLabel:
        return Literal(f"{node} {number}", lang=node.language)
    return node


def run(data: Graph, rules: Graph) -> Graph:
    return shacl.run(data, rules, None)


def results(report: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield shape, focus and value of each result, not of what it is made up of."""
    for result in report.objects(None, SH.result):
        terms = (report.value(result, p) for p in (SH.sourceShape, SH.focusNode, SH.value))
        shape, focus, value = ("" if term is None else str(term) for term in terms)
        yield code(shape), focus, value


def found(report: Graph) -> set[str]:
    return {shape for shape, _, _ in results(report)}


@dataclass(frozen=True)
class Judgement:
    """Some worlds of a suite that were judged in one run. paths: where they stand."""

    paths: tuple[Path, ...]
    data: Snapshot
    report: Graph


@cache
def judgements(letter: str) -> list[Judgement]:
    """Judge every world of a suite; in one run where that can be.

    Where queries name graphs, or compare files, each world is judged by itself.
    """
    where = next(own for own in GROUNDS if letter in own.letters)
    own = [case for case in where.cases if case.stem[0] == letter]
    rules = merged_suites([SUITES[letter]])
    if letter == "P":
        neutral = [path for path in where.silent if path.suffix == ".trig"]
        apart = [((path,), dataset(world(path, where))) for path in (where.base, *own, *neutral)]
    else:
        paths = (where.base, *own, *where.silent)
        apart = [(paths, side_by_side(paths, where))]
    return [Judgement(paths, data, run(data, rules)) for paths, data in apart]


@cache
def judged(letter: str) -> dict[Path, set[str]]:
    """Which shapes of a suite speak in which world of its ground."""
    told: dict[Path, set[str]] = {}
    for judgement in judgements(letter):
        told |= {path: set() for path in judgement.paths}
        for shape, focus, _ in results(judgement.report):
            number = _NUMBER.search(focus) if len(judgement.paths) > 1 else None
            told[judgement.paths[int(number[1]) if number else 0]].add(shape)
    return told
