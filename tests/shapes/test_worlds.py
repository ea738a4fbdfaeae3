"""Each shape speaks exactly where it should, and no part of it is idle.

A world is `base.ttl` with what a case says in the place of what the base says of the same
subject. Cases are named after the shape that they trigger; those in `silent/` trigger none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

import shapes
from graph.load import load_file
from graph.namespaces import BASE, PREFIXES, source_graph
from graph.store import EmbeddedStore
from graph.validate.shacl import merged_suites, schema

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.ttl"))
SILENT = sorted((HERE / "silent").glob("*.ttl"))
SHAPES = merged_suites(shapes.suites())
NAMED = sorted(URIRef(node) for node in SHAPES.subjects(RDF.type, SH.NodeShape))


def code(shape: Node | str) -> str:
    return str(shape).removeprefix(PREFIXES["ss"])


each_shape = pytest.mark.parametrize("shape", NAMED, ids=code)


def world(case: Path) -> Graph:
    graph, told = Graph().parse(HERE / "base.ttl"), Graph().parse(case)
    for subject in set(told.subjects()):
        graph.remove((subject, None, None))
    return graph + told


def run(data: Graph, rules: Graph = SHAPES) -> Graph:
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, ont_graph=schema(), inference="none")
    assert isinstance(report, Graph), report
    return report


def found(report: Graph) -> list[str]:
    return sorted({code(shape) for shape in report.objects(None, SH.sourceShape)})


def test_the_valid_world_gives_no_result() -> None:
    assert not found(run(world(HERE / "base.ttl")))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_failing_case_triggers_exactly_its_shape(case: Path) -> None:
    assert found(run(world(case))) == [n for n in map(code, NAMED) if case.stem.startswith(n)]


@pytest.mark.parametrize("case", SILENT, ids=lambda path: path.stem)
def test_a_neutral_case_triggers_none(case: Path) -> None:
    assert not found(run(world(case)))


@each_shape
def test_every_shape_has_a_failing_case(shape: URIRef) -> None:
    assert any(case.stem.startswith(code(shape)) for case in CASES)


@each_shape
def test_no_target_is_empty(shape: URIRef) -> None:
    """In the valid world, with the ontology, each shape has something to look at."""
    graph = world(HERE / "base.ttl") + schema()
    targets: set[Node] = set()
    for target in SHAPES.objects(shape, SH.targetClass):
        for below in graph.transitive_subjects(RDFS.subClassOf, target):
            targets |= set(graph.subjects(RDF.type, below))
    for predicate in SHAPES.objects(shape, SH.targetSubjectsOf):
        assert isinstance(predicate, URIRef)
        targets |= set(graph.subjects(predicate))
    assert targets


# All worlds side by side in one graph, so that one run judges them all.


def side_by_side(suite: str) -> Graph:
    """Merge the base, the neutral cases, and the failing ones of the shapes of a suite."""
    merged = Graph()
    failing = [case for case in CASES if case.stem.startswith(tuple(suite))]
    for number, case in enumerate([HERE / "base.ttl", *failing, *SILENT]):
        for triple in world(case):
            merged.add(
                tuple(  # type: ignore[arg-type]
                    URIRef(f"{node}-{number}") if str(node).startswith(BASE + "id/") else node
                    for node in triple
                )
            )
    return merged


def verdict(rules: Graph, data: Graph) -> set[str]:
    """Which nodes of which worlds fail; the name of the fault when the shape cannot be used."""
    try:
        report = run(data, rules)
    except RuntimeError as fault:
        return {type(fault).__name__}
    return {
        " ".join(str(report.value(r, p)) for p in (SH.sourceShape, SH.focusNode, SH.value))
        for r in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_the_store_changes_no_verdict(tmp_path: Path) -> None:
    """The embedded store gives some literals back in another form."""
    file, store, worlds = tmp_path / "worlds.nt", EmbeddedStore(), side_by_side("KG")
    worlds.serialize(file, format="nt", encoding="utf-8")
    load_file(store, file, source_graph("worlds"))
    store.dump(tmp_path / "back.nq")
    triples = [line.rsplit(" <", 1)[0] for line in (tmp_path / "back.nq").read_text().splitlines()]
    back = Graph().parse(data="".join(f"{t} .\n" for t in triples), format="nt")
    assert len(back) == len(worlds)
    assert verdict(SHAPES, back) == verdict(SHAPES, worlds)


# Mutation.

CONSTRAINTS = {
    SH["not"],
    SH["or"],
    SH["class"],
    SH.property,
    SH.hasValue,
    SH.minCount,
    SH.qualifiedValueShape,
    SH.qualifiedMinCount,
    SH.sparql,
}
QUERY_PARTS = {
    "FILTER NOT EXISTS { $this samv:exempts ?value }": "",
    "samv:within* ?area ;": "",
    "samv:within* ?area": "samv:within ?area",
    "within* ?area ; samv:localityType ?kind": "within* ?area",
    "samv:aboutRequirement $this ;": "",
    "; samv:about ?value": "",
    "; a samv:Assessment": "",
    "!= 1": "< 1",
    " != 1": " > 1",
}


def closure(shape: URIRef) -> Graph:
    """One shape with all that hangs on it, and the prefixes of queries."""
    graph, waiting = Graph(), [shape, *SHAPES.subjects(SH.declare)]
    while waiting:
        node = waiting.pop()
        for predicate, value in SHAPES.predicate_objects(node):
            graph.add((node, predicate, value))
            if isinstance(value, BNode):
                waiting.append(value)
    return graph


def mutants(shape: URIRef) -> Iterator[tuple[str, Graph]]:
    """The shape without one constraint, one alternative, or one part of its query."""
    graph = closure(shape)
    for subject, predicate, value in sorted(graph):
        if predicate in CONSTRAINTS:
            changed = Graph() + graph
            changed.remove((subject, predicate, value))
            yield f"without {predicate} {value}", changed
        if predicate == SH["or"]:
            for number in range(len(Collection(graph, value))):
                changed = Graph() + graph
                del Collection(changed, value)[number]
                yield f"without alternative {number}", changed
        if predicate == SH.select:
            for part, other in QUERY_PARTS.items():
                assert part in value
                changed = Graph() + graph
                changed.set((subject, predicate, Literal(value.replace(part, other))))
                yield f"{part!r} as {other!r}", changed


@each_shape
def test_no_part_of_a_shape_is_idle(shape: URIRef) -> None:
    """Whatever constraint is taken away, some case is judged otherwise."""
    worlds = side_by_side(code(shape)[0])
    expected = verdict(closure(shape), worlds)
    assert expected
    made = list(mutants(shape))
    assert made
    assert not [name for name, rules in made if verdict(rules, worlds) == expected]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "twice" not in case.stem], ids=lambda path: path.stem
)
def test_a_shape_without_its_constraint_lets_its_case_pass(case: Path) -> None:
    (shape,) = [shape for shape in NAMED if case.stem.startswith(code(shape))]
    rules = closure(shape)
    for constraint in (SH["not"], SH["or"], SH.sparql):
        rules.remove((shape, constraint, None))
    assert not found(run(world(case), rules))
