"""Facts: what a row says of a thing, with its time, basis, respondent, note and evidence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.dates import Holding
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.things.facts import Fact, fact_json, in_order, kept, read_fact, spoken
from graph.things.records import own_records, records_about

GROUPS = [
    {"key": "g", "kind": "forum", "name_sv": "Gruppen", "name_en": "The group"},
    {"key": "h", "kind": "team", "name_sv": "Teamet", "name_en": "The team", "body": "group/g"},
]


def read(perspective: Perspective, reference: str) -> dict[str, Fact]:
    about = thing(reference).value
    facts = (read_fact(perspective, own, about) for own in records_about(perspective, about))
    return {fact.iri.rpartition("/")[2]: fact for fact in facts}


def told(fact: Fact, perspective: Perspective) -> dict[str, list[object]]:
    return {cell["field"]: cell["values"] for cell in fact_json(fact, perspective)["cells"]}


def test_a_row_says_what_is_beside_the_thing(look: Callable[..., Perspective]) -> None:
    row = {"id": "m", "group": "group/g", "member": "group/h", "persons": "2", "as_of": "2020-05"}
    perspective = look("2020-06-30", groups=GROUPS, memberships=[row])
    group, team = (read(perspective, f"group/{key}")["m"] for key in ("g", "h"))
    assert (group.seen_as, team.seen_as) == (("group",), ("member",))
    member = {"id": "group/h", "name": {"sv": "Teamet", "en": "The team"}}
    assert told(group, perspective) == {"member": [member], "persons": [2]}
    assert told(team, perspective)["group"] == [
        {"id": "group/g", "name": {"sv": "Gruppen", "en": "The group"}}
    ]
    assert group.holding is Holding.NO
    assert not group.is_thing


def test_of_a_thing_its_name_and_what_tells_of_it(look: Callable[..., Perspective]) -> None:
    perspective = look("2020-06-30", groups=GROUPS)
    (fact,) = read(perspective, "group/g").values()
    assert fact.is_thing
    answer = fact_json(fact, perspective)
    assert answer["thing"]["name"]["sv"] == "Teamet"
    assert [cell["field"] for cell in answer["cells"]] == ["kind"]


def test_other_things_in_the_same_cell_stay(look: Callable[..., Perspective]) -> None:
    row = {"id": "r", "kind": "caution", "about": "group/g; group/h"}
    perspective = look("2020-06-30", groups=GROUPS, remarks=[row])
    (about,) = told(read(perspective, "group/g")["r"], perspective)["about"]
    assert isinstance(about, dict)
    assert about["id"] == "group/h"


def test_the_frame_of_a_statement(look: Callable[..., Perspective]) -> None:
    row = {
        "id": "s",
        "group": "group/g",
        "stage": "active",
        "from": "2018-01-01",
        "period_basis": "interpreted",
        "respondent": "group/h",
        "note_sv": "Oklart.",
        "note_en": "Unclear.",
        "basis": "derived",
    }
    perspective = look("2020-06-30", as_of="2020-06-30", groups=GROUPS, group_states=[row])
    answer = fact_json(read(perspective, "group/g")["s"], perspective)
    assert [cell["field"] for cell in answer["cells"]] == ["stage"]
    assert (answer["basis"], answer["holds"], answer["table"]) == (
        "derived",
        "certain",
        "group_states",
    )
    assert answer["when"] == {"sv": "2018-01-01 –", "en": "2018-01-01 –"}
    assert answer["period"] == {
        "as_of": "2020-06-30",
        "during": "",
        "from": "2018-01-01",
        "through": "",
        "moment": "",
        "basis": "interpreted",
    }
    assert answer["respondent"]["id"] == "group/h"
    assert answer["note"] == {"sv": "Oklart.", "en": "Unclear."}
    (evidence,) = answer["evidence"]
    assert (evidence["source"], evidence["key"]) == ("s2020-06-30", "e1")
    assert evidence["paraphrase"] == {"sv": "sagt", "en": "said"}


def test_a_row_without_a_basis_has_no_frame(look: Callable[..., Perspective]) -> None:
    groups = [GROUPS[0] | {"family": "family/f"}]
    perspective = look("2020-06-30", groups=groups, families=[{"key": "f"}])
    (record,) = own_records(perspective, thing("family/f").value)
    answer = fact_json(read_fact(perspective, record, record.iri), perspective)
    assert (answer["basis"], answer["period"], answer["respondent"]) == ("", None, None)


def test_the_name_of_a_thing_is_not_said_again(look: Callable[..., Perspective]) -> None:
    perspective = look("2020-06-30", groups=GROUPS)
    (record,) = own_records(perspective, thing("group/h").value)
    assert [cell.field.name for cell in spoken(record)] == ["kind", "body"]


@pytest.mark.parametrize(("stated_only", "keys"), [(False, ["a", "b"]), (True, ["a"])])
def test_strictly_read_interpreted_rows_are_left_out(
    look: Callable[..., Perspective], stated_only: bool, keys: list[str]
) -> None:
    rows = [
        {"id": "a", "group": "group/g", "stage": "active"},
        {"id": "b", "group": "group/g", "stage": "planned", "basis": "interpreted"},
    ]
    perspective = look("2020-06-30", stated_only=stated_only, groups=GROUPS[:1], group_states=rows)
    found = kept(read(perspective, "group/g").values(), perspective)
    assert [fact.iri.rpartition("/")[2] for fact in found] == keys


@pytest.mark.parametrize(
    ("order", "keys"), [("place", "bca"), ("name", "acb"), ("time", "cab")], ids=str
)
def test_facts_stand_in_the_order_asked_for(
    look: Callable[..., Perspective], order: str, keys: str
) -> None:
    members = [
        {"key": own, "kind": "team", "name_sv": name, "name_en": name}
        for own, name in (("x", "Adam"), ("y", "Östen"), ("z", "Bertil"))
    ]
    evidence = [
        {
            "key": f"at{line}",
            "line_from": line,
            "section": "S",
            "paraphrase_sv": "s",
            "paraphrase_en": "s",
        }
        for line in ("5", "2", "3")
    ]
    rows = [
        {"id": "a", "member": "group/x", "evidence": "at5", "during": "2019"},
        {"id": "b", "member": "group/y", "evidence": "at2", "during": "2020"},
        {"id": "c", "member": "group/z", "evidence": "at3", "during": "2018"},
    ]
    perspective = look(
        "2020-06-30",
        groups=[GROUPS[0], *members],
        memberships=[{"group": "group/g"} | row for row in rows],
        evidence=evidence,
    )
    found = in_order(read(perspective, "group/g").values(), perspective, order)
    assert "".join(fact.iri[-1] for fact in found) == keys
