"""The project's own shapes: both engines judge every case alike."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, XSD, Dataset, Literal

from graph.store import EmbeddedStore
from graph.validate.engine.reference import read_result
from graph.validate.engine.results import Result
from graph.validate.engine.set_engine import SET_BASED, SetEngine
from graph.validate.engine.terms import Node, to_term
from graph.validate.shacl import merged_suites
from tests.shapes.worlds import (
    GROUNDS,
    SUITES,
    Ground,
    code,
    dataset,
    run,
    side_by_side,
    triggered,
    world,
)

# What stands in no graph of its own.
REST = ox.NamedNode("urn:rest")


@cache
def engine(letter: str) -> SetEngine:
    return SetEngine(merged_suites([SUITES[letter]]))


def stored(data: Dataset) -> EmbeddedStore:
    graphs: dict[ox.NamedNode, list[ox.Quad]] = {}
    for subject, predicate, value, name in data.quads():
        graph = REST if name is None else ox.NamedNode(str(name))
        terms = (to_term(node) for node in (subject, predicate, value))  # type: ignore[arg-type]
        graphs.setdefault(graph, []).append(ox.Quad(*terms, graph))  # type: ignore[call-arg, arg-type]
    store = EmbeddedStore()
    store.load(graphs)
    return store


def plain(node: Node | None) -> str:
    """The store writes 101.0 as 101."""
    decimal = isinstance(node, Literal) and node.datatype == XSD.decimal
    return str(float(node)) if decimal else str(node)


def told(results: Iterable[Result]) -> list[tuple[str, ...]]:
    return sorted(
        (
            code(str(result.source_shape)),
            str(result.focus_node),
            result.path.sparql if result.path else "",
            plain(result.value),
            str(result.component),
            str(result.severity),
        )
        for result in set(results)
    )


@pytest.mark.parametrize("letter", sorted(SUITES))
def test_no_shape_of_ours_is_left_to_the_reference(letter: str) -> None:
    assert {one.engine for one in engine(letter).explain()} == {SET_BASED}


def ground(letter: str) -> Ground:
    return next(own for own in GROUNDS if letter in own.letters)


@pytest.mark.parametrize("letter", "KGN")
def test_all_worlds_side_by_side_give_the_same_results(letter: str) -> None:
    where = ground(letter)
    data = side_by_side([where.base, *where.cases, *where.silent], where)
    report = run(data, merged_suites([SUITES[letter]]))
    theirs = told(read_result(report, report, node) for node in report.objects(None, SH.result))
    assert theirs
    assert told(engine(letter).validate(stored(data)).results) == theirs


CASES = [(letter, case) for letter in sorted(SUITES) for case in ground(letter).cases]


@pytest.mark.parametrize(
    ("letter", "case"),
    [(letter, case) for letter, case in CASES if case.stem[0] == letter],
    ids=lambda part: part if isinstance(part, str) else part.stem,
)
def test_each_case_triggers_its_shape_here_too(letter: str, case: Path) -> None:
    """As it does with pySHACL: tests/shapes/test_worlds.py."""
    where = ground(letter)
    outcome = engine(letter).validate(stored(dataset(world(case, where))))
    assert {code(str(r.source_shape)) for r in outcome.results} == {triggered(case)}
