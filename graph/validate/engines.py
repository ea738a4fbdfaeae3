"""The engines that judge: shapes as set-based queries, or pySHACL as the reference."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad
from rdflib import Graph

from graph.perspective import Perspective
from graph.store import ChangeSet, EmbeddedStore
from graph.validate import statements
from graph.validate.engine.files import read_engine
from graph.validate.engine.set_engine import Explanation, SetEngine
from graph.validate.engine.standing import Standing
from graph.validate.engine.terms import to_term
from graph.validate.shacl import merged_suites, run, schema

_DATA = NamedNode("urn:data")


class Engine(StrEnum):
    """set: one query over all nodes. pyshacl: node by node; the reference."""

    SET = "set"
    PYSHACL = "pyshacl"


@cache
def compiled(suites: tuple[str, ...]) -> SetEngine:
    """Return suites of ours as queries, compiled once. Raises Refused for an unknown one."""
    return SetEngine(merged_suites(suites))


def explain_suites(suites: Iterable[str]) -> list[Explanation]:
    """Return how each shape of some suites is judged. Raises Refused for an unknown suite."""
    return compiled(tuple(suites)).explain()


def explain_file(path: Path) -> list[Explanation]:
    """Return how each shape of a file is judged. Raises Refused when it cannot be used."""
    return read_engine(path).explain()


def judge_graph(data: Graph, suites: tuple[str, ...], engine: Engine) -> Graph:
    """Judge a graph by suites of ours; return the standard report."""
    if engine is Engine.PYSHACL:
        return run(data, merged_suites(suites), schema())
    store = EmbeddedStore()
    store.load({_DATA: [_quad(triple) for triple in (*data, *schema())]})
    return compiled(suites).validate(store).report


def judge_statements(perspective: Perspective, suites: tuple[str, ...], engine: Engine) -> Graph:
    """Judge what the sources say, as known, by suites of ours; return the standard report.

    It is made once, and after a change only what the change touches is judged again.
    """
    if engine is Engine.PYSHACL:
        return statements.judge(perspective, suites)
    return stand(perspective, suites).report


def stand(perspective: Perspective, suites: tuple[str, ...]) -> Standing:
    """Return what suites of ours find in what the sources say, as known, kept up to date."""
    store, graphs = perspective.store, perspective.graphs

    def make() -> Standing:
        return Standing.of(compiled(suites), store, graphs)

    def follow(standing: Standing, changes: ChangeSet) -> Standing:
        return standing.after(changes, store, graphs)

    return store.remember(("standing", suites, graphs), make, follow)


def _quad(triple: tuple[Any, Any, Any]) -> Quad:
    subject, predicate, value = map(to_term, triple)
    return Quad(subject, predicate, value, _DATA)  # type: ignore[arg-type]
