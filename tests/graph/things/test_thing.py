"""A thing: its head, its standing, and every row in which it stands, none of them hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.findings import Refused
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.things.thing import as_json, describe, find

GROUPS = [
    {"key": "g", "kind": "forum", "name_sv": "Gruppen", "name_en": "The group", "scope": "county"},
    {"key": "h", "kind": "team", "name_sv": "Teamet", "name_en": "The team"},
]
STATES = [
    {"id": "planned", "group": "group/g", "stage": "planned", "during": "2018"},
    {"id": "active", "group": "group/g", "stage": "active", "during": "2020"},
    {"id": "read", "group": "group/g", "stage": "paused", "during": "2020", "basis": "interpreted"},
]
LEVELS = [
    {"id": "l", "group": "group/g", "level": "strategic", "given_as": "heading", "during": "2020"}
]


def page(perspective: Perspective, reference: str) -> dict[str, Any]:
    return as_json(describe(perspective, find(perspective, reference)))


def keys(facts: list[dict[str, Any]]) -> list[str]:
    return [fact["id"].rpartition("/")[2] for fact in facts]


def section(answer: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = (own for own in answer["sections"] if own["key"] == key)
    return dict(found)


@pytest.fixture
def small(look: Callable[..., Perspective]) -> Perspective:
    return look("2020-06-30", groups=GROUPS, group_states=STATES, group_levels=LEVELS)


def test_the_head_of_a_page(small: Perspective) -> None:
    answer = page(small, "group/g")
    assert (answer["id"], answer["type"], answer["as_of"]) == ("group/g", "group", "2020-06-30")
    assert answer["name"] == {"sv": "Gruppen", "en": "The group"}
    assert answer["type_label"] == {"sv": "Grupp", "en": "Group"}
    assert answer["kind"]["id"] == "forum"
    assert answer["levels"] == [
        {
            "level": "strategic",
            "label": {"sv": "strategisk nivå", "en": "strategic level"},
            "given_as": "heading",
            "given_as_label": {"sv": "rubriken", "en": "the heading"},
            "basis": "stated",
        }
    ]


def test_what_holds_on_the_day_and_the_rest_apart_and_counted(small: Perspective) -> None:
    answer = page(small, "group/g")
    stages = section(answer, "stages")
    assert keys(stages["facts"]) == ["active", "read"]
    assert keys(stages["other_times"]) == ["planned"]
    assert answer["totals"] == {"facts": 3, "other_times": 1, "interpreted_left_out": 0}
    assert answer["attested"] == {"first": "2018-01-01", "last": "2020-12-31"}


def test_strictly_read_what_is_left_out_is_counted(look: Callable[..., Perspective]) -> None:
    perspective = look(
        "2020-06-30", stated_only=True, groups=GROUPS, group_states=STATES, group_levels=LEVELS
    )
    answer = page(perspective, "group/g")
    assert keys(section(answer, "stages")["facts"]) == ["active"]
    assert answer["totals"] == {"facts": 2, "other_times": 1, "interpreted_left_out": 1}
    assert answer["standing"]["existence"] == "exists"


def test_how_it_stands_on_the_day(look: Callable[..., Perspective], small: Perspective) -> None:
    standing = page(small, "group/g")["standing"]
    assert standing["existence"] == "uncertain"
    assert {own["id"] for own in standing["stages"]} == {"active", "paused"}
    assert {own.rpartition("/")[2] for own in standing["statements"]} == {"active", "read"}
    assert page(small, "group/h")["standing"]["existence"] == "not-stated"
    organisation = look("2020-06-29", organisations=[{"key": "o", "kind": "region"}])
    assert page(organisation, "org/o")["standing"] is None


def test_headings_stand_in_the_order_of_the_page(small: Perspective) -> None:
    assert [own["key"] for own in page(small, "group/g")["sections"]] == ["stages", "levels"]


def test_what_each_source_says_of_it_with_its_own_evidence(small: Perspective) -> None:
    (described,) = page(small, "group/g")["description"]
    assert described["source"] == "s2020-06-30"
    assert [cell["field"] for cell in described["cells"]] == ["kind", "scope"]
    assert [item["key"] for item in described["evidence"]] == ["e1"]
    (counted,) = page(small, "group/g")["sources"]
    assert (counted["id"], counted["facts"]) == ("source/s2020-06-30", 5)


def test_rows_below_rows(look: Callable[..., Perspective]) -> None:
    perspective = look(
        "2020-06-30",
        groups=GROUPS,
        goals=[{"key": own, "kind": "goal", "body": "group/g", "order": "1"} for own in "xy"],
        activities=[
            {"id": "a", "goal": "goal/x", "order": "1"},
            {"id": "b", "goal": "goal/x", "order": "2", "basis": "interpreted"},
        ],
    )
    goals = section(page(perspective, "group/g"), "goals")["facts"]
    assert {key: keys(fact["facts"]) for key, fact in zip(keys(goals), goals, strict=True)} == {
        "x": ["a", "b"],
        "y": [],
    }
    assert keys(section(page(perspective, "goal/x"), "activities")["facts"]) == ["a", "b"]


def test_a_row_in_which_a_thing_stands_twice_is_shown_once(
    look: Callable[..., Perspective],
) -> None:
    event = {"key": "e", "kind": "created", "things": "group/g", "created": "group/g"}
    answer = page(look("2020-06-30", groups=GROUPS, events=[event]), "group/g")
    (fact,) = section(answer, "events")["facts"]
    assert fact["seen_as"] == ["things", "created"]


@pytest.mark.parametrize("text", ["group/g", "Gruppen", "g", "gruppens"])
def test_a_thing_is_found_by_address_and_by_name(small: Perspective, text: str) -> None:
    assert find(small, text) == thing("group/g").value


def test_a_statement_and_a_place_have_pages_though_no_name(small: Perspective) -> None:
    statement = page(small, "statement/s2020-06-30/group_states/active")
    assert [cell["field"] for cell in statement["description"][0]["cells"]] == ["group", "stage"]
    place = page(small, "evidence/s2020-06-30/e1")
    assert len(section(place, "rests-on")["facts"]) == 5


@pytest.mark.parametrize("text", ["group/nowhere", "nowhere at all", "group/a b", "\n/<>"])
def test_what_does_not_exist_is_refused(small: Perspective, text: str) -> None:
    with pytest.raises(Refused) as refused:
        find(small, text)
    assert refused.value.findings[0].code == "unknown-thing"


def test_what_was_not_known_is_not_there(view: Callable[..., Perspective]) -> None:
    with pytest.raises(Refused):
        find(view("2018-06-30", known="2019-02-28"), "group/samla-politisk-samradsgrupp")
    assert find(view("2018-06-30", known="2019-03-01"), "group/samla-politisk-samradsgrupp")


def test_the_political_group_of_samla(view: Callable[..., Perspective]) -> None:
    answer = page(view("2018-06-30"), "group/samla-politisk-samradsgrupp")
    assert answer["standing"]["existence"] == "exists"
    assert [(own["level"], own["given_as"], own["basis"]) for own in answer["levels"]] == [
        ("political", "text", "stated")
    ]
    members = section(answer, "members")
    boards = {f["cells"][0]["values"][0]["name"]["sv"] for f in members["facts"]}
    assert "Västra hälso- och sjukvårdsnämnden" in boards
    assert len(members["facts"]) == 10
    reporting = {
        own["key"]: [fact["basis"] for fact in own["facts"]]
        for own in answer["sections"]
        if own["key"].startswith("reports-")
    }
    assert reporting == {"reports-to": ["stated", "stated"], "reports-from": ["interpreted"]}
    later = page(view("2026-01-01"), "group/samla-politisk-samradsgrupp")
    assert section(later, "members")["facts"] == []
    assert len(section(later, "members")["other_times"]) == 10


def test_the_county_agreement_of_dalarna(view: Callable[..., Perspective]) -> None:
    answer = page(view("2018-06-30"), "agreement/dalarna-lansoverenskommelse-v3")
    assert answer["validity"]["sv"] == "2017-02-03 – 2019-12-31"
    assert answer["standing"]["existence"] == "exists"
    read_out = {
        inner["id"] for clause in section(answer, "clauses")["facts"] for inner in clause["facts"]
    }
    assert "requirement/dalarna-lokal-overenskommelse" in read_out
    parties = section(answer, "parties")
    assert parties["facts"]
    expired = page(view("2023-03-31"), "agreement/dalarna-lansoverenskommelse-v3")
    assert expired["standing"]["existence"] == "ended"
    assert section(expired, "parties")["facts"] == []


def test_nothing_that_refers_to_a_thing_is_missing_from_its_page(
    view: Callable[..., Perspective],
) -> None:
    """Every curated node that names the thing is somewhere on its page, whatever its table."""
    perspective = view("2018-06-30")
    for reference in ("group/samla-samordningsgruppen", "org/kommun-2062", "locality/20"):
        node = thing(reference)
        rows = perspective.select("SELECT ?thing ?node { ?node ?any ?thing }", thing=node)
        described = describe(perspective, node.value)
        shown = {fact.iri for fact in described.facts}
        assert {row["node"].value for row in rows} - {node.value} <= shown
        assert described.attested() is None or described.attested()[0] >= date(1990, 1, 1)  # type: ignore[index]
