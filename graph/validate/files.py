"""Files against shapes of somebody's own: the same findings, the same standard report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, SH, Graph, Literal
from rdflib.term import Node

from graph.findings import Finding, Named, Place, Severity, refuse
from graph.validate.constraints import Words
from graph.validate.engine.files import read_engine, validate_against
from graph.validate.engines import Engine
from graph.validate.rules import SEVERITIES
from graph.validate.shacl import quiet, read_graph, run


@dataclass(frozen=True)
class FileValidation:
    """findings: in their order. report: the standard report that they are told from. notes: what
    the reader should know of how it was done.
    """

    findings: tuple[Finding, ...]
    report: Graph
    notes: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """True when the report says that the data conforms: there is no result at all."""
        return (None, SH.conforms, Literal(True)) in self.report


def validate_files(
    data: Sequence[Path], shapes_file: Path, engine: Engine = Engine.SET
) -> FileValidation:
    """Validate files against a file of shapes.

    Relative addresses are resolved against the `file:` address of the file that they stand in.
    Raises Refused when a file cannot be read or the shapes cannot be used.
    """
    merged = Graph()
    stands: dict[Node, str] = {}
    with quiet():
        for path in data:
            own = read_graph(path)
            stands = dict.fromkeys(own.subjects(), path.name) | stands
            for prefix, namespace in own.namespaces():
                merged.bind(prefix, namespace)
            merged += own
        shapes = read_graph(shapes_file)
        notes: tuple[Finding, ...] = ()
        if engine is Engine.SET:
            compiled = read_engine(shapes_file)
            outcome = validate_against(compiled, data)
            # The report names shapes without an address as they are named there.
            report, notes, shapes = outcome.report, outcome.notes, compiled.graph
        else:
            # pySHACL reads the file in a way of its own, with booleans as they are written.
            report = run(merged, str(shapes_file.resolve()), None, Place(file=shapes_file.name))
    words = Words(report, merged + shapes)
    findings = [_finding(result, words, stands) for result in report.objects(None, SH.result)]
    notes = (*_not_fetched(shapes, shapes_file), *notes)
    return FileValidation(tuple(sorted(findings, key=Finding.sort_key)), report, notes)


def _not_fetched(shapes: Graph, file: Path) -> Iterator[Finding]:
    """Tell what a file of shapes builds on: nothing is asked of other machines."""
    for imported in sorted(set(shapes.objects(None, OWL.imports)), key=str):
        if (imported, None, None) not in shapes:
            yield refuse("shapes-not-fetched", Place(file=file.name), value=imported)


def _finding(result: Node, words: Words, stands: dict[Node, str]) -> Finding:
    report = words.report
    focus = report.value(result, SH.focusNode)
    return Finding(
        code=words.code(result),
        severity=SEVERITIES.get(report.value(result, SH.resultSeverity), Severity.GAP),
        what=words.what(result),
        where=Place(
            file=stands.get(focus, "") if focus is not None else "",
            thing=Named(str(focus), words.name(focus)),
        ),
        title=words.title(result),
        fix=words.fix(result),
    )
