"""Localities: what lies within what, areas that a source counts together included."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge
from graph.language import Text
from graph.localities import Gazetteer
from graph.namespaces import expand, slug, thing
from graph.perspective import Perspective
from tests.graph.edits import WORLD, about, holding, toggled

PLACES = [
    {"key": "se", "type": "country"},
    {"key": "88", "type": "county", "within": "locality/se"},
    {"key": "8801", "type": "municipality", "within": "locality/88", "name_sv": "Ängby"},
    {"key": "8802", "type": "municipality", "within": "locality/88", "name_sv": "Zinken"},
    {"key": "8803", "type": "municipality", "within": "locality/88", "name_sv": "Åby"},
    {"key": "north", "type": "sub-county-area", "within": "locality/88", "name_sv": "Norra"},
]
NORTH = [
    {"id": "a", "area": "locality/north", "member": "locality/8801"},
    {"id": "b", "area": "locality/north", "member": "locality/8802"},
]


def iri(key: str) -> str:
    return thing(f"locality/{key}").value


@pytest.fixture
def small(look: Callable[..., Perspective]) -> Gazetteer:
    return Gazetteer(look("2020-01-01", localities=PLACES, area_members=NORTH).knowledge)


def keys(found: object) -> list[str]:
    return [locality.key for locality in found]  # type: ignore[attr-defined]


def test_a_locality_knows_its_key_type_and_name(small: Gazetteer) -> None:
    place = small.localities[iri("8803")]
    assert (place.key, place.type, place.name) == ("8803", "municipality", Text("Åby", "8803"))


def test_around_a_locality_are_all_that_it_lies_within(small: Gazetteer) -> None:
    assert set(map(slug, small.around(iri("8801")))) == {"8801", "north", "88", "se"}
    assert set(map(slug, small.around(iri("8803")))) == {"8803", "88", "se"}
    assert small.around("urn:unknown") == {"urn:unknown"}


def test_inside_come_in_swedish_order_and_by_type(small: Gazetteer) -> None:
    assert keys(small.inside(iri("88"), "municipality")) == ["8802", "8803", "8801"]
    assert keys(small.inside(iri("north"), "municipality")) == ["8802", "8801"]
    assert keys(small.inside(iri("8803"))) == ["8803"]
    assert keys(small.inside(iri("se"), "county")) == ["88"]
    assert keys(small.inside("urn:unknown")) == []


def test_near_a_locality_is_what_concerns_it(small: Gazetteer) -> None:
    assert set(map(slug, small.near(iri("8801")))) == {"8801", "north", "88"}
    assert set(map(slug, small.near(iri("north")))) == {"8801", "8802", "north", "88"}
    assert "se" in set(map(slug, small.near(iri("se"))))


def test_localities_that_lie_in_each_other_do_not_go_round_for_ever(
    look: Callable[..., Perspective],
) -> None:
    ring = [
        {"key": "a", "type": "sub-county-area", "within": "locality/b"},
        {"key": "b", "type": "sub-county-area", "within": "locality/a"},
    ]
    gazetteer = Gazetteer(look("2020-01-01", localities=ring).knowledge)
    assert set(map(slug, gazetteer.around(iri("a")))) == {"a", "b"}


def test_sweden_has_its_counties_and_municipalities(view: Callable[..., Perspective]) -> None:
    gazetteer = Gazetteer(view("2023-03-31").knowledge)
    assert len(gazetteer.inside(iri("se"), "county")) == 21
    assert len(gazetteer.inside(iri("se"), "municipality")) == 290
    assert len(gazetteer.inside(iri("20"), "municipality")) == 15
    names = [place.name.sv for place in gazetteer.inside(iri("20"), "municipality")]
    assert names[0] == "Avesta"
    assert names[-1] == "Älvdalen"


@pytest.mark.parametrize(
    ("area", "members"),
    [
        ("vasterbergslagen", ["2085", "2061"]),
        ("dalarna-sodra", ["2084", "2083"]),
        ("lerum-alingsas", ["1489", "1441"]),
    ],
)
def test_the_areas_that_the_documents_name(
    view: Callable[..., Perspective], area: str, members: list[str]
) -> None:
    gazetteer = Gazetteer(view("2023-03-31").knowledge)
    assert keys(gazetteer.inside(iri(area), "municipality")) == members


def test_it_is_read_anew_only_for_what_it_tells() -> None:
    store = holding(WORLD)

    def after(subject: str, predicate: str) -> Gazetteer:
        quads = (quad for quad in about(subject) if quad.predicate == expand(predicate))
        store.apply(toggled(WORLD, quads))
        return Gazetteer.of(Knowledge(store, None))

    first = Gazetteer.of(Knowledge(store, None))
    assert after("org/z", "skos:prefLabel") is first
    assert after("statement/p", "samv:stage") is first
    named = after("locality/12", "skos:prefLabel")
    assert named.localities[thing("locality/12").value].name.sv == "Bo"
    assert first.localities[thing("locality/12").value].name.sv == "Öby"
    moved = after("locality/12", "samv:within")
    assert [own.key for own in moved.inside(thing("locality/01").value)] == ["01", "11"]
