"""A picker: what was written, whom it means, what may be meant."""

from __future__ import annotations

import pytest

from graph.namespaces import reference
from service.picker import read_pickers


@pytest.fixture(scope="module")
def march(view):
    return view("2023-03-31")


def test_a_name_finds_its_actor(march):
    one, two = read_pickers(march, "SAMLA", "Lerums")
    assert [reference(own.iri) for own in (one, two)] == ["org/samla", "org/kommun-1441"]
    assert (two.text, two.name.sv, two.key) == ("Lerums", "Lerums kommun", "")


def test_the_second_field_alone_is_the_first(march):
    one, two = read_pickers(march, None, "SAMLA")
    assert (reference(one.iri), two.text) == ("org/samla", "")


def test_nothing_written_is_nothing_refused(march):
    assert [own.refused for own in read_pickers(march, None, None)] == [(), ()]


def test_a_misspelt_name_gives_what_may_be_meant(march):
    one, two = read_pickers(march, "Lerrums komun", "SAMLA")
    assert (one.iri, one.refused[0].code) == ("", "unknown-thing")
    assert (one.near[0].key, one.near[0].kind.sv) == ("org/kommun-1441", "kommun")
    assert two.refused == ()


def test_a_name_of_several_is_told_apart(march):
    [one, _] = read_pickers(march, "Region Dalarna", None)
    assert one.refused[0].code == "ambiguous-thing"
    assert len({own.kind.en for own in one.near}) == len(one.near) == 2


def test_whoever_has_no_name_of_its_own_goes_by_its_key(march):
    [one, _] = read_pickers(march, "org/region-20", None)
    assert (one.key, one.name.sv) == ("org/region-20", "Region Dalarna")


def test_the_same_actor_twice_is_refused_in_the_second(march):
    one, two = read_pickers(march, "Lerums kommun", "Lerum")
    assert (one.refused, two.iri) == ((), "")
    assert two.refused[0].code == "same-actor"
