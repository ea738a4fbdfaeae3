"""The reads of a path find everybody for whom a triple on it matters."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.validate.engine.property_paths import Operator, Path, step
from graph.validate.engine.read import Read, Step, path_reads, turned

P, Q = step("urn:p"), step("urn:q")
NODES = [ox.NamedNode(f"urn:{name}") for name in "abcd"]
triples = st.builds(
    lambda s, p, o: ox.Triple(s, ox.NamedNode(p.predicate), o),
    st.sampled_from(NODES),
    st.sampled_from([P, Q]),
    st.sampled_from(NODES),
)
UNARY = [Operator.INVERSE, Operator.ZERO_OR_MORE, Operator.ONE_OR_MORE, Operator.ZERO_OR_ONE]
paths = st.recursive(
    st.sampled_from([P, Q]),
    lambda inner: st.one_of(
        st.builds(lambda op, part: Path(op, (part,)), st.sampled_from(UNARY), inner),
        st.builds(
            lambda op, parts: Path(op, tuple(parts)),
            st.sampled_from([Operator.SEQUENCE, Operator.ALTERNATIVE]),
            st.lists(inner, min_size=2, max_size=3),
        ),
    ),
    max_leaves=4,
)


def reached(known: set[ox.Triple], path: str) -> set[tuple[ox.NamedNode, ox.NamedNode]]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in known)
    # A node that stands in no triple is not even at the end of a path of no length.
    store.extend(ox.Quad(node, ox.NamedNode("urn:stands"), node) for node in NODES)
    every = " ".join(map(str, NODES))
    found = store.query(f"SELECT ?a ?b {{ VALUES ?a {{ {every} }} ?a {path} ?b }}")
    assert isinstance(found, ox.QuerySolutions)
    return {(row["a"], row["b"]) for row in found}  # type: ignore[misc]


def starts(read: Read, gone: ox.Triple, known: set[ox.Triple]) -> set[ox.NamedNode]:
    """Walk the ways of a read back from a triple."""
    found: set[ox.NamedNode] = set()
    for way, last in read.ways:
        assert last is not None
        if last.predicate == gone.predicate.value:
            near = gone.object if last.backwards else gone.subject
            path = "/".join(part.sparql for part in way)
            leads = reached(known, path) if way else {(node, node) for node in NODES}
            found |= {start for start, end in leads if end == near}
    return found


@given(paths, st.sets(triples, min_size=1, max_size=6), st.data())
def test_whoever_loses_a_value_is_found(
    path: Path, known: set[ox.Triple], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(known, key=str)))
    lost = reached(known, path.sparql) - reached(known - {gone}, path.sparql)
    found = {start for read in path_reads(path) for start in starts(read, gone, known)}
    assert {start for start, _ in lost} <= found


@given(paths, st.sets(triples, min_size=1, max_size=6), st.data())
def test_backwards_it_is_the_path_the_other_way_round(
    path: Path, known: set[ox.Triple], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(sorted(known, key=str)))
    lost = reached(known, path.sparql) - reached(known - {gone}, path.sparql)
    reads = path_reads(path, backwards=True)
    found = {start for read in reads for start in starts(read, gone, known)}
    assert {end for _, end in lost} <= found


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (P, ["> p"]),
        (Path(Operator.INVERSE, (P,)), ["> ^p"]),
        (Path(Operator.SEQUENCE, (P, Q)), ["> p", "p > q"]),
        (Path(Operator.INVERSE, (Path(Operator.SEQUENCE, (P, Q)),)), ["> ^q", "^q > ^p"]),
        (Path(Operator.ALTERNATIVE, (P, Q)), ["> p", "> q"]),
        (Path(Operator.ZERO_OR_MORE, (P,)), ["(p*) > p"]),
        (Path(Operator.ZERO_OR_ONE, (P,)), ["> p"]),
    ],
)
def test_no_more_is_read_than_need_be(path: Path, told: list[str]) -> None:
    assert [shown(read) for read in path_reads(path)] == told


def shown(read: Read) -> str:
    [(way, last)] = read.ways
    assert last is not None
    steps = "/".join(part.sparql for part in way).replace("<urn:", "").replace(">", "")
    return f"{steps} > {'^' if last.backwards else ''}{last.predicate[4:]}".strip()


def test_a_read_can_stand_behind_a_way() -> None:
    read = Read((((Q,), Step("urn:p")), ((), None)))
    assert read.after((P,)).ways == (((P, Q), Step("urn:p")), ((P,), None))
    assert turned(turned(P)) == turned(P, backwards=False) == P
