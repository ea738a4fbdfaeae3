"""The bar: what an address asks, read into a perspective, an area and a level."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.datastructures import QueryParams
from starlette.requests import Request

from graph.collation import sort_key
from graph.dates import today
from graph.findings import Refused
from graph.localities import Gazetteer
from service.app import create_app
from service.bar import FIELDS, read_asked, read_bar
from service.pages import PAGES


@pytest.fixture(scope="module")
def request_of(curated):
    app = create_app(curated)

    def make(path_params=None, **query):
        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "app": app}
        query_string = str(QueryParams(query)).encode()
        return Request(scope | {"query_string": query_string, "path_params": path_params or {}})

    return make


@pytest.fixture(scope="module")
def ask(request_of):
    """Read what is asked of a page: `ask("coverage", on="2023-03-31", sort="gap")`."""

    def read(page="coverage", path_params=None, **query):
        return read_asked(request_of(path_params, **query), PAGES[page], "sv")

    return read


def test_nothing_asked_is_the_whole_country_today(ask):
    asked = ask()
    assert (asked.view.on, asked.view.known) == (today(), today())
    assert (asked.area, asked.level, dict(asked.own)) == (None, None, {})
    assert asked.view.stated_only is False


def test_every_field_is_read(ask):
    asked = ask(
        on="2023-03-31", known="2024-01-01", area="20", level="strategic", stated_only="true"
    )
    assert (asked.view.on, asked.view.known) == (date(2023, 3, 31), date(2024, 1, 1))
    assert asked.view.stated_only
    assert (asked.area.key, asked.level) == ("20", "strategic")


@pytest.mark.parametrize("text", ["20", "Dalarnas län", " dalarnas LÄN ", "Dalarna County"])
def test_an_area_goes_by_code_or_name(ask, text):
    assert ask(area=text).area.key == "20"


@pytest.mark.parametrize("text", ["se", "Sverige", "", "  "])
def test_the_country_is_no_area(ask, text):
    assert ask(area=text).area is None


@pytest.mark.parametrize("text", ["strategisk nivå", "Strategic level", "strategic"])
def test_a_level_goes_by_code_or_words(ask, text):
    assert ask(level=text).level == "strategic"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"area": "Atlantis"}, "unknown-place"),
        ({"on": "2023-02-30"}, "bad-day"),
        ({"known": "yesterday"}, "bad-day"),
        ({"sprt": "gap"}, "parameter-unknown"),
        ({"requirement": "x" * 301}, "parameter-too-long"),
    ],
)
def test_what_names_nothing_is_refused(ask, query, code):
    with pytest.raises(Refused) as refused:
        ask(**query)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_a_parameter_of_another_page_is_refused(ask):
    assert ask("coverage", sort="gap").own == {"sort": "gap"}
    with pytest.raises(Refused, match="sort"):
        ask("overview", sort="gap")


def test_the_slots_of_the_path_are_the_page_s_own(ask):
    slots = {"locality": "2085", "requirement": "need"}
    assert ask("cell", slots, on="2023-03-31").own == slots


def test_the_bar_keeps_its_fields_and_sends_the_others_along(request_of, ask):
    query = {"on": "2023-03-31", "area": "20", "sort": "gap", "requirement": " "}
    bar = read_bar(request_of(**query), ask(**query))
    assert bar.kept == {"on": "2023-03-31", "area": "20"}
    assert bar.hidden == {"sort": "gap"}
    assert set(bar.kept) <= set(FIELDS)


def test_areas_are_offered_counties_first_in_swedish_order(request_of, ask):
    offered = read_bar(request_of(), ask()).areas
    types = [place.type for place in offered]
    order = ("country", "county", "sub-county-area", "municipality")
    assert types == sorted(types, key=order.index)
    assert (types.count("county"), types.count("municipality")) == (21, 290)
    for kind in order:
        names = [sort_key(place.name.sv) for place in offered if place.type == kind]
        assert names == sorted(names)


def test_an_area_that_is_offered_is_found_again(request_of, ask):
    asked = ask()
    known = Gazetteer.of(asked.view.knowledge).localities
    for place in read_bar(request_of(), asked).areas:
        if place.type != "municipality":
            again = ask(area=place.name.sv).area
            assert (again or known[place.iri]) == place


def test_a_level_that_nobody_knows_is_not_offered(request_of, ask):
    levels = [code.slug for code in read_bar(request_of(), ask()).levels]
    assert levels == ["political", "strategic", "preparatory", "operative", "individual"]
