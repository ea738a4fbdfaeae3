"""Faults: what is wrong with the statements themselves, by name, place and cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from rdflib import SH, BNode, Graph, Literal, URIRef

from graph.dates import parse_day
from graph.findings import Finding, Named, Severity
from graph.language import Text
from graph.load import load_sources
from graph.namespaces import BASE, code, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.tables.origin import Origins, find_origins
from graph.validate.faults import read_faults
from graph.validate.rules import Rule

SHAPE = "https://w3id.org/samverkan/shapes#N99-x"
RULE = Rule(
    "N99-x",
    Severity.IN_PROGRESS,
    "CollaborationForum",
    "integrity",
    Text("Något saknas", "Something is missing"),
    Text("Det ska finnas.", "It must be there."),
    Text("Ange det.", "State it."),
)
STATED = {"basis": "stated", "evidence": "e1"}
PLACES = [
    {"key": key, "name_sv": name, "name_en": name, "type": kind, "within": within} | STATED
    for key, name, kind, within in (
        ("91", "Alfa län", "county", ""),
        ("9101", "Åby", "municipality", "locality/91"),
        ("9102", "Älvby", "municipality", "locality/91"),
        ("92", "Beta län", "county", ""),
    )
]
GROUPS = [
    {"key": key, "name_sv": name, "name_en": name, "kind": "forum", "covers": covers} | STATED
    for key, name, covers in (
        ("ett", "Grupp ett", "locality/9101"),
        ("flera", "Grupp flera", "locality/9101; locality/9102"),
        ("utan", "Grupp utan", ""),
    )
]
LEVELS = [{"id": "l1", "group": "group/ett", "level": "strategic", "given_as": "text"} | STATED]

Tell = Callable[..., list[Finding]]


@pytest.fixture
def tell(write_source: Callable[..., Any]) -> Tell:
    folder = write_source("s", localities=PLACES, groups=GROUPS, group_levels=LEVELS)
    store = EmbeddedStore()
    load_sources(store, [folder])
    view = Perspective.at(store, parse_day("2020-06-30"), parse_day("2026-01-01"))
    origins = find_origins([folder])

    def make(*results: dict[str, Any], area: str | None = None, origins: Origins = origins) -> list:
        report = Graph()
        for own in results:
            node = BNode()
            report.add((BNode(), SH.result, node))
            report.add((node, SH.sourceShape, URIRef(SHAPE)))
            for key, value in own.items():
                report.add((node, SH[key], value))
        return list(read_faults(report, {SHAPE: RULE}, origins, view, area).values())

    return make


def at(reference: str) -> URIRef:
    return URIRef(thing(reference).value)


def test_a_fault_names_thing_place_cell_reason_and_step(tell: Tell) -> None:
    (found,) = tell({"focusNode": at("group/ett")})
    assert found.what == Text("Något saknas: Grupp ett.", "Something is missing: Grupp ett.")
    assert (found.title, found.why, found.fix) == (RULE.name, RULE.message, RULE.step)
    assert found.where.thing == Named("group/ett", Text.same("Grupp ett"))
    assert found.where.locality == Named("9101", Text.same("Åby"))
    assert (found.where.file, found.where.row, found.where.line) == ("s/groups.csv", "ett", 2)
    assert found.source == Named("s", Text.same("s"))
    assert (found.code, found.suite) == ("N99-x", "integrity")


def test_what_is_only_to_be_noted_is_uncertain_and_not_in_progress(tell: Tell) -> None:
    (found,) = tell({"focusNode": at("group/ett")})
    assert found.severity is Severity.UNCERTAIN


def test_the_column_is_named_where_one_property_is_at_fault(tell: Tell) -> None:
    path = URIRef("https://w3id.org/samverkan/ns#level")
    (found,) = tell({"focusNode": at("statement/s/group_levels/l1"), "resultPath": path})
    assert found.where.file == "s/group_levels.csv"
    assert (found.where.column, found.where.column_title) == ("level", Text("Nivå", "Level"))


def test_a_statement_stands_where_what_it_is_about_works(tell: Tell) -> None:
    (found,) = tell({"focusNode": at("statement/s/group_levels/l1")})
    assert found.where.locality == Named("9101", Text.same("Åby"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (at("group/flera"), "Grupp flera"),
        (URIRef(code("level", "strategic").value), "strategisk nivå"),
        (Literal("tolv"), "tolv"),
    ],
)
def test_what_else_it_is_about_is_told_in_words(tell: Tell, value: Any, said: str) -> None:
    (found,) = tell({"focusNode": at("group/ett"), "value": value})
    assert found.what.sv == f"Något saknas: Grupp ett. Det gäller: {said}."
    assert found.evidence[0]["name"]["sv"] == said


def test_the_focus_itself_is_told_once(tell: Tell) -> None:
    (found,) = tell({"focusNode": at("group/ett"), "value": at("group/ett")})
    assert found.evidence == ()


def test_of_a_graph_the_value_is_what_is_to_be_mended(tell: Tell) -> None:
    focus = URIRef(f"{BASE}graph/source/s")
    (found,) = tell({"focusNode": focus, "value": at("group/ett")})
    assert found.where.thing == Named("group/ett", Text.same("Grupp ett"))


@pytest.mark.parametrize(
    ("area", "keys"),
    [
        (None, ["ett", "flera", "utan"]),
        ("locality/9101", ["ett", "flera"]),
        ("locality/9102", ["flera"]),
        ("locality/91", ["ett", "flera"]),
        ("locality/92", []),
    ],
)
def test_an_area_shows_what_works_there(tell: Tell, area: str | None, keys: list[str]) -> None:
    results = [{"focusNode": at(f"group/{key}")} for key in ("utan", "flera", "ett")]
    found = tell(*results, area=thing(area).value if area else None)
    assert sorted(own.where.row for own in found) == keys


def test_what_is_in_no_table_is_told_without_a_place(tell: Tell) -> None:
    (found,) = tell({"focusNode": at("group/okand")}, origins=find_origins([]))
    assert found.where.text() == Text("", "")
    assert re.search("okand", found.what.sv)
