"""Times: a row on the page of a thing holds when every other view says that it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.board import Board
from graph.dates import Holding
from graph.existence import read_states
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.things.records import Record, records_about
from graph.things.times import Time, Times

GROUP = [{"key": "g", "kind": "forum"}]


def read(perspective: Perspective, reference: str, key: str) -> Time:
    rows = records_about(perspective, thing(reference).value)
    (record,) = (row for row in rows if row.iri.endswith(f"/{key}"))
    return Times.of(perspective)[record]


def test_what_has_ended_stays_ended(look: Callable[..., Perspective]) -> None:
    rows = [
        {"id": "ended", "group": "group/g", "stage": "dissolved", "as_of": "2019-05-01"},
        {"id": "active", "group": "group/g", "stage": "active", "as_of": "2019-05-01"},
    ]
    perspective = look("2020-06-30", groups=GROUP, group_states=rows)
    assert read(perspective, "group/g", "ended").holds(date(2024, 1, 1)) is Holding.CERTAIN
    active = read(perspective, "group/g", "active")
    assert active.holds(date(2024, 1, 1)) is Holding.NO
    assert active.holds(date(2019, 5, 1)) is Holding.CERTAIN
    assert active.when.sv == "2019-05-01"


def test_a_party_is_bound_while_the_agreement_is_valid(look: Callable[..., Perspective]) -> None:
    agreement = {"key": "a", "kind": "agreement", "from": "2019-01-01", "through": "2021-12-31"}
    rows = [
        {"id": "bound", "agreement": "agreement/a", "party": "group/g", "role": "party"},
        {"id": "act", "agreement": "agreement/a", "party": "group/g", "role": "adopted-by"},
    ]
    perspective = look("2020-06-30", groups=GROUP, agreements=[agreement], parties=rows)
    bound, act = (read(perspective, "group/g", key) for key in ("bound", "act"))
    assert bound.when.sv == "2019-01-01 – 2021-12-31"
    assert bound.holds(date(2021, 12, 31)) is Holding.CERTAIN
    assert bound.holds(date(2022, 1, 1)) is Holding.NO
    assert act.when.sv == "2020"
    assert act.holds(date(2021, 12, 31)) is Holding.NO


@pytest.mark.parametrize(
    ("day", "holding"),
    [
        ("2019-12-31", Holding.NO),
        ("2020-02-15", Holding.POSSIBLE),
        ("2020-02-29", Holding.CERTAIN),
        ("2030-01-01", Holding.CERTAIN),
    ],
)
def test_what_happened_has_happened_from_then_on(
    look: Callable[..., Perspective], day: str, holding: Holding
) -> None:
    event = {"key": "e", "kind": "decision", "things": "group/g", "date": "2020-02"}
    time = read(look("2020-06-30", groups=GROUP, events=[event]), "group/g", "e")
    assert time.holds(date.fromisoformat(day)) is holding
    assert time.when.sv == "februari 2020, exakt dag anges inte"


def test_an_event_without_a_date_says_so_and_is_never_hidden(
    look: Callable[..., Perspective],
) -> None:
    event = {"key": "e", "kind": "decision", "things": "group/g"}
    time = read(look("2020-06-30", groups=GROUP, events=[event]), "group/g", "e")
    assert time.holds(date(1900, 1, 1)) is Holding.CERTAIN
    assert time.when.sv == "datum anges inte"


def test_a_description_holds_at_all_times(look: Callable[..., Perspective]) -> None:
    rows = [{"id": "n", "thing": "group/g", "name": "Gänget", "kind": "alternative"}]
    time = read(look("2020-06-30", groups=GROUP, names=rows), "group/g", "n")
    assert (time.period, time.when.sv) == (None, "")


def test_the_curated_rows_hold_as_links_and_stages_do(view: Callable[..., Perspective]) -> None:
    perspective = view("2018-06-30")
    times = Times.of(perspective)
    board = Board(perspective)
    said = {link.iri: link.holds(perspective.on) for link in board.known.links}
    said |= {
        state.iri: state.period.holds(perspective.on)
        for states in read_states(perspective).values()
        for state in states
        if state.iri != state.thing
    }
    records: dict[str, Record] = {}
    for group in ("samla-politisk-samradsgrupp", "samla-samordningsgruppen"):
        own = records_about(perspective, thing(f"group/{group}").value)
        records |= {record.iri: record for record in own}
    compared = {
        iri: times[own].holds(perspective.on) for iri, own in records.items() if iri in said
    }
    assert len(compared) > 20
    assert compared == {iri: said[iri] for iri in compared}
