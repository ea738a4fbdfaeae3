"""Who with whom: Ludvika in 2023, Lerum and Alingsås in 2018, and two sorts of no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.namespaces import source_graph, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.who import as_json, collaborate


def ask(
    perspective: Perspective, actor: str, other: str | None = None, **more: Any
) -> dict[str, Any]:
    second = thing(other).value if other else None
    return as_json(collaborate(perspective, thing(actor).value, second, **more))


def shared(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["structure"]["id"]: item for item in answer["shared"]}


@pytest.fixture(scope="module")
def ludvika(view: Callable[..., Perspective]) -> dict[str, Any]:
    """Outpatient psychiatry in Ludvika on the day of the survey."""
    return ask(view("2023-03-31"), "org/ovp-ludvika")


def test_a_collaboration_is_stated_without_a_named_group_or_partner(
    ludvika: dict[str, Any],
) -> None:
    assert ludvika["outcome"] == "collaborates"
    unnamed = shared(ludvika)["group/ludvika-samverkan"]
    assert unnamed["structure"]["kind"] == "unnamed-collaboration"
    assert {level["level"] for level in unnamed["structure"]["levels"]} == {
        "strategic",
        "operative",
    }
    assert (unnamed["time"], unnamed["basis"], unnamed["alone"]) == ("current", "stated", True)
    assert unnamed["others"] == []
    assert unnamed["own"][0]["link"]["evidence"]


def test_the_agreement_of_2022_has_lapsed(ludvika: dict[str, Any]) -> None:
    agreement = shared(ludvika)["agreement/dalarna-lok-2022-ludvika"]
    assert (agreement["time"], agreement["existence"]) == ("lapsed", "ended")
    parties = {seat["link"]["from"]["id"]: seat["basis"] for seat in agreement["others"]}
    # The source says "the municipalities"; which they are is a reading.
    assert parties["org/ludvika-kommunerna-enligt-enkaten"] == "stated"
    assert {parties["org/kommun-2085"], parties["org/kommun-2061"]} == {"interpreted"}
    assert "org/dalarna-primarvard" not in parties


def test_the_working_group_is_planned_and_nobody_sits_in_it(ludvika: dict[str, Any]) -> None:
    assert "group/ludvika-arbetsgrupp-god-och-nara-vard" not in shared(ludvika)
    told = {item["structure"]["id"]: item for item in ludvika["reported"]}
    planned = told["group/ludvika-arbetsgrupp-god-och-nara-vard"]
    assert (planned["time"], planned["existence"]) == ("planned", "planned")
    assert planned["statements"][0]["evidence"]


def test_other_links_are_only_interpreted(ludvika: dict[str, Any]) -> None:
    stated = {"group/ludvika-samverkan", "agreement/dalarna-lok-2022-ludvika"}
    others = {key: item["basis"] for key, item in shared(ludvika).items() if key not in stated}
    assert set(others.values()) == {"interpreted"}
    assert ludvika["direct"] == []


def test_what_the_neighbours_deny_stands_apart(ludvika: dict[str, Any]) -> None:
    (denial,) = ludvika["reported_no"]
    assert denial["about"]["id"] == "requirement/dalarna-lokal-overenskommelse"
    assert denial["statement"]["stage"] == "none"
    assert denial["statement"]["respondent"]["name"]["sv"].startswith("Vårdcentralerna")


def test_strictly_read_the_interpreted_links_are_gone(view: Callable[..., Perspective]) -> None:
    strict = ask(view("2023-03-31", stated_only=True), "org/ovp-ludvika")
    assert set(shared(strict)) == {
        "group/ludvika-samverkan",
        "agreement/dalarna-lok-2022-ludvika",
    }


@pytest.fixture(scope="module")
def lerum(view: Callable[..., Perspective]) -> dict[str, Any]:
    """The municipality of Lerum with the hospital of Alingsås in 2018."""
    return ask(view("2018-06-30"), "org/kommun-1441", "org/alingsas-lasarett")


@pytest.mark.parametrize(
    ("group", "basis", "level"),
    [
        ("group/samla-politisk-samradsgrupp", "derived", "political"),
        ("group/samla-samordningsgruppen", "stated", "strategic"),
    ],
)
def test_lerum_and_the_hospital_share_two_groups(
    lerum: dict[str, Any], group: str, basis: str, level: str
) -> None:
    current = {key: item for key, item in shared(lerum).items() if item["time"] == "current"}
    assert len(current) == 2
    assert current[group]["basis"] == basis
    assert level in {own["level"] for own in current[group]["structure"]["levels"]}
    for side in ("own", "others"):
        assert all(seat["link"]["evidence"] for seat in current[group][side])


def test_in_the_political_group_they_sit_through_their_boards(lerum: dict[str, Any]) -> None:
    group = shared(lerum)["group/samla-politisk-samradsgrupp"]
    assert [seat["via"]["from"]["id"] for seat in group["own"]] == ["org/lerum-kommunstyrelsen"]
    assert [seat["via"]["from"]["id"] for seat in group["others"]] == [
        "org/vgr-styrelsen-for-alingsas-lasarett"
    ]
    assert group["own"][0]["via"]["evidence"]


def test_the_shortest_path_is_the_shared_group(lerum: dict[str, Any]) -> None:
    first = lerum["paths"][0]
    assert (first["hops"], first["basis"]) == (2, "stated")
    assert {step["to"]["id"] for step in first["steps"]} == {"group/samla-samordningsgruppen"}
    through_boards = [
        path
        for path in lerum["paths"]
        if {step["kind"] for step in path["steps"]} == {"part", "member"}
    ]
    assert [path["basis"] for path in through_boards] == ["derived"]
    assert all(step["evidence"] for path in lerum["paths"] for step in path["steps"])


@pytest.mark.parametrize(
    ("level", "together", "on_the_way"),
    [
        ("political", {"politisk-samradsgrupp"}, {"politisk-samradsgrupp"}),
        ("strategic", {"samordningsgruppen"}, {"samordningsgruppen"}),
        ("operative", set(), {"arbetsgrupp-saker-lakemedelshantering"}),
    ],
)
def test_a_level_narrows_structures_and_paths(
    view: Callable[..., Perspective], level: str, together: set[str], on_the_way: set[str]
) -> None:
    answer = ask(view("2018-06-30"), "org/kommun-1441", "org/alingsas-lasarett", level=level)
    current = {key for key, item in shared(answer).items() if item["time"] == "current"}
    assert {key.removeprefix("group/samla-") for key in current} == together
    steps = [step for path in answer["paths"] for step in path["steps"]]
    ends = {step[end]["id"] for step in steps for end in ("from", "to")}
    groups = {end.removeprefix("group/samla-") for end in ends if end.startswith("group/")}
    assert groups == on_the_way


def test_fewer_hops_find_fewer_paths(view: Callable[..., Perspective]) -> None:
    few, more = (
        ask(view("2018-06-30"), "org/kommun-1441", "org/alingsas-lasarett", max_hops=hops)
        for hops in (2, 4)
    )
    assert [path["hops"] for path in few["paths"]] == [2]
    assert few["paths"][0] == more["paths"][0]
    assert {path["hops"] for path in more["paths"]} == {2, 4}


def test_the_answer_is_the_same_from_the_other_side(
    view: Callable[..., Perspective], lerum: dict[str, Any]
) -> None:
    turned = ask(view("2018-06-30"), "org/alingsas-lasarett", "org/kommun-1441")
    assert turned["outcome"] == lerum["outcome"]
    assert {k: (v["time"], v["basis"]) for k, v in shared(turned).items()} == {
        k: (v["time"], v["basis"]) for k, v in shared(lerum).items()
    }
    ways = [{step["statement"]["id"] for step in path["steps"]} for path in turned["paths"]]
    assert all({s["statement"]["id"] for s in path["steps"]} in ways for path in lerum["paths"])


def test_removing_the_only_evidence_of_a_hop_removes_the_path(
    view: Callable[..., Perspective], lerum: dict[str, Any]
) -> None:
    """Without the statement that the hospital sits there, the shortest path is gone."""
    perspective = view("2018-06-30")
    step = lerum["paths"][0]["steps"][1]
    assert step["from"]["id"] == "org/alingsas-lasarett"
    source = source_graph(step["evidence"][0]["source"])
    store = perspective.store
    assert isinstance(store, EmbeddedStore)
    copy = store.in_memory()
    kept = [q for q in store.quads(source) if not q.subject.value.endswith(step["statement"]["id"])]  # type: ignore[union-attr]
    assert len(kept) < len(list(store.quads(source)))
    copy.replace(source, kept)
    left = ask(replace(perspective, store=copy), "org/kommun-1441", "org/alingsas-lasarett")
    assert "group/samla-samordningsgruppen" not in shared(left)
    assert 2 not in {path["hops"] for path in left["paths"]}
    assert left["paths"]


@pytest.mark.parametrize(
    ("actor", "other", "day", "outcome"),
    [
        ("org/kommun-1441", "org/alingsas-lasarett", "2016-06-30", "lapsed"),
        ("org/kommun-1441", "org/kommun-2085", "2018-06-30", "nothing-reported"),
        ("org/kommun-2085", "org/ovp-ludvika", "2023-03-31", "interpreted-only"),
        ("org/kommun-1441", "org/alingsas-lasarett", "2009-06-30", "later"),
    ],
)
def test_what_can_be_said_of_two_actors_on_a_day(
    view: Callable[..., Perspective], actor: str, other: str, day: str, outcome: str
) -> None:
    answer = ask(view(day), actor, other)
    assert answer["outcome"] == outcome
    if outcome == "nothing-reported":
        assert (answer["shared"], answer["direct"], answer["paths"]) == ([], [], [])


def test_a_path_names_what_it_hangs_on(lerum: dict[str, Any]) -> None:
    for path in lerum["paths"]:
        bases = [path["steps"][step]["statement"]["basis"] for step in path["weakest"]]
        assert bool(bases) is (path["basis"] != "stated")
        assert path["basis"] == "derived" or set(bases) <= {path["basis"]}


PLACES = [{"key": "8801", "type": "municipality"}, {"key": "8802", "type": "municipality"}]
ORGS = [
    {"key": "a", "kind": "municipality", "locality": "locality/8801"},
    {"key": "b", "kind": "care-centre", "locality": "locality/8801"},
    {"key": "c", "kind": "municipality", "locality": "locality/8802"},
]
NEED = {
    "agreements": [{"key": "x", "kind": "county-agreement"}],
    "clauses": [{"key": "x1", "agreement": "agreement/x"}],
    "requirements": [
        {
            "key": "need",
            "kind": "structure",
            "clauses": "clause/x1",
            "force": "shall",
            "applies_to": "municipality",
            "applies_within": "locality/8801; locality/8802",
            "requires_kind": "agreement",
        }
    ],
}


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [("none", "reported-no"), ("planned", "nothing-reported"), ("blank", "nothing-reported")],
)
def test_reported_no_is_something_else_than_nothing_reported(
    look: Callable[..., Perspective], stage: str, outcome: str
) -> None:
    claim = {"id": "c", "locality": "locality/8801", "requirement": "requirement/need"}
    places = [{"key": "se", "type": "country"}] + [
        own | {"within": "locality/se"} for own in PLACES
    ]
    perspective = look(
        "2020-06-30",
        localities=places,
        organisations=ORGS,
        claims=[claim | {"stage": stage, "as_of": "2020-05-01"}],
        **NEED,
    )
    assert ask(perspective, "org/a", "org/b")["outcome"] == outcome
    assert ask(perspective, "org/a", "org/c")["outcome"] == "nothing-reported"


def test_a_structure_that_a_source_denies_is_no_shared_one(
    look: Callable[..., Perspective],
) -> None:
    seats = [{"id": key, "group": "group/g", "member": f"org/{key}"} for key in "ab"]
    state = {"id": "s", "group": "group/g", "stage": "none"}
    perspective = look(
        "2020-12-31",
        localities=PLACES,
        organisations=ORGS,
        groups=[{"key": "g", "kind": "forum"}],
        memberships=seats,
        group_states=[state],
    )
    answer = ask(perspective, "org/a", "org/b")
    assert answer["shared"] == []
    assert [denial["about"]["id"] for denial in answer["reported_no"]] == ["group/g"]
    assert answer["outcome"] == "reported-no"


def test_the_totals_count_what_is_listed(ludvika: dict[str, Any], lerum: dict[str, Any]) -> None:
    for answer in (ludvika, lerum):
        totals = answer["totals"]
        times = [item["time"] for item in answer["shared"]]
        assert totals["structures"] == len(answer["shared"])
        assert totals["direct"] == len(answer["direct"])
        assert totals["reported"] == len(answer["reported"])
        assert all(totals[time] == times.count(time) for time in set(times))
