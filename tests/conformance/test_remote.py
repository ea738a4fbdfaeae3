"""Shapes on real servers: the same results as in memory, for our suites and those of the W3C."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from rdflib import XSD, Literal

from graph.findings import Refused
from graph.rdf import read_rdf
from graph.store import ChangeSet
from graph.store.engines import LITERALS
from graph.store.remote import RemoteStore
from graph.validate.engine.files import DATA, read_engine
from graph.validate.engine.literals import changed_literals
from graph.validate.engine.results import Result
from graph.validate.engine.standing import Standing
from graph.validate.engine.terms import Node
from tests.conformance.shacl_suite import SUITE, Case, Verdict, cases
from tests.conformance.test_suites import engine, ground, stored
from tests.repository import WITHOUT_MATERIAL
from tests.shapes.worlds import SUITES, side_by_side

FEWEST = {"oxigraph": 117, "virtuoso": 114}


def told(results: Iterable[Result]) -> list[tuple[str, ...]]:
    """What the specification compares; a decimal by its value, as stores write it."""
    return sorted(
        (
            *(str(own) for own in (result.source_shape, result.focus_node)),
            result.path.sparql if result.path else "",
            plain(result.value),
            *(str(own) for own in (result.component, result.severity)),
        )
        for result in set(results)
    )


def plain(node: Node | None) -> str:
    decimal = isinstance(node, Literal) and node.datatype == XSD.decimal
    return str(float(node)) if decimal else str(node)


@pytest.mark.parametrize("letter", sorted(SUITES))
def test_our_suites_find_the_same(letter: str, remote: RemoteStore) -> None:
    where = ground(letter)
    here = stored(side_by_side([where.base, *where.cases, *where.silent], where))
    remote.load({graph: list(here.quads(graph)) for graph in here.graphs()})
    found = told(engine(letter).validate(here).results)
    assert found
    assert told(engine(letter).validate(remote).results) == found


def test_a_change_is_followed_to_the_same_results(remote: RemoteStore) -> None:
    where = ground("G")
    here = stored(side_by_side([where.base, *where.cases], where))
    remote.load({graph: list(here.quads(graph)) for graph in here.graphs()})
    standing = [Standing.of(engine("G"), store) for store in (here, remote)]
    gone = ChangeSet.of(removed=sorted(here.quads(), key=str)[::50])
    after = []
    for store, before in zip((here, remote), standing, strict=True):
        assert store.apply(gone) == gone
        after.append(told(before.after(gone, store).results))
    assert after[0] == after[1] == told(engine("G").validate(remote).results)
    assert after[0] != told(standing[0].results)


@pytest.mark.skipif(not SUITE.exists(), reason=WITHOUT_MATERIAL)
@pytest.mark.filterwarnings("ignore")
def test_the_cases_of_the_w3c_are_passed(
    remote: RemoteStore, record_property: pytest.RecordProperty
) -> None:
    count, failed = Counter[str](), []
    for case in cases():
        try:
            verdict = verdict_of(case, remote)
        except NotKept:
            count["not kept"] += 1
            continue
        count["passed" if case.passes(verdict) else "failed"] += 1
        if not case.passes(verdict):
            failed.append(case.name)
    name = "virtuoso" if LITERALS in remote.capabilities.lacks else "oxigraph"
    why = remote.capabilities.lacks.get(LITERALS, "as the embedded store does")
    record_property("summary", f"W3C SHACL on {name}: {dict(count)}; literals not kept: {why}")
    assert failed == []
    assert count["passed"] >= FEWEST[name]


class NotKept(Exception):
    """The server, or the copy that is made of what it holds, changes or refuses a literal."""


def verdict_of(case: Case, store: RemoteStore) -> Verdict:
    quads = read_rdf(case.data).quads
    try:
        compiled = read_engine(case.shapes)
    except Refused:
        return Verdict(None)
    try:
        store.replace(DATA, quads)
    except Refused as refused:
        raise NotKept from refused
    copied = store.capabilities.validated_in_a_copy and changed_literals(quads)
    if copied or literals(store.quads()) != literals(quads):
        raise NotKept
    try:
        return Verdict(compiled.validate(store).results)
    except Refused:
        return Verdict(None)


def literals(quads: Iterable[ox.Quad]) -> Counter[str]:
    return Counter(str(quad.object) for quad in quads if isinstance(quad.object, ox.Literal))
