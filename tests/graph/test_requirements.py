"""Requirements: whom they reach, from when, and how long; no county is named in the code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import graph
from graph.coverage import cover
from graph.knowledge import Knowledge
from graph.language import Text
from graph.localities import Gazetteer
from graph.namespaces import expand, slug, thing
from graph.perspective import Perspective
from graph.requirements import Requirement, Requirements, read_requirements
from tests.graph.edits import EVERY, WORLD, about, holding, toggled

PLACES = [
    {"key": "se", "type": "country"},
    {"key": "88", "type": "county", "within": "locality/se"},
    {"key": "8801", "type": "municipality", "within": "locality/88"},
    {"key": "8802", "type": "municipality", "within": "locality/88"},
    {"key": "99", "type": "county", "within": "locality/se"},
    {"key": "9901", "type": "municipality", "within": "locality/99"},
]
AGREEMENTS = [
    {"key": "a", "kind": "county-agreement", "from": "2015-01-01", "through": "2016-12-31"},
    {"key": "b", "kind": "county-agreement"},
]
CLAUSES = [
    {"key": "a1", "agreement": "agreement/a", "modal": "ska"},
    {"key": "b1", "agreement": "agreement/b", "modal": "bör"},
]
NEED = {
    "key": "need",
    "kind": "structure",
    "clauses": "clause/a1",
    "force": "shall",
    "applies_to": "municipality",
    "applies_within": "locality/88",
    "requires_kind": "agreement",
}


@pytest.fixture
def read(look: Callable[..., Perspective]) -> Callable[..., list[Requirement]]:
    def make(*needs: dict[str, str]) -> list[Requirement]:
        perspective = look(
            "2020-01-01",
            localities=PLACES,
            agreements=AGREEMENTS,
            clauses=CLAUSES,
            requirements=[NEED | need for need in needs],
        )
        return read_requirements(perspective)

    return make


def test_a_requirement_is_read_with_its_clauses(read: Callable[..., list[Requirement]]) -> None:
    (need,) = read(
        {"name_sv": "Behov", "name_en": "Need", "next_step_sv": "G", "next_step_en": "D"}
    )
    assert (need.key, need.name, need.force, need.basis) == (
        "need",
        Text("Behov", "Need"),
        "shall",
        "stated",
    )
    assert need.next_step == Text("G", "D")
    (clause,) = need.clauses
    assert (slug(clause.iri), slug(clause.agreement), clause.modal) == ("a1", "a", "ska")
    assert clause.end == date(2016, 12, 31)
    assert [place.key for place in clause.evidence] == ["e1"]


def test_whom_a_structure_is_for_and_who_must_take_part(view: Callable[..., Perspective]) -> None:
    needs = {need.key: need for need in read_requirements(view("2023-03-31"))}
    agreement = needs["dalarna-lokal-overenskommelse"]
    assert agreement.parties == ("municipality", "outpatient-psychiatry", "primary-care")
    assert list(map(slug, agreement.target_groups)) == ["dalarna-psykisk-funktionsnedsattning-18"]
    assert (needs["svom-representation"].target_groups, needs["samla-mini-maria"].parties) == (
        (),
        (),
    )


@pytest.mark.parametrize(
    ("cells", "last"),
    [
        ({}, date(2016, 12, 31)),
        ({"clauses": "clause/a1; clause/b1"}, None),
        ({"clauses": "clause/b1", "through": "2018"}, date(2018, 12, 31)),
        ({"through": "2018-06"}, date(2018, 6, 30)),
    ],
)
def test_the_last_day_is_its_own_or_that_of_its_documents(
    read: Callable[..., list[Requirement]], cells: dict[str, str], last: date | None
) -> None:
    (need,) = read(cells)
    assert need.last_day == last


def test_they_come_in_swedish_order(read: Callable[..., list[Requirement]]) -> None:
    names = ["Ödla", "Apa", "Zebra", "Ål"]
    found = read(*({"key": f"n{i}", "name_sv": name} for i, name in enumerate(names)))
    assert [need.name.sv for need in found] == ["Apa", "Zebra", "Ål", "Ödla"]


@pytest.mark.parametrize(
    ("cells", "reached"),
    [
        ({}, ["8801", "8802"]),
        ({"exempts": "locality/8802"}, ["8801"]),
        ({"applies_within": "locality/9901; locality/8801"}, ["8801", "9901"]),
        ({"applies_within": "locality/se"}, ["8801", "8802", "9901"]),
        ({"applies_to": "county"}, ["88"]),
    ],
)
def test_whom_a_requirement_reaches(
    look: Callable[..., Perspective], cells: dict[str, str], reached: list[str]
) -> None:
    perspective = look(
        "2020-01-01",
        localities=PLACES,
        agreements=AGREEMENTS,
        clauses=CLAUSES,
        requirements=[NEED | cells],
    )
    gazetteer = Gazetteer.of(perspective.knowledge)
    (need,) = read_requirements(perspective)
    found = [place.key for place in gazetteer.localities.values() if need.applies(place, gazetteer)]
    assert sorted(found) == reached


@pytest.mark.parametrize(
    ("cells", "day", "began", "expired"),
    [
        ({}, "2014-01-01", True, False),
        ({}, "2016-12-31", True, False),
        ({}, "2017-01-01", True, True),
        ({"clauses": "clause/a1; clause/b1"}, "2017-01-01", True, False),
        ({"clauses": "clause/b1"}, "2030-01-01", True, False),
        ({"through": "2018"}, "2018-12-31", True, False),
        ({"through": "2018"}, "2019-01-01", True, True),
        ({"from": "2015-06-01"}, "2015-05-31", False, False),
        ({"from": "2015-06-01"}, "2015-06-01", True, False),
    ],
)
def test_when_a_requirement_begins_and_expires(
    read: Callable[..., list[Requirement]],
    cells: dict[str, str],
    day: str,
    began: bool,
    expired: bool,
) -> None:
    (need,) = read(cells)
    on = date.fromisoformat(day)
    assert (need.began(on), need.expired(on)) == (began, expired)


def test_a_county_with_other_requirements_needs_no_code(look: Callable[..., Perspective]) -> None:
    other = {
        "key": "other",
        "applies_within": "locality/99",
        "requires_kind": "action-plan",
        "force": "should",
        "clauses": "clause/b1",
    }
    claim = {"id": "c", "locality": "locality/9901", "requirement": "requirement/other"}
    perspective = look(
        "2020-06-30",
        localities=PLACES,
        agreements=AGREEMENTS,
        clauses=CLAUSES,
        requirements=[NEED, NEED | other],
        claims=[claim | {"stage": "drafting", "as_of": "2020-05-01"}],
    )
    matrix = cover(perspective)
    cells = {(c.locality.key, c.requirement.key): c.assessment.status.value for c in matrix.cells}
    assert cells == {
        ("8801", "need"): "not-reported",
        ("8802", "need"): "not-reported",
        ("9901", "other"): "in-progress",
    }


def test_the_library_names_no_county_and_no_requirement(view: Callable[..., Perspective]) -> None:
    keys = {need.key for need in read_requirements(view("2023-03-31"))}
    words = {"dalarna", "lerum", "alingsas", "samla", "svom", *keys}
    found = [
        f"{path.name}: {word}"
        for path in Path(graph.__file__).parent.rglob("*.py")
        for word in words
        if word in path.read_text("utf-8").lower()
    ]
    assert found == []


def test_before_the_county_agreement_nothing_is_required(view: Callable[..., Perspective]) -> None:
    county = thing("locality/20").value
    before, from_then = cover(view("2017-02-02"), county), cover(view("2017-02-03"), county)
    assert before.requirements == ()
    assert before.cells == ()
    assert len(before.no_requirements) == 15
    assert len(from_then.requirements) == 4
    assert from_then.no_requirements == ()


def test_they_are_read_anew_only_for_what_they_tell() -> None:
    store = holding(WORLD)

    def after(subject: str, predicate: str) -> Requirements:
        quads = (quad for quad in about(subject) if quad.predicate == expand(predicate))
        store.apply(toggled(WORLD, quads))
        return Requirements.of(Knowledge(store, None))

    first = Requirements.of(Knowledge(store, None))
    assert after("statement/p", "samv:stage") is first
    assert after("evidence/p", "samv:section") is first
    later = after("evidence/n", "samv:page")
    other, need = later.every
    assert other is first.every[0]
    assert [item.page for clause in need.clauses for item in clause.evidence] != [3]
    assert [item.page for clause in first.every[1].clauses for item in clause.evidence] == [3]


def test_where_sources_differ_about_one_it_is_still_one() -> None:
    known = Knowledge(holding(EVERY), None)
    assert [need.key for need in Requirements.read(known).every] == ["m", "n"]
