"""Each shape speaks exactly where it should."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SH, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

from graph.store import EmbeddedStore
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.terms import to_term
from graph.validate.shacl import merged_suites
from tests.shapes.worlds import (
    GROUNDS,
    NAMED,
    SHAPES,
    SUITES,
    Ground,
    code,
    dataset,
    flat,
    found,
    ground,
    judged,
    judgements,
    own_cases,
    run,
    triggered,
    world,
)

CASES = [case for where in GROUNDS for case in where.cases]
SILENT = [case for where in GROUNDS for case in where.silent]
# What must not be there at all is in no valid world.
FORBIDDEN = {"N15-no-persons"}

each_shape = pytest.mark.parametrize("shape", NAMED, ids=code)
each_ground = pytest.mark.parametrize("where", GROUNDS, ids=lambda where: where.folder.name)


@each_ground
def test_the_valid_world_gives_no_result(where: Ground) -> None:
    rules = merged_suites([SUITES[letter] for letter in where.letters])
    assert not found(run(dataset(world(where.base, where)), rules))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_failing_case_triggers_exactly_its_shape(case: Path) -> None:
    assert judged(case.stem[0])[case] == {triggered(case)}


@pytest.mark.parametrize("case", SILENT, ids=lambda path: path.stem)
def test_a_neutral_case_triggers_none(case: Path) -> None:
    (where,) = [own for own in GROUNDS if case in own.silent]
    assert not {shape for letter in where.letters for shape in judged(letter).get(case, ())}


@pytest.mark.parametrize("kept", ["memory", "disk"])
@pytest.mark.parametrize("letter", SUITES)
def test_both_engines_find_the_same_in_every_world(letter: str, kept: str, tmp_path: Path) -> None:
    engine = SetEngine(merged_suites([SUITES[letter]]))
    for number, judgement in enumerate(judgements(letter)):
        store = EmbeddedStore(tmp_path / str(number) if kept == "disk" else None)
        store.load(in_graphs(judgement.data))
        own, reference = engine.validate(store).report, judgement.report
        assert sorted(all_said(own)) == sorted(all_said(reference))


def in_graphs(data: Dataset) -> dict[ox.NamedNode, list[ox.Quad]]:
    """Return a data set by graph; what stands in none in one of its own."""
    found: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
    for subject, predicate, value, name in data.quads():
        graph = ox.NamedNode("urn:none" if name in (None, DEFAULT) else str(name))
        found[graph].append(ox.Quad(*map(to_term, (subject, predicate, value)), graph))
    return found


def all_said(report: Graph) -> Iterator[tuple[str, ...]]:
    """Yield what the specification compares of each result."""
    said = (SH.focusNode, SH.value, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity)
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        step = str(path) if isinstance(path, URIRef) else ""
        yield (step, *(plain(report.value(result, predicate)) for predicate in said))


def plain(term: Node | None) -> str:
    # The store writes a number in one way.
    if isinstance(term, Literal) and isinstance(term.value, Decimal):
        return f"{term.value.normalize():f}"
    return str(term)


@each_shape
def test_every_shape_has_a_failing_case(shape: URIRef) -> None:
    assert own_cases(shape, CASES)


def targets(shape: URIRef, data: Graph) -> list[set[Node]]:
    """The nodes that each target of a shape finds."""
    found: list[set[Node]] = []
    for target in SHAPES.objects(shape, SH.targetClass):
        below = data.transitive_subjects(RDFS.subClassOf, target)
        found.append({node for kind in below for node in data.subjects(RDF.type, kind)})
    for predicate in SHAPES.objects(shape, SH.targetSubjectsOf):
        assert isinstance(predicate, URIRef)
        found.append(set(data.subjects(predicate)))
    for predicate in SHAPES.objects(shape, SH.targetObjectsOf):
        assert isinstance(predicate, URIRef)
        found.append(set(data.objects(None, predicate)))
    return found


@cache
def base(where: Ground) -> Graph:
    return flat(world(where.base, where))


@each_shape
def test_no_target_is_empty(shape: URIRef) -> None:
    """In the valid world, with the ontology, each target of a shape has something to look at."""
    met = targets(shape, base(ground(shape)))
    assert met
    if code(shape) in FORBIDDEN:
        assert not any(met)
    else:
        assert all(met)
