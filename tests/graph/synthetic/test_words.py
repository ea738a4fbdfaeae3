"""Words: every form is whole, in both languages, and of codes that there are."""

from __future__ import annotations

from random import Random

import pytest

from graph.codes import schemes
from graph.synthetic.words import forms, named, phrase, place_name, section, words

SCHEMES = {
    "county_units": "organisation-kind",
    "units": "organisation-kind",
    "county_groups": "structure-kind",
    "groups": "structure-kind",
    "needs": "structure-kind",
}


@pytest.mark.parametrize("sort", SCHEMES)
def test_forms_are_of_known_kinds(sort: str) -> None:
    for form in forms(sort):
        assert form["kind"] in schemes()[SCHEMES[sort]]
        assert form["sv"] != form["en"]


def test_levels_and_relations_are_known() -> None:
    both = forms("groups") + forms("county_groups")
    assert {form["level"] for form in both} == set(schemes()["level"]) - {"unknown"}
    assert {form["relation"] for form in both} <= {*schemes()["relation"], ""}


def test_an_answer_is_of_stages_that_imply_its_status() -> None:
    for form in forms("answers"):
        for stage in form["document"] + form["group"]:
            assert schemes()["stage"][stage].implies == form["status"]


def test_names_of_places_are_many_and_the_same_for_the_same_chance() -> None:
    parts = words()["places"]
    names = {a + b + c for a in parts["first"] for b in parts["middle"] for c in parts["last"]}
    assert len(names) == len(parts["first"]) * len(parts["middle"]) * len(parts["last"]) > 5000
    drawn = [place_name(Random(7)) for _ in range(2)]
    assert drawn[0] == drawn[1] in names


def test_slots_are_filled_in_both_languages() -> None:
    name = named(forms("groups")[0], "Xby")
    assert ("Xby" in name.sv, "Xby" in name.en) == (True, True)
    assert phrase("survey", title=name, year=2021).en == f"{name.en}, survey of 2021"
    assert section("groups") == "Grupper"
    with pytest.raises(KeyError):
        phrase("no such phrase")
