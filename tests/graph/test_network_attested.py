"""The network on a day: structures that are attested on it without any link."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.namespaces import thing
from graph.network import build
from graph.perspective import Perspective

STATES = [
    {"id": "s1", "group": "group/lives", "stage": "active", "during": "2018"},
    {"id": "s2", "group": "group/plan", "stage": "planned", "during": "2018"},
    {"id": "s3", "group": "group/gone", "stage": "dissolved", "from": "2017"},
    {"id": "s4", "group": "group/never", "stage": "none", "during": "2018"},
    {"id": "s5", "group": "group/named", "stage": "not-stated", "during": "2018"},
    {"id": "s6", "group": "group/later", "stage": "active", "during": "2019"},
    {"id": "s7", "group": "group/read", "stage": "active", "during": "2018"},
]
STATES[-1]["basis"] = "interpreted"
COVERS = {"lives": "01", "plan": "02"}
TABLES = {
    "localities": [{"key": "01", "type": "county"}, {"key": "02", "type": "county"}],
    "groups": [
        {"key": key, "kind": "team", "covers": f"locality/{COVERS.get(key, '01')}"}
        for key in (state["group"].removeprefix("group/") for state in STATES)
    ],
    "group_states": STATES,
    "group_levels": [
        {"id": "l1", "group": "group/lives", "level": "political", "given_as": "heading"},
        {"id": "l2", "group": "group/plan", "level": "operative", "given_as": "heading"},
    ],
}


@pytest.fixture
def named(look: Callable[..., Perspective]) -> Callable[..., set[str]]:
    """The keys of the nodes that a day shows."""

    def name(on: str, area: str | None = None, level: str | None = None, **how: bool) -> set[str]:
        place = thing(f"locality/{area}").value if area else None
        network = build(look(on, **how, **TABLES), place, level)
        assert not network.number_of_edges()
        return {node.partition("/")[2] for node in network}

    return name


def test_what_a_source_says_of_the_day_is_a_node(named: Callable[..., set[str]]) -> None:
    assert named("2018-06-30") == {"lives", "plan", "named", "read"}


def test_nothing_is_carried_to_a_day_that_no_source_speaks_of(
    named: Callable[..., set[str]],
) -> None:
    assert named("2019-06-30") == {"later"}
    assert named("2020-06-30") == set()


def test_what_is_only_interpreted_can_be_left_out(named: Callable[..., set[str]]) -> None:
    assert named("2018-06-30", stated_only=True) == {"lives", "plan", "named"}


@pytest.mark.parametrize(
    ("area", "level", "expected"),
    [
        ("01", None, {"lives", "named", "read"}),
        ("02", None, {"plan"}),
        (None, "political", {"lives"}),
        ("02", "political", set()),
    ],
)
def test_area_and_level_narrow_it(
    named: Callable[..., set[str]], area: str | None, level: str | None, expected: set[str]
) -> None:
    assert named("2018-06-30", area, level) == expected


def test_the_new_structure_of_2022_is_there_without_a_link(
    view: Callable[..., Perspective],
) -> None:
    network = build(view("2022-10-01"), thing("locality/lerum-alingsas").value)
    assert list(network) == ["group/samla-samverkansstruktur-2022"]
    assert network.nodes["group/samla-samverkansstruktur-2022"]["existence"] == "exists"
