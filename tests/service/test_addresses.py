"""Addresses: every link keeps what the bar says, and whatever is asked arrives as it was."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.language import LANGUAGES
from service.addresses import Addresses

BAR = {"on": "2023-03-31", "area": "20"}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("values", "query"),
    [
        ({}, "?on=2023-03-31&area=20"),
        ({"on": "2022-12-31"}, "?on=2022-12-31&area=20"),
        ({"on": None, "area": ""}, ""),
        ({"sort": "gap"}, "?on=2023-03-31&area=20&sort=gap"),
        ({"requirement": None}, "?on=2023-03-31&area=20"),
    ],
)
def test_the_bar_is_kept_unless_it_is_overridden(values, query):
    assert Addresses("sv", BAR).page("coverage", **values) == f"/sv/tackning{query}"


def test_slots_are_filled_and_never_asked():
    made = Addresses("en", BAR).page("cell", locality="2085", requirement="need")
    assert made == "/en/coverage/2085/need?on=2023-03-31&area=20"


def test_the_data_lie_beside_the_page():
    assert Addresses("sv", BAR).page("coverage", ".csv") == "/sv/tackning.csv?on=2023-03-31&area=20"


def test_a_thing_is_reached_by_its_reference():
    assert Addresses("sv").thing("group/a b") == "/sv/id/group/a%20b"
    kept = Addresses("en", BAR)
    assert kept.thing("group/g") == kept.page("thing", reference="group/g")


def test_an_unknown_page_or_an_empty_slot_is_a_fault():
    with pytest.raises(KeyError):
        Addresses("sv").page("no such page")
    with pytest.raises(KeyError):
        Addresses("sv").page("cell", locality="2085")


@given(st.sampled_from(LANGUAGES), TEXTS, TEXTS)
def test_whatever_is_asked_arrives_as_it_was(language, kept, own):
    address = Addresses(language, {"area": kept}).page("coverage", requirement=own)
    parts = urlsplit(address)
    assert parse_qsl(parts.query) == [("area", kept), ("requirement", own)]
    assert (parts.scheme, parts.netloc, parts.fragment) == ("", "", "")


@given(TEXTS)
def test_whatever_fills_a_slot_stays_in_the_path(own):
    for address in (
        Addresses("sv", BAR).thing(own),
        Addresses("sv", BAR).page("cell", locality=own, requirement="need"),
    ):
        parts = urlsplit(address)
        assert parts.query == "on=2023-03-31&area=20"
        assert own in unquote(parts.path)
        assert not set(parts.path) & set("?#\"'<> ")
