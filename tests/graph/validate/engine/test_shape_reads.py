"""What a shape reads: its targets, its paths, and all that lies inside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.validate.engine.read import Read, Reads
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.shape_reads import shape_reads

ReadShapes = Callable[[str], Graph]
BELOW = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
TOLD = {
    "sh:targetClass ex:A ; sh:nodeKind sh:IRI": ["> type of A"],
    "sh:targetSubjectsOf ex:p ; sh:nodeKind sh:IRI": ["> p"],
    "sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI": ["> ^p"],
    "sh:targetNode ex:n ; sh:nodeKind sh:IRI": [],
    "sh:targetNode ex:n ; sh:property [ sh:path ex:p ; sh:maxCount 1 ]": ["> p"],
    "sh:targetNode ex:n ; sh:property [ sh:path ex:p ; sh:deactivated true ]": [],
    "sh:targetNode ex:n ; sh:property [ sh:path ex:p ; sh:class ex:A ]": ["> p", "p > type of A"],
    "sh:targetNode ex:n ; sh:property [ sh:path ex:p ; sh:equals ex:q ]": ["> p", "> q"],
    "sh:targetNode ex:n ; sh:closed true": ["> *"],
    "sh:targetNode ex:n ; sh:not [ sh:path ex:p ; sh:minCount 1 ]": ["> p"],
    "sh:targetNode ex:n ; sh:xone ( [ sh:class ex:A ] [ sh:class ex:B ] )": [
        *("> type of A", "> type of B"),
    ],
}


def told(read: Read) -> str:
    [(way, last)] = read.ways
    steps = "/".join(path.predicate.rsplit("/", 1)[-1] for path in way)
    if last is None:
        return f"{steps} > *".strip()
    if last.of_class:
        return f"{steps} > type of {last.of_class[-1]}".strip()
    return f"{steps} > {'^' if last.backwards else ''}{last.predicate[-1]}".strip()


def reads(read_shapes: ReadShapes, shape: str) -> Reads:
    [compiled] = SetEngine(read_shapes(f"ex:s a sh:NodeShape ; {shape} .")).compiled
    return shape_reads(compiled)


@pytest.mark.parametrize("shape", TOLD)
def test_each_read_is_told_once(read_shapes: ReadShapes, shape: str) -> None:
    found = reads(read_shapes, shape)
    assert sorted(map(told, found.followed)) == sorted(TOLD[shape])
    assert found.unfollowed == {BELOW}


def test_what_a_query_cannot_follow_concerns_the_whole_shape(read_shapes: ReadShapes) -> None:
    query = "sh:targetNode ex:n ; sh:sparql [ sh:select 'SELECT $this { $this ?p ?x . %s }' ]"
    assert reads(read_shapes, query % "?y <urn:q> ?z").unfollowed == {BELOW, "urn:q"}
    assert reads(read_shapes, query % "?y ?q ?z") == Reads(unfollowed=None)
