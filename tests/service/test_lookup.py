"""Looking up what people name: the same words on the command line and in an address."""

from __future__ import annotations

import pytest

from graph.findings import Refused
from graph.namespaces import reference
from service import lookup


@pytest.fixture(scope="module")
def march(view):
    return view("2023-03-31")


def test_things_are_found_by_what_people_write(march):
    assert reference(lookup.find_area(march, "Dalarna")) == "locality/20"
    assert reference(lookup.find_actor(march, "Lerums")) == "org/kommun-1441"
    pair = lookup.find_pair(march, "SVOM", "Lerums")
    assert [reference(own) for own in pair] == ["group/svom", "org/kommun-1441"]
    requirement = lookup.find_requirement(march, "dalarna-lokal-overenskommelse")
    assert reference(requirement) == "requirement/dalarna-lokal-overenskommelse"


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_named_is_nothing_found(march, nothing):
    finders = (lookup.find_area, lookup.find_requirement, lookup.find_level)
    assert [find(march, nothing) for find in finders] == [None] * 3
    assert lookup.find_pair(march, "SVOM", nothing)[1] is None


def test_one_actor_is_no_pair(march):
    with pytest.raises(Refused) as caught:
        lookup.find_pair(march, "Lerums kommun", "Lerum")
    [finding] = caught.value.findings
    assert finding.code == "same-actor"
    assert "Lerums kommun" in finding.what.sv


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("political", "political"),
        ("politisk nivå", "political"),
        ("Politisk", "political"),
        ("strategic level", "strategic"),
        ("Individnivå", "individual"),
    ],
)
def test_a_level_goes_by_code_or_words(march, text, code):
    assert lookup.find_level(march, text) == code


@pytest.mark.parametrize(
    ("find", "code"),
    [
        (lookup.find_area, "unknown-place"),
        (lookup.find_actor, "unknown-thing"),
        (lookup.find_requirement, "unknown-thing"),
        (lookup.find_level, "unknown-code"),
    ],
)
def test_what_is_not_found_is_refused(march, find, code):
    with pytest.raises(Refused) as caught:
        find(march, "zzzzzz")
    assert [finding.code for finding in caught.value.findings] == [code]


def test_the_levels_are_named_in_both_languages():
    assert "political (politisk nivå)" in lookup.levels().sv
    assert "political (political level)" in lookup.levels().en
    assert "unknown" not in lookup.levels().sv
