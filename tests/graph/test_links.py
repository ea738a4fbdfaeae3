"""Links: each stated tie with its statement, bound by the validity of its agreement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.dates import Holding, Period
from graph.language import Text
from graph.links import LinkKind, agreement_validity, link_json, named, read_links
from graph.namespaces import reference, thing
from graph.perspective import Perspective

ORGS = [{"key": "a", "kind": "municipality"}, {"key": "b", "kind": "region"}]
GROUPS = [{"key": "g", "kind": "forum"}, {"key": "h", "kind": "forum"}]
AGREEMENT = {"key": "x", "kind": "agreement", "from": "2018-01-01", "through": "2019-12-31"}


def test_every_kind_of_link_is_read(look: Callable[..., Perspective]) -> None:
    member = {"id": "m", "group": "group/g", "member": "org/a", "persons": "2"}
    perspective = look(
        "2020-06-30",
        organisations=ORGS,
        groups=GROUPS,
        agreements=[AGREEMENT],
        memberships=[member | {"role_sv": "ordförande", "role_en": "chair"}],
        parties=[{"id": "p", "agreement": "agreement/x", "party": "org/b", "role": "party"}],
        reporting=[
            {"id": "r", "from_group": "group/g", "to_body": "group/h", "relation": "reports-to"}
        ],
        relations=[{"id": "s", "subject": "org/a", "relation": "funds", "object": "org/b"}],
        org_parts=[{"id": "t", "part": "org/a", "whole": "org/b"}],
    )
    links = {link.kind: link for link in read_links(perspective)}
    ends = {
        kind: (reference(link.origin), reference(link.target), link.how)
        for kind, link in links.items()
    }
    assert ends == {
        LinkKind.MEMBER: ("org/a", "group/g", ""),
        LinkKind.PARTY: ("org/b", "agreement/x", "party"),
        LinkKind.REPORTS: ("group/g", "group/h", "reports-to"),
        LinkKind.RELATION: ("org/a", "org/b", "funds"),
        LinkKind.PART: ("org/a", "org/b", ""),
    }
    seat = links[LinkKind.MEMBER]
    assert (seat.role, seat.persons) == (Text("ordförande", "chair"), 2)
    assert seat.label() == seat.role
    assert links[LinkKind.REPORTS].label().sv
    assert links[LinkKind.PARTY].label().en


def test_a_line_that_leads_nowhere_has_no_target(look: Callable[..., Perspective]) -> None:
    lines = [{"id": "r", "from_group": "group/g", "relation": "not-described"}]
    perspective = look("2020-06-30", groups=GROUPS, reporting=lines)
    (link,) = read_links(perspective)
    assert link.target == ""
    assert link_json(link, perspective)["to"] is None


@pytest.mark.parametrize(
    ("cells", "day", "holding"),
    [
        ({"role": "party"}, "2018-06-30", Holding.CERTAIN),
        ({"role": "party"}, "2017-12-31", Holding.NO),
        ({"role": "party"}, "2020-01-01", Holding.NO),
        ({"role": "party", "during": "2021"}, "2021-06-30", Holding.CERTAIN),
        ({"role": "party", "during": "2021"}, "2018-06-30", Holding.NO),
        ({"role": "commented"}, "2018-06-30", Holding.NO),
    ],
)
def test_a_party_is_bound_while_the_agreement_is_valid_unless_it_says_when(
    look: Callable[..., Perspective], cells: dict[str, str], day: str, holding: Holding
) -> None:
    party = {"id": "p", "agreement": "agreement/x", "party": "org/b"} | cells
    (link,) = read_links(
        look(day, as_of="2016", organisations=ORGS, agreements=[AGREEMENT], parties=[party])
    )
    assert link.holds(date.fromisoformat(day)) is holding


def test_only_an_agreement_with_both_ends_stated_has_a_validity(
    look: Callable[..., Perspective],
) -> None:
    begun = {"key": "y", "kind": "agreement", "from": "2018-01-01"}
    found = agreement_validity(look("2020-06-30", agreements=[AGREEMENT, begun]))
    first, last = date(2018, 1, 1), date(2019, 12, 31)
    assert found == {thing("agreement/x").value: Period(first, first, last, last)}


def test_strictly_read_interpreted_links_are_left_out(look: Callable[..., Perspective]) -> None:
    seats = [
        {"id": "m", "group": "group/g", "member": "org/a", "basis": "interpreted"},
        {"id": "n", "group": "group/g", "member": "org/b"},
    ]
    tables = {"organisations": ORGS, "groups": GROUPS, "memberships": seats}
    assert len(read_links(look("2020-06-30", **tables))) == 2
    (kept,) = read_links(look("2020-06-29", stated_only=True, **tables))
    assert reference(kept.origin) == "org/b"


def test_a_link_is_shown_with_its_statement_and_evidence(
    look: Callable[..., Perspective],
) -> None:
    seat = {"id": "m", "group": "group/g", "member": "org/a", "during": "2020"}
    perspective = look("2020-06-30", organisations=ORGS, groups=GROUPS, memberships=[seat])
    (link,) = read_links(perspective)
    shown = link_json(link, perspective)
    assert shown["from"] == {"id": "org/a", "name": {"sv": "a", "en": "a"}}
    assert shown["holds"] == "certain"
    assert shown["when"] == {"sv": "2020", "en": "2020"}
    assert shown["persons"] is None
    assert shown["statement"]["basis"] == "stated"
    assert [place["locator"]["sv"] for place in shown["evidence"]] == ["S, textrad 1"]
    assert named(thing("org/b").value, perspective)["id"] == "org/b"


def test_curated_links_all_stand_on_a_statement_with_evidence(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2018-06-30")
    links = read_links(perspective)
    assert [link.iri for link in links if not perspective.evidence.get(link.iri)] == []
    assert len({link.iri for link in links}) == len(links)
    assert all(link.label().sv for link in links if link.kind is not LinkKind.PART or link.role.sv)
