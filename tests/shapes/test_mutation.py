"""No part of a shape is idle: whatever is taken away, some case is judged otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.findings import Refused
from tests.shapes.worlds import (
    NAMED,
    SHAPES,
    code,
    dataset,
    ground,
    own_cases,
    results,
    run,
    side_by_side,
    world,
)

each_shape = pytest.mark.parametrize("shape", NAMED, ids=code)

# What stays: what a shape looks at and says, and the nodes that only hold something together.
KEPT = {
    *(RDF.type, RDF.first, RDF.rest, SH.path, SH.alternativePath, SH.inversePath),
    *(SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf),
    *(SH.severity, SH.name, SH.message, SH.description),
    *(SH.select, SH.prefixes, SH.declare, SH.prefix, SH.namespace),
}
LISTS = {SH["or"], SH.xone, SH.alternativePath}
QUERY_PARTS: dict[str, dict[str, str]] = {
    "G02-assessed-once": {
        "FILTER NOT EXISTS { $this samv:exempts ?value }": "",
        "samv:within* ?area ;": "",
        "samv:within* ?area": "samv:within ?area",
        "within* ?area ; samv:localityType ?kind": "within* ?area",
        "samv:aboutRequirement $this ;": "",
        "; samv:about ?value": "",
        "; a samv:Assessment": "",
        "!= 1": "< 1",
        " != 1": " > 1",
    },
    "N07-two-parties": {
        "kind:county-agreement, ": "",
        "FILTER (?role IN (role:party, role:planned, role:non-renewing))": "",
        "(role:party, ": "(",
        "role:planned, ": "",
        ", role:non-renewing": "",
        "DISTINCT ": "",
        "< 2": "< 1",
    },
    "N09-acyclic": {
        "samv:isSubordinateTo|": "",
        "|samv:belongsTo": "",
        "|samv:within": "",
        "|skos:broader": "",
        "|dct:replaces": "",
        ")+": ")",
    },
    "N10-outlives-superior": {
        "!BOUND(?own) || ": "",
        " || ?own > ?end": "",
        "?value schema:validThrough ?end": "",
    },
    "N11-ages-differ": {
        "COALESCE(?from, 0) != COALESCE(?first, 0) || ": "",
        " || COALESCE(?to, 999) != COALESCE(?last, 999)": "",
        "OPTIONAL { ?own samv:maxAge ?to }": "",
        "OPTIONAL { ?superior samv:minAge ?first }": "",
    },
    "N37-equal-names": {
        "; a ?type ; samv:covers|samv:operatesIn ?place .\n              ?value": " .\n ?value",
        "samv:covers|samv:operatesIn ?place .\n              FILTER": "rdf:subject? ?any . FILTER",
        "|samv:operatesIn": "",
        "samv:covers|": "",
        "FILTER (STR($this) < STR(?value))": "FILTER ($this != ?value)",
        "?relation rdf:subject|rdf:object $this ;": "?relation",
    },
    "P01-graph-matches-evidence": {
        "FILTER NOT EXISTS { ?evidence samv:source ?own }": "",
        "GRAPH $this { ?value samv:evidence ?evidence }": "?value samv:evidence ?evidence .",
    },
    "P02-evidence-in-its-graph": {
        "FILTER (?source != ?own)": "",
        "GRAPH $this { ?value samv:source ?source }": "?value samv:source ?source .",
    },
    "P03-in-a-source": {
        "?graph prov:hadPrimarySource ?any .": "",
        ". GRAPH ?graph { ?value samv:evidence ?evidence }": "",
        "?evidence samv:source ?own .": "",
        "$this prov:hadPrimarySource ?own . ": "",
    },
    "P07-later-than-source": {
        "FILTER (?day > ?issued)": "",
        "GRAPH $this { ?value samv:asOf ?day }": "?value samv:asOf ?day .",
        "> ?issued": ">= ?issued",
    },
    "P09-contact-details": {
        "[^ @]@[^ @]+[.][A-Za-z][A-Za-z]|": "",
        "|(^|[^0-9+])([+]46|0)[ -]?7[0-9]([ -]?[0-9]){7}($|[^0-9])": "",
        "|(^|[^0-9])(19|20)?[0-9][0-9](0[1-9]|1[0-2])[0-9][0-9][-+][0-9]{4}($|[^0-9])": "",
        "(0[1-9]|1[0-2])": "[0-9][0-9]",
    },
}


def closure(shape: Node) -> Graph:
    """One shape with all that hangs on it, and the prefixes of queries."""
    graph, waiting = Graph(), [shape, *SHAPES.subjects(SH.declare)]
    while waiting:
        node = waiting.pop()
        for predicate, value in SHAPES.predicate_objects(node):
            graph.add((node, predicate, value))
            if isinstance(value, BNode):
                waiting.append(value)
    return graph


def mutants(shape: Node) -> Iterator[tuple[str, Graph]]:
    """The shape without one constraint, one alternative, or one part of its query."""
    graph = closure(shape)
    for subject, predicate, value in sorted(graph):
        if subject != shape and not isinstance(subject, BNode):
            continue
        if predicate.startswith(str(SH)) and predicate not in KEPT:
            changed = Graph() + graph
            changed.remove((subject, predicate, value))
            yield f"without {predicate} {value}", changed
        if predicate in LISTS:
            for number in range(len(Collection(graph, value))):
                changed = Graph() + graph
                del Collection(changed, value)[number]
                yield f"without alternative {number} of {predicate}", changed
        if predicate == SH.select:
            for part, other in QUERY_PARTS[code(shape)].items():
                assert part in value, part
                changed = Graph() + graph
                changed.set((subject, predicate, Literal(value.replace(part, other))))
                yield f"{part!r} as {other!r}", changed


def verdict(rules: Graph, shape: Node) -> set[tuple[str, ...]]:
    """Which nodes of its worlds fail; a word of its own when the shape cannot be used."""
    try:
        return {
            (str(number), *result)
            for number, data in enumerate(judging(shape))
            for result in results(run(data, rules))
        }
    except Refused:
        return {("unusable",)}


_JUDGING: dict[Node, list[Graph]] = {}


def judging(shape: Node) -> list[Graph]:
    """The base, the cases of a shape and the neutral ones that are named after it."""
    if shape not in _JUDGING:
        _JUDGING.clear()
        where = ground(shape)
        neutral = where.silent if code(shape)[0] in "KG" else own_cases(shape, where.silent)
        paths: list[Path] = [where.base, *own_cases(shape, where.cases), *neutral]
        by_itself = code(shape)[0] == "P"
        _JUDGING[shape] = (
            [dataset(world(path, where)) for path in paths]
            if by_itself
            else [side_by_side(paths, where)]
        )
    return _JUDGING[shape]


@each_shape
def test_no_part_of_a_shape_is_idle(shape: URIRef) -> None:
    expected = verdict(closure(shape), shape)
    assert expected
    made = list(mutants(shape))
    assert made
    assert not [name for name, rules in made if verdict(rules, shape) == expected]
