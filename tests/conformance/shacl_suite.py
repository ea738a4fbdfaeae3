"""The W3C suite of SHACL: its cases, and what each of two engines makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, SH, BNode, Graph, Literal, Namespace

from graph.findings import Place, Refused
from graph.validate.engine.copies import as_rdflib
from graph.validate.engine.files import read_exactly, validate_files
from graph.validate.engine.reference import read_result
from graph.validate.engine.results import Result
from graph.validate.engine.terms import Node
from graph.validate.shacl import quiet, run
from tests.repository import MATERIAL

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SUITE = MATERIAL / "conformance/shacl/tests"

Engine = Callable[[Path, Path], "Verdict"]


@dataclass(frozen=True)
class Verdict:
    """What an engine says of a case. by_reference: the notes on what it did not do itself."""

    results: tuple[Result, ...] | None
    by_reference: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A test of the suite. wanted: its results; nothing when the engine is to refuse."""

    name: str
    folder: str
    data: Path
    shapes: Path
    wanted: tuple[Result, ...] | None

    def passes(self, verdict: Verdict) -> bool:
        """Compare as the suite demands: the results as often as they are wanted."""
        if self.wanted is None or verdict.results is None:
            return self.wanted is verdict.results
        spoken = any(result.messages for result in self.wanted)
        return _bag(self.wanted, spoken) == _bag(verdict.results, spoken)


def cases() -> Iterator[Case]:
    """Yield the cases of the suite, by folder and name."""
    for path in sorted(SUITE.rglob("*.ttl")):
        with quiet():
            manifest = read_exactly(path)
        for test in manifest.subjects(RDF.type, SHT.Validate):
            action = manifest.value(test, MF.action)
            data, shapes = (
                Path(str(manifest.value(action, part)).removeprefix("file://"))
                for part in (SHT.dataGraph, SHT.shapesGraph)
            )
            folder = path.parent.relative_to(SUITE).as_posix()
            yield Case(path.stem, folder, data, shapes, _wanted(manifest, test))


def _wanted(manifest: Graph, test: object) -> tuple[Result, ...] | None:
    wanted = manifest.value(test, MF.result)  # type: ignore[arg-type]
    if wanted == SHT.Failure:
        return None
    with quiet():
        return tuple(
            read_result(manifest, manifest, r) for r in manifest.objects(wanted, SH.result)
        )


def set_based(data: Path, shapes: Path) -> Verdict:
    """Ask the engine under test."""
    try:
        outcome = validate_files([data], shapes)
    except Refused:
        return Verdict(None)
    notes = tuple(note.code for note in outcome.notes if note.code.endswith("-by-reference"))
    return Verdict(outcome.results, notes)


def reference(data: Path, shapes: Path) -> Verdict:
    """Ask pySHACL, which reads the shapes in a way of its own."""
    with quiet():
        try:
            report = run(read_exactly(data), str(shapes), None, Place())
        except Refused:
            return Verdict(None)
        known = as_rdflib([]) + read_exactly(shapes)
        return Verdict(
            tuple(read_result(report, known, r) for r in report.objects(None, SH.result))
        )


def _bag(results: tuple[Result, ...], spoken: bool) -> Counter[tuple[object, ...]]:
    return Counter(
        (
            _plain(result.focus_node),
            result.path.sparql if result.path else "",
            _plain(result.value),
            result.component,
            _plain(result.source_shape),
            result.severity,
            _plain(result.source_constraint),
            frozenset(map(_words, result.messages)) if spoken else None,
        )
        for result in results
    )


def _plain(node: Node | None) -> str:
    """Blank nodes of two files can only be compared by their being blank."""
    return "" if node is None else "_" if isinstance(node, BNode) else node.n3()


def _words(message: Literal) -> str:
    return str(message)
