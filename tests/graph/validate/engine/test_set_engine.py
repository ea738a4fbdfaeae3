"""The engine as a whole: restricted, explained, with its notes, on any store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Graph, URIRef

from graph.findings import Place
from graph.store import EmbeddedStore
from graph.validate.engine.results import Result
from graph.validate.engine.set_engine import REFERENCE, SET_BASED, SetEngine

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

SHAPES = (
    "ex:s sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:class ex:D ] . "
    "ex:t sh:targetSubjectsOf ex:q ; sh:nodeKind sh:BlankNode . "
)
DATA = "ex:a a ex:C . ex:b a ex:C ; ex:p ex:a ; ex:q 1 . ex:E rdfs:subClassOf ex:D ."
A, B, S, T = (URIRef(f"https://example.org/{name}") for name in "abst")


def who(results: tuple[Result, ...]) -> list[str]:
    return sorted(f"{str(r.focus_node)[-1]}{str(r.target_shape)[-1]}" for r in results)


@pytest.mark.parametrize("saved", [False, True])
def test_the_same_in_memory_and_on_disk(
    read_shapes: ReadShapes, make_store: MakeStore, tmp_path: Path, saved: bool
) -> None:
    store = make_store(DATA)
    if saved:
        store.save(tmp_path / "store")
        store = EmbeddedStore(tmp_path / "store", read_only=True)
    outcome = SetEngine(read_shapes(SHAPES)).validate(store)
    assert who(outcome.results) == ["as", "bs", "bt"]
    assert outcome.notes == ()


@pytest.mark.parametrize(
    ("focus", "wanted"),
    [
        ({S: [A]}, ["as"]),
        ({S: [A, B], T: [A]}, ["as", "bs"]),
        ({S: None}, ["as", "bs"]),
        ({S: [URIRef("urn:nobody")], T: []}, []),
        ({}, []),
    ],
)
def test_only_what_is_asked_about(
    read_shapes: ReadShapes, make_store: MakeStore, focus: dict[URIRef, None], wanted: list[str]
) -> None:
    outcome = SetEngine(read_shapes(SHAPES)).validate(make_store(DATA), focus=focus)
    assert who(outcome.results) == wanted


def test_no_run_is_restricted_to_a_blank_node(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    with pytest.raises(ValueError, match="x"):
        SetEngine(read_shapes(SHAPES)).validate(make_store(DATA), focus={S: [BNode("x")]})


def test_only_the_graphs_that_are_asked_about(read_shapes: ReadShapes) -> None:
    store = EmbeddedStore()
    engine = SetEngine(read_shapes(SHAPES))
    assert engine.validate(store, graphs=[]).results == ()


def test_a_shape_that_targets_nothing_is_told_of(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    engine = SetEngine(read_shapes(SHAPES), Place(file="s.ttl"))
    (note,) = engine.validate(make_store("ex:a a ex:C ; ex:p ex:a . ex:a a ex:D .")).notes
    assert (note.code, note.where.file) == ("shape-targets-nothing", "s.ttl")
    assert " t " in note.what.sv
    (none,) = SetEngine(read_shapes("ex:s a sh:NodeShape .")).validate(make_store("")).notes
    assert none.code == "no-targets"


def test_what_is_left_to_the_reference_is_told_of_and_validated(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    more = "ex:u sh:targetClass ex:C ; sh:maxCont 1 ; sh:nodeKind sh:Literal ."
    engine = SetEngine(read_shapes(SHAPES + more))
    outcome = engine.validate(make_store(DATA))
    assert who(outcome.results) == ["as", "au", "bs", "bt", "bu"]
    (note,) = outcome.notes
    assert note.code == "shape-by-reference"
    assert "maxCont" in note.what.en
    told = {one.name: one.engine for one in engine.explain()}
    assert told == {"s": SET_BASED, "t": SET_BASED, "u": REFERENCE}


def test_the_queries_of_each_shape_are_shown(
    read_shapes: ReadShapes, make_store: MakeStore
) -> None:
    engine = SetEngine(read_shapes(SHAPES))
    first, _ = engine.explain(make_store(DATA))
    assert [one.startswith("SELECT DISTINCT ?this") for one in first.queries] == [True]
    assert "https://example.org/E" in first.queries[0]
    assert "subClassOf" in " ".join(engine.explain()[0].queries)


def test_a_report_is_the_standard_one(read_shapes: ReadShapes, make_store: MakeStore) -> None:
    outcome = SetEngine(read_shapes(SHAPES)).validate(make_store(DATA))
    assert len(outcome.results) == 3
    assert outcome.report is outcome.report
