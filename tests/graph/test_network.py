"""The network on a day: which links are edges, which are counted as left out, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.findings import Refused
from graph.links import read_links
from graph.load import load_sources
from graph.namespaces import thing
from graph.network import LEFT_OUT, NODE_TYPES, Network, as_json, build
from graph.perspective import Perspective
from graph.store import EmbeddedStore

NOTE = {"sv": "prov", "en": "sample"}
TABLES = {
    "localities": """
key,name_sv,name_en,type,within,basis,evidence
01,Norra län,North County,county,,stated,a
0101,Ås,Ås municipality,municipality,locality/01,stated,a
0201,Ö,Ö municipality,municipality,,stated,a""",
    "organisations": """
key,name_sv,name_en,kind,locality,basis,evidence
as,Ås kommun,Municipality of Ås,municipality,locality/0101,stated,a
o,Ö kommun,Municipality of Ö,municipality,locality/0201,stated,a
namnd,Nämnden,The board,political-board,,stated,a""",
    "groups": """
key,name_sv,name_en,kind,covers,basis,evidence
rad,Rådet,The council,council,locality/01,stated,a
team,Teamet,The team,team,locality/0201,stated,a""",
    "group_states": """
id,group,stage,as_of,during,basis,evidence
s1,group/rad,active,,2018,stated,a
s2,group/team,planned,,2018,stated,a""",
    "group_levels": """
id,group,level,given_as,basis,evidence
l1,group/rad,political,heading,stated,a
l2,group/rad,strategic,reading,interpreted,b""",
    "agreements": """
key,name_sv,name_en,kind,covers,from,through,basis,evidence
avtal,Avtalet,The agreement,agreement,locality/01,2018,2019,stated,a""",
    "memberships": """
id,group,member,role_sv,role_en,stage,as_of,during,from,through,basis,evidence
m1,group/rad,org/as,Ordförande,Chair,,,2018,,,stated,a; b
m2,group/rad,org/as,Ledamot,Member,,,2018,,,interpreted,b
m3,group/team,org/o,,,planned,,2018,,,stated,a
m4,group/rad,org/o,,,,,,2015,2016,stated,a
m5,group/rad,org/o,,,,,,2019-02,,stated,a
m6,group/rad,org/o,,,,2016-05-01,,,,stated,a
m7,group/team,org/as,,,none,,2018,,,stated,a
m8,group/rad,org/namnd,,,,,,2018-06,2018-12-31,stated,a""",
    "parties": """
id,agreement,party,role,as_of,basis,evidence
p1,agreement/avtal,org/as,party,2017-01-01,stated,a
p2,agreement/avtal,org/o,missing,2017-01-01,stated,a""",
    "reporting": """
id,from_group,to_body,relation,during,basis,evidence
r1,group/team,group/rad,reports-to,2018,stated,a
r2,group/rad,,reports-to,2018,stated,a""",
    "relations": """
id,subject,relation,object,during,basis,evidence
x1,org/as,uses,locality/01,2018,stated,a""",
    "org_parts": """
id,part,whole,during,basis,evidence
d1,org/namnd,org/as,2018,stated,a""",
    "evidence": """
key,section,line_from
a,Första,1
b,Andra,2""",
}


def source(folder: Path) -> Path:
    package = {
        "name": "prov",
        "title": NOTE,
        "known_since": {"date": "2019-03-01", "basis": "stated", "note": NOTE},
        "as_of": {"date": "2018-12-31", "basis": "stated", "note": NOTE},
        "series": "prov",
        "resources": [{"name": name, "path": f"{name}.csv"} for name in sorted(TABLES)],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    for name, table in TABLES.items():
        (folder / f"{name}.csv").write_text(table.lstrip(), "utf-8")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    store = EmbeddedStore()
    load_sources(store, [source(tmp_path_factory.mktemp("prov"))])
    return store


def on(store: EmbeddedStore, day: str, stated_only: bool = False) -> Perspective:
    return Perspective(store, date.fromisoformat(day), date(2026, 1, 1), stated_only)


def rows(network: Network) -> set[str]:
    """The keys of the statements that are edges."""
    return {key.rsplit("/", 1)[-1] for _, _, key in network.edges(keys=True)}


def test_an_edge_is_a_statement_that_holds_on_the_day(store: EmbeddedStore) -> None:
    assert rows(build(on(store, "2018-09-01"))) == {"m1", "m2", "m3", "m8", "p1", "r1", "d1"}
    assert rows(build(on(store, "2015-06-01"))) == {"m4"}
    assert rows(build(on(store, "2020-06-01"))) == set()


def test_what_is_known_and_left_out_is_counted_by_its_reason(store: EmbeddedStore) -> None:
    network = build(on(store, "2018-09-01"))
    assert network.graph["left_out"] == {
        "lapsed": 1,  # m4
        "later": 1,  # m5
        "no_date": 1,  # m6
        "denied": 2,  # m7, p2
        "no_target": 1,  # r2
        "other_things": 1,  # x1
    }
    assert tuple(network.graph["left_out"]) == LEFT_OUT


def test_a_party_without_a_period_lapses_with_its_agreement(store: EmbeddedStore) -> None:
    assert rows(build(on(store, "2019-06-01"))) == {"p1"}
    known = len(read_links(on(store, "2019-06-01")))
    later = build(on(store, "2021-06-01")).graph["left_out"]
    earlier = build(on(store, "2010-06-01")).graph["left_out"]
    # m5 has no end and m6 no period at all; everything else has both, p1 from its agreement.
    # m7 and p2 deny a tie on any day.
    denied = dict.fromkeys(LEFT_OUT, 0) | {"denied": 2}
    assert later == denied | {"lapsed": known - 4, "no_date": 2}
    assert earlier == denied | {"later": known - 3, "no_date": 1}


@pytest.mark.parametrize("day", ["2010-06-01", "2018-06-15", "2018-09-01", "2019-06-01"])
def test_every_link_is_an_edge_or_counted(store: EmbeddedStore, day: str) -> None:
    perspective = on(store, day)
    network = build(perspective)
    left_out = sum(network.graph["left_out"].values())
    assert network.number_of_edges() + left_out == len(read_links(perspective))


def test_a_link_in_an_imprecise_end_is_possible(store: EmbeddedStore) -> None:
    june, july = build(on(store, "2018-06-15")), build(on(store, "2018-07-01"))
    seat = ("org/namnd", "group/rad", "statement/prov/memberships/m8")
    assert june.edges[seat]["holds"] == "possible"
    assert july.edges[seat]["holds"] == "certain"


def test_parallel_edges_stay_apart_and_carry_their_statement(store: EmbeddedStore) -> None:
    network = build(on(store, "2018-09-01"))
    seats = network["org/as"]["group/rad"]
    assert list(seats) == ["statement/prov/memberships/m1", "statement/prov/memberships/m2"]
    assert seats["statement/prov/memberships/m1"] == {
        "id": "statement/prov/memberships/m1",
        "kind": "member",
        "relation": "",
        "label_sv": "Ordförande",
        "label_en": "Chair",
        "basis": "stated",
        "holds": "certain",
        "stage": "",
        "start": date(2018, 1, 1),
        "end": date(2018, 12, 31),
        "stated_in": ["prov"],
        "locator_sv": ["Första, textrad 1", "Andra, textrad 2"],
        "locator_en": ["Första, line 1", "Andra, line 2"],
    }


def test_interpreted_links_and_levels_can_be_left_out(store: EmbeddedStore) -> None:
    network = build(on(store, "2018-09-01", stated_only=True))
    assert "m2" not in rows(network)
    assert [reading["level"] for reading in network.nodes["group/rad"]["levels"]] == ["political"]


def test_a_node_says_what_it_is_and_how_it_stood(store: EmbeddedStore) -> None:
    network = build(on(store, "2018-09-01"))
    assert network.nodes["group/rad"] == {
        "id": "group/rad",
        "name_sv": "Rådet",
        "name_en": "The council",
        "type": "group",
        "kind": "council",
        "levels": [
            {"level": "political", "given_as": "heading", "basis": "stated"},
            {"level": "strategic", "given_as": "reading", "basis": "interpreted"},
        ],
        "covers": ["01"],
        "existence": "exists",
        "stages": ["active"],
        "first": date(2015, 1, 1),
        "last": date(2019, 2, 28),
    }
    assert network.nodes["org/as"]["existence"] == "not-stated"


def test_what_is_planned_stays_and_is_marked(store: EmbeddedStore) -> None:
    network = build(on(store, "2018-09-01"))
    assert network.nodes["group/team"]["existence"] == "planned"
    [seat] = network["org/o"]["group/team"].values()
    assert seat["stage"] == "planned"
    assert seat["label_sv"] == "deltar i"
    assert seat["label_en"] == "takes part in"


def test_an_area_keeps_what_touches_it(store: EmbeddedStore) -> None:
    perspective = on(store, "2018-09-01")
    assert rows(build(perspective, thing("locality/0201").value)) == {"m3", "r1"}
    assert rows(build(perspective, thing("locality/0101").value)) == {"m1", "m2", "p1", "d1"}
    county = build(perspective, thing("locality/01").value)
    assert rows(county) == {"m1", "m2", "m8", "p1", "r1", "d1"}
    assert county.graph["left_out"]["no_target"] == 1


def test_a_level_keeps_its_groups_and_their_neighbours(store: EmbeddedStore) -> None:
    perspective = on(store, "2018-09-01")
    political = build(perspective, level="political")
    assert rows(political) == {"m1", "m2", "m8", "r1"}
    assert "group/team" in political
    assert rows(build(perspective, level="operative")) == set()
    assert rows(build(perspective, thing("locality/0201").value, "political")) == {"r1"}


def test_an_unknown_level_is_refused_with_the_levels(store: EmbeddedStore) -> None:
    with pytest.raises(Refused) as caught:
        build(on(store, "2018-09-01"), level="politisk")
    [finding] = caught.value.findings
    assert finding.code == "unknown-level"
    assert "political (politisk nivå)" in finding.fix.sv
    assert "political (political level)" in finding.fix.en


def test_the_answer_holds_its_filters_and_totals(store: EmbeddedStore) -> None:
    perspective = on(store, "2018-09-01")
    answer = as_json(build(perspective, thing("locality/01").value))
    assert answer["as_of"] == "2018-09-01"
    assert answer["known_at"] == "2026-01-01"
    assert answer["stated_only"] is False
    assert answer["area"] == {"id": "01", "name": {"sv": "Norra län", "en": "North County"}}
    assert answer["level"] is None
    assert answer["totals"] == {
        "nodes": 5,
        "edges": 6,
        "nodes_by_type": {"agreement": 1, "group": 2, "org": 2},
        "edges_by_kind": {"member": 3, "part": 1, "party": 1, "reports": 1},
        "edges_by_holding": {"certain": 5, "possible": 1},  # the agreement's first day is vague
    }
    json.dumps(answer)
    edge = answer["edges"][-1]
    assert edge["from"] == "org/namnd"
    assert edge["source"] == ["prov"]
    assert edge["locator"]["sv"] == ["Första, textrad 1"]
    assert as_json(build(perspective))["area"] is None


def test_nodes_and_edges_come_in_order(store: EmbeddedStore) -> None:
    answer = as_json(build(on(store, "2018-09-01")))
    assert [n["id"] for n in answer["nodes"]] == sorted(n["id"] for n in answer["nodes"])
    order = [(edge["from"], edge["to"], edge["id"]) for edge in answer["edges"]]
    assert order == sorted(order)


def test_what_was_not_known_is_not_there(store: EmbeddedStore) -> None:
    network = build(Perspective(store, date(2018, 9, 1), date(2019, 2, 28)))
    assert not network.nodes
    assert set(network.graph["left_out"].values()) == {0}


@pytest.mark.parametrize("day", ["2012-06-30", "2018-06-30", "2023-03-31", "2025-10-17"])
def test_the_curated_network_holds_on_its_day(view: Callable[..., Perspective], day: str) -> None:
    perspective = view(day)
    network = build(perspective)
    assert network.number_of_edges() > 0
    left_out = sum(network.graph["left_out"].values())
    assert network.number_of_edges() + left_out == len(read_links(perspective))
    for _, _, data in network.edges(data=True):
        assert data["stated_in"], data["id"]
        assert data["label_sv"], data["id"]
        assert data["start"] is None or data["start"].isoformat() <= day
        assert data["end"] is None or data["end"].isoformat() >= day
    for node, data in network.nodes(data=True):
        assert data["type"] in NODE_TYPES
        assert data["name_sv"] != node.partition("/")[2], f"{node} has no name"
        assert network.degree(node) or data["stages"], f"{node} is not attested"


def test_lerum_and_alingsas_belonged_to_another_collaboration(
    view: Callable[..., Perspective],
) -> None:
    network = build(view("2012-06-30"), thing("locality/lerum-alingsas").value)
    assert "group/sodra-alvsborgs-vardsamverkan" in network
    assert {"org/kommun-1441", "org/kommun-1489"} <= set(network)
    assert not any(node.startswith("group/samla-") for node in network)
