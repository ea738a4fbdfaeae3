"""The two clocks: what held on a day, and what was known on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.dates import today
from graph.existence import Existence, read_states, stand
from graph.language import Text
from graph.load import load_sources
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.statements import Statement
from graph.store import EmbeddedStore

GROUP = {"key": "g", "kind": "forum", "name_sv": "Gruppen", "name_en": "The group"}
THEN, LATER = date(2018, 6, 30), date(2022, 6, 30)


@pytest.fixture
def store(source: Callable[..., Path]) -> EmbeddedStore:
    """Two reports about 2018: one known in 2019, one only in 2022."""
    active = {"id": "a", "group": "group/g", "stage": "active", "during": "2018"}
    early = source("early", "2019-03-01", "2018", groups=[GROUP], group_states=[active])
    ended = {"id": "e", "group": "group/g", "stage": "dissolved", "from": "2018-03-01"}
    late = source("late", "2022-05-01", "2021", group_states=[ended])
    store = EmbeddedStore()
    load_sources(store, [early, late])
    return store


def standing(store: EmbeddedStore, on: date, known: date) -> Existence:
    perspective = Perspective(store, on, known)
    states = read_states(perspective).get(thing("group/g").value, [])
    return stand(states, on).existence


def test_a_source_known_later_is_not_seen(store: EmbeddedStore) -> None:
    assert standing(store, THEN, date(2019, 2, 28)) is Existence.NOT_STATED
    assert standing(store, THEN, date(2019, 3, 1)) is Existence.EXISTS
    assert standing(store, THEN, date(2022, 4, 30)) is Existence.EXISTS
    assert standing(store, THEN, date(2022, 5, 1)) is Existence.ENDED


def test_names_of_sources_known_later_are_not_seen(store: EmbeddedStore) -> None:
    group = thing("group/g").value
    assert Perspective(store, THEN, date(2019, 2, 28)).label(group) == Text.same("g")
    assert Perspective(store, THEN, date(2019, 3, 1)).label(group) == Text("Gruppen", "The group")


def test_a_late_report_about_the_past_changes_what_held_and_not_what_was_known(
    source: Callable[..., Path],
) -> None:
    """The two clocks apart: the first answer changes, the second does not."""
    active = {"id": "a", "group": "group/g", "stage": "active", "during": "2018"}
    early = source("early", "2019-03-01", "2018", groups=[GROUP], group_states=[active])
    ended = {"id": "e", "group": "group/g", "stage": "dissolved", "from": "2018-03-01"}
    late = source("late", "2022-05-01", "2021", group_states=[ended])
    store = EmbeddedStore()
    load_sources(store, [early])
    known_today, known_then = date(2026, 1, 1), date(2019, 6, 1)
    before = standing(store, THEN, known_today), standing(store, THEN, known_then)
    load_sources(store, [early, late])
    after = standing(store, THEN, known_today), standing(store, THEN, known_then)
    assert before == (Existence.EXISTS, Existence.EXISTS)
    assert after == (Existence.ENDED, Existence.EXISTS)


def test_without_days_both_clocks_stand_on_today(store: EmbeddedStore) -> None:
    perspective = Perspective.at(store)
    assert (perspective.on, perspective.known) == (today(), today())
    assert Perspective.at(store, THEN).on == THEN
    assert Perspective.at(store, None, LATER).known == LATER


def test_all_graphs_are_read_when_nothing_is_late(store: EmbeddedStore) -> None:
    assert Perspective(store, THEN, LATER).graphs is None
    early = Perspective(store, THEN, date(2020, 1, 1)).graphs
    assert early is not None
    assert {graph.value.rsplit("/", 1)[-1] for graph in early} == {"catalogue", "early", "ontology"}


def test_what_is_known_is_read_once_until_the_store_changes(
    store: EmbeddedStore, source: Callable[..., Path]
) -> None:
    one, two = Perspective(store, THEN, LATER), Perspective(store, LATER, date(2023, 1, 1), True)
    assert one.statements is two.statements
    assert one.statements is not Perspective(store, THEN, date(2020, 1, 1)).statements
    load_sources(store, [source("third", groups=[{"key": "new", "kind": "forum"}])])
    new = Perspective(store, THEN, LATER)
    assert new.statements is not one.statements
    assert thing("group/new").value in new.labels


def test_what_is_made_from_what_is_known_is_made_once_for_all_days(store: EmbeddedStore) -> None:
    def made(perspective: Perspective) -> object:
        return perspective.remember("key", object)

    first = Perspective(store, THEN, THEN)
    assert made(first) is made(Perspective(store, LATER, THEN))
    assert made(first) is not made(Perspective(store, THEN, LATER))
    assert made(first) is not made(replace(first, stated_only=True))


@pytest.mark.parametrize(
    ("basis", "period_basis", "kept"),
    [
        ("stated", "", True),
        ("stated", "stated", True),
        ("derived", "", True),
        ("interpreted", "", False),
        ("stated", "interpreted", False),
    ],
)
def test_strictly_read_interpretations_are_left_out(
    basis: str, period_basis: str, kept: bool
) -> None:
    statement = Statement("s", basis, period_basis)
    everything = Perspective(EmbeddedStore(), THEN, THEN)
    assert everything.keeps(statement)
    assert replace(everything, stated_only=True).keeps(statement) is kept


def test_of_several_names_the_shortest_is_shown(source: Callable[..., Path]) -> None:
    long = GROUP | {"name_sv": "Arbetet i gruppen", "name_en": "A working group"}
    store = EmbeddedStore()
    load_sources(store, [source("one", groups=[long]), source("two", groups=[GROUP])])
    assert Perspective(store, THEN, LATER).label(thing("group/g").value).sv == "Gruppen"


def test_what_has_no_name_is_shown_by_its_key() -> None:
    perspective = Perspective(EmbeddedStore(), THEN, LATER)
    assert perspective.label(NamedNode("https://example.org/x/some-key").value).sv == "some-key"


def test_facts_of_something_unknown_is_an_error(store: EmbeddedStore) -> None:
    with pytest.raises(KeyError):
        Perspective(store, THEN, LATER).facts("urn:nothing")
