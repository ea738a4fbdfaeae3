"""Assessments are kept by place and day, and made again only where something else is said."""

from __future__ import annotations

from datetime import date, timedelta

import pyoxigraph as ox
import pytest

from graph.assessments import KEPT_DAYS, Assessments, Frame
from graph.knowledge import Knowledge
from graph.namespaces import expand, source_graph, thing
from graph.perspective import Perspective
from graph.status import Status
from graph.store import ChangeSet, EmbeddedStore
from tests.graph.edits import WORLD, about, holding, toggled

DAY, LAST = date(2021, 6, 30), date(2026, 1, 1)
PLACES = tuple(thing(f"locality/{key}").value for key in ("11", "12"))
NEED, OTHER = (thing(f"requirement/{key}").value for key in "nm")


def assessments(store: EmbeddedStore, stated_only: bool = False) -> Assessments:
    return Assessments.of(Perspective(store, DAY, LAST, stated_only))


def kept(store: EmbeddedStore, changes: ChangeSet) -> list[bool]:
    """Apply a change; tell of each place whether its assessments are those of before."""
    before = [assessments(store).row(place, DAY) for place in PLACES]
    store.apply(changes)
    after = [assessments(store).row(place, DAY) for place in PLACES]
    return [one is other for one, other in zip(before, after, strict=True)]


def otherwise(subject: str, predicate: str) -> ChangeSet:
    """Return the change to what else may be said of a property of a thing."""
    node = expand(predicate)
    return toggled(WORLD, [quad for quad in about(subject) if quad.predicate == node])


def test_a_row_tells_of_every_requirement_that_applies() -> None:
    row = assessments(holding(WORLD)).row(PLACES[0], DAY)
    assert row.needs == (OTHER, NEED)
    assert row.answered == (NEED,)
    silent, told = row.cells
    assert silent.assessment.status is Status.NOT_REPORTED
    assert told.assessment.status is Status.CONTRADICTORY
    assert (told.locality.iri, told.requirement.iri, told.expired) == (PLACES[0], NEED, False)


def test_strictly_read_they_are_others() -> None:
    row = assessments(holding(WORLD), stated_only=True).row(PLACES[0], DAY)
    assert row.cells[1].assessment.status is Status.FULFILLED


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        (otherwise("statement/p", "samv:stage"), [False, True]),
        (otherwise("statement/r", "samv:about"), [False, False]),
        (ChangeSet.of(removed=about("statement/r")), [True, False]),
        (otherwise("respondent/y", "prov:alternateOf"), [False, True]),
        (otherwise("requirement/n", "samv:force"), [False, False]),
        (otherwise("requirement/m", "samv:targetGroup"), [False, True]),
        (otherwise("locality/12", "skos:prefLabel"), [True, False]),
        (otherwise("org/z", "skos:prefLabel"), [True, True]),
        (otherwise("statement/p", "skos:definition"), [True, True]),
        (otherwise("evidence/p", "samv:section"), [True, True]),
    ],
)
def test_only_what_a_change_touches_is_assessed_again(changes: ChangeSet, same: list[bool]) -> None:
    assert changes
    assert kept(holding(WORLD), changes) == same


def test_a_change_that_is_undone_unseen_changes_nothing() -> None:
    store = holding(WORLD)
    before = assessments(store)
    changes = otherwise("statement/p", "samv:stage")
    store.apply(changes)
    store.apply(changes.inverse())
    assert assessments(store) is before


def test_those_of_before_a_change_stay_as_they_were() -> None:
    store = holding(WORLD)
    before = assessments(store)
    store.apply(ChangeSet.of(removed=about("statement/p")))
    assert assessments(store).row(PLACES[0], DAY).cells[1].assessment.status is not (
        Status.CONTRADICTORY
    )
    assert before.row(PLACES[0], DAY).cells[1].assessment.status is Status.CONTRADICTORY


def test_a_few_days_are_kept() -> None:
    found = assessments(holding(WORLD))
    days = [DAY + timedelta(days=number) for number in range(KEPT_DAYS + 1)]
    first = found.row(PLACES[0], days[0])
    rows = [found.row(PLACES[0], day) for day in days[:-1]]
    assert rows[0] is first
    assert found.row(PLACES[0], days[-1]) is found.row(PLACES[0], days[-1])
    assert found.row(PLACES[0], days[1]) is rows[1]
    assert found.row(PLACES[0], days[0]) is not first


def test_what_is_no_locality_has_no_assessments() -> None:
    with pytest.raises(KeyError):
        assessments(holding(WORLD)).row(NEED, DAY)


def test_what_applies_where_follows_the_requirements() -> None:
    store = holding(WORLD)
    known = Knowledge.on(store, LAST)
    assert [[need.iri for need in Frame.of(known).needs(place)] for place in PLACES] == [
        [OTHER, NEED],
        [NEED],
    ]
    before = Frame.of(known)
    exempt = ox.Quad(thing("requirement/n"), expand("samv:exempts"), thing("locality/11"))
    store.apply(ChangeSet.of([ox.Quad(*exempt.triple, source_graph("c"))]))
    after = Frame.of(Knowledge.on(store, LAST))
    assert [need.iri for need in after.needs(PLACES[0])] == [OTHER]
    assert after.needs(PLACES[0])[0] is before.needs(PLACES[0])[0]
    assert after.gazetteer is before.gazetteer
    assert [need.iri for need in before.needs(PLACES[0])] == [OTHER, NEED]
