"""A page: its address in each language, and what is asked of it."""

from __future__ import annotations

import pytest

from graph.language import LANGUAGES, Text
from graph.localities import Locality
from graph.namespaces import thing
from service.pages import PAGES
from service.pages.page import Asked, Page, Shown


def nothing(asked):
    return Shown({}, lambda: ([], []))


def test_its_address_is_in_the_language_with_the_slots_filled():
    page = Page("p", Text("plats/{key}", "place/{key}"), nothing)
    assert page.address("sv", key="2085") == "/sv/plats/2085"
    assert page.address("en", key="2085") == "/en/place/2085"


def test_the_area_asked_for_is_an_address_or_the_whole_country(view):
    here = view("2023-03-31")
    place = Locality(thing("locality/20").value, "county", Text.same("Dalarna"))
    assert Asked(here, "sv", place).area_iri == place.iri
    assert Asked(here, "sv").area_iri is None


def test_no_two_pages_have_the_same_address():
    for language in LANGUAGES:
        paths = [page.path[language] for page in PAGES.values()]
        assert len(paths) == len(set(paths))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_has_an_example_that_fills_its_path(page):
    slots = {part.strip("{}").partition(":")[0] for part in page.path.sv.split("/") if "{" in part}
    assert slots <= page.example.keys()
    assert slots == {
        part.strip("{}").partition(":")[0] for part in page.path.en.split("/") if "{" in part
    }
    assert set(page.parameters).isdisjoint({"on", "known", "area", "level", "stated_only"})


def test_the_pages_are_found_by_their_names():
    assert all(page.name == name for name, page in PAGES.items())
    assert next(iter(PAGES)) == "overview", "the first page is what the front door leads to"
