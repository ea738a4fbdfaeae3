"""A place: what surrounds it, what it must have, and which structures are stated there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.coverage import as_json as coverage_json
from graph.coverage import cover
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.places import as_json, describe

PLACES = [
    {"key": "se", "type": "country"},
    {"key": "88", "type": "county", "within": "locality/se"},
    {"key": "8801", "type": "municipality", "within": "locality/88"},
    {"key": "8802", "type": "municipality", "within": "locality/88"},
]
GROUPS = [
    {"key": "pilot", "kind": "forum", "covers": "locality/8801; locality/8802"},
    {"key": "council", "kind": "forum", "covers": "locality/88"},
    {"key": "national", "kind": "forum", "covers": "locality/se"},
    {"key": "other", "kind": "forum", "covers": "locality/8802"},
]
STATES = [
    {"id": "a", "group": "group/pilot", "stage": "active", "locality": "locality/8801"},
    {"id": "b", "group": "group/pilot", "stage": "planned", "locality": "locality/8802"},
]


def page(perspective: Perspective, key: str) -> dict[str, Any]:
    return as_json(describe(perspective, thing(f"locality/{key}").value))


def standing(answer: dict[str, Any]) -> dict[str, str]:
    return {own["id"].partition("/")[2]: own["existence"] for own in answer["structures"]}


@pytest.fixture
def small(look: Callable[..., Perspective]) -> Perspective:
    orgs = [
        {"key": "town", "kind": "municipality", "locality": "locality/8801"},
        {"key": "region", "kind": "region", "locality": "locality/88"},
    ]
    return look(
        "2020-12-31", localities=PLACES, organisations=orgs, groups=GROUPS, group_states=STATES
    )


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("8801", {"council": "not-stated", "pilot": "exists"}),
        ("8802", {"council": "not-stated", "other": "not-stated", "pilot": "planned"}),
        ("se", {"council": "", "national": "", "other": "", "pilot": ""}),
    ],
)
def test_a_group_stands_in_a_place_as_is_said_of_that_place(
    small: Perspective, key: str, expected: dict[str, str]
) -> None:
    found = standing(page(small, key))
    assert list(found) == list(expected)
    assert all(found[own] == want for own, want in expected.items() if want)


def test_what_is_said_stands_with_its_evidence(small: Perspective) -> None:
    (pilot,) = (own for own in page(small, "8801")["structures"] if own["id"] == "group/pilot")
    (said,) = pilot["statements"]
    assert (said["stage"], pilot["stages"]) == ("active", ["active"])
    assert said["evidence"]


def test_around_inside_and_the_actors_there(small: Perspective) -> None:
    answer = page(small, "8801")
    assert answer["locality"] == {
        "id": "8801",
        "name": {"sv": "8801", "en": "8801"},
        "type": "municipality",
    }
    assert [own["id"] for own in answer["within"]] == ["88", "se"]
    assert answer["contains"] == []
    assert [own["id"] for own in answer["actors"]] == ["org/region", "org/town"]
    assert [own["id"] for own in page(small, "88")["contains"]] == ["8801", "8802"]
    assert answer["totals"] == {"structures": 2, "actors": 2}


def test_ludvika_at_the_survey(view: Callable[..., Perspective]) -> None:
    perspective = view("2023-03-31")
    answer = page(perspective, "2085")
    assert [own["id"] for own in answer["within"]] == ["20", "se", "vasterbergslagen"]
    found = standing(answer)
    assert found["ludvika-samverkan"] == "exists"
    assert found["ludvika-arbetsgrupp-god-och-nara-vard"] == "planned"
    assert found["dalarna-lok-2022-ludvika"] == "ended"
    assert found["dalarna-lansoverenskommelse-v3"] == "ended"
    assert answer["coverage"] == coverage_json(cover(perspective, thing("locality/2085").value))
    assert "org/kommun-2085" in {own["id"] for own in answer["actors"]}


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        ("2012-06-30", {"sodra-alvsborgs-vardsamverkan"}),
        ("2016-06-30", set()),
        ("2022-10-01", {"samla-samverkansstruktur-2022"}),
    ],
)
def test_lerum_through_the_years(
    view: Callable[..., Perspective], day: str, exists: set[str]
) -> None:
    found = standing(page(view(day), "1441"))
    assert {key for key, existence in found.items() if existence == "exists"} == exists


def test_lerum_in_2025_has_theme_groups_in_their_stages(view: Callable[..., Perspective]) -> None:
    found = standing(page(view("2025-10-17"), "1441"))
    themes = {key: own for key, own in found.items() if key.startswith("samla-temagrupp-")}
    assert themes == {
        "samla-temagrupp-egenvard": "paused",
        "samla-temagrupp-halso-och-sjukvard-i-hemmet": "exists",
        "samla-temagrupp-in-och-utskrivning": "exists",
        "samla-temagrupp-samsjuklighet": "planned",
    }
    assert found["samla-politisk-samradsgrupp"] == "not-stated"


def test_an_unknown_place_is_an_error(small: Perspective) -> None:
    with pytest.raises(KeyError):
        describe(small, thing("locality/9999").value)
