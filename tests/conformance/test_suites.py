"""The project's own shapes: both engines judge every case alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from graph.store import EmbeddedStore
from graph.validate.engine.set_engine import SET_BASED, SetEngine
from graph.validate.engine.terms import to_term
from graph.validate.shacl import merged_suites
from tests.shapes.worlds import (
    GROUNDS,
    SUITES,
    Ground,
    code,
    dataset,
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


@pytest.mark.parametrize("letter", sorted(SUITES))
def test_no_shape_of_ours_is_left_to_the_reference(letter: str) -> None:
    assert {one.engine for one in engine(letter).explain()} == {SET_BASED}


def ground(letter: str) -> Ground:
    return next(own for own in GROUNDS if letter in own.letters)


CASES = [(letter, case) for letter in sorted(SUITES) for case in ground(letter).cases]


@pytest.mark.parametrize(
    ("letter", "case"),
    [(letter, case) for letter, case in CASES if case.stem[0] == letter],
    ids=lambda part: part if isinstance(part, str) else part.stem,
)
def test_each_case_triggers_its_shape_here_too(letter: str, case: Path) -> None:
    """As it does with pySHACL, and with all that is said: tests/shapes/test_worlds.py."""
    where = ground(letter)
    outcome = engine(letter).validate(stored(dataset(world(case, where))))
    assert {code(str(r.source_shape)) for r in outcome.results} == {triggered(case)}
