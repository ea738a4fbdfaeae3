"""Choices: names to pick from, each of which finds its thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.actors import ACTORS
from graph.choices import Choice, goes_by_its_name, list_choices
from graph.collation import sort_key
from graph.namespaces import reference, thing
from graph.perspective import Perspective
from graph.search import resolve


@pytest.fixture(scope="module")
def choices(view: Callable[..., Perspective]) -> list[Choice]:
    return list_choices(view("2023-03-31"), ACTORS)


def test_every_name_finds_its_thing(
    view: Callable[..., Perspective], choices: list[Choice]
) -> None:
    perspective = view("2023-03-31")
    for choice in choices[::20]:
        assert resolve(perspective, choice.name.sv, ACTORS) == choice.iri
        assert resolve(perspective, choice.name.en, ACTORS) == choice.iri


def test_a_name_of_several_is_left_out(
    view: Callable[..., Perspective], choices: list[Choice]
) -> None:
    region = thing("org/region-20").value
    assert not goes_by_its_name(view("2023-03-31"), region, ACTORS)
    assert region not in {choice.iri for choice in choices}


def test_they_stand_in_swedish_order_with_their_abbreviations(choices: list[Choice]) -> None:
    names = [choice.name.sv for choice in choices]
    assert names == sorted(names, key=sort_key)
    short = {reference(choice.iri): choice.short for choice in choices if choice.short}
    assert short["org/samla"] == "SAMLA"
    assert short["group/svom"] == "SVOM"
    assert all(
        len({form.lower() for form in own.split(", ")}) == own.count(", ") + 1
        for own in short.values()
    )


def test_only_the_types_asked_for(view: Callable[..., Perspective]) -> None:
    types = {
        reference(choice.iri).partition("/")[0]
        for choice in list_choices(view("2023-03-31"), ["group"])
    }
    assert types == {"group"}


def test_an_area_has_its_own(view: Callable[..., Perspective], choices: list[Choice]) -> None:
    near = {
        reference(choice.iri)
        for choice in list_choices(view("2023-03-31"), ACTORS, thing("locality/2062").value)
    }
    assert {"org/kommun-2062", "org/dalarna-primarvard"} <= near
    assert "org/kommun-2085" not in near
    assert len(near) < len(choices) / 4
