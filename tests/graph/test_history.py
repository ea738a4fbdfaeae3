"""Differences: their algebra on random statements, and what each sort of change is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from graph.history import Kind, apply, compare, invert, standings, statuses
from graph.namespaces import slug, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.tables.definition import definitions
from graph.tables.reader import Row
from graph.tables.triples import row_triples

GRAPH = NamedNode("urn:random")
KNOWN = date(2030, 1, 1)
STAGES = ["active", "drafting", "planned", "paused", "dissolved", "in-force"]
DATES = st.sampled_from(
    ["2018", "2018-11", "2018-12", "2018-12-15", "2019-01-01", "2019", "2020-33"]
)
DAYS = st.dates(date(2018, 6, 1), date(2020, 6, 30))
NEED = {
    "key": "need",
    "clauses": "clause/a1",
    "force": "shall",
    "kind": "structure",
    "applies_to": "municipality",
    "applies_within": "locality/8801; locality/8802",
    "requires_kind": "agreement",
    "basis": "stated",
}
FIXED = [
    ("localities", {"key": "8801", "type": "municipality", "within": "locality/se"}),
    ("localities", {"key": "8802", "type": "municipality", "within": "locality/se"}),
    ("requirements", NEED),
]
period = st.fixed_dictionaries(
    {"as_of": DATES},
    optional={"from": DATES, "during": DATES, "through": DATES},
)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[str, dict[str, str]]]:
    """Random states of three structures and claims about two municipalities."""
    made = list(FIXED)
    for number in range(draw(st.integers(0, 8))):
        table, about = draw(
            st.sampled_from(
                [
                    ("group_states", {"group": "group/g"}),
                    ("group_states", {"group": "group/h"}),
                    ("agreement_states", {"agreement": "agreement/a"}),
                    ("claims", {"locality": "locality/8801", "requirement": "requirement/need"}),
                    ("claims", {"locality": "locality/8802", "requirement": "requirement/need"}),
                ]
            )
        )
        stage = {"id": f"r{number}", "stage": draw(st.sampled_from(STAGES)), "basis": "stated"}
        cells = draw(period)
        if "during" in cells:
            cells = {"as_of": cells["as_of"], "during": cells["during"]}
        made.append((table, {**about, **stage, **cells}))
    return made


def stock(made: list[tuple[str, dict[str, str]]]) -> EmbeddedStore:
    store, quads = EmbeddedStore(), []
    for table, cells in made:
        definition = definitions()[table]
        row = Row("s", definition, cells[definition.key.name], 2, cells)
        quads += [Quad(*triple, GRAPH) for triple in row_triples(row, "2018")]
    store.replace(GRAPH, quads)
    return store


def snapshot(perspective: Perspective) -> dict[str, tuple[str, ...]]:
    """Return how everything stood on the day."""
    stood = {
        key: (standing.existence.value, *standing.stages)
        for key, standing in standings(perspective).items()
    }
    return stood | {k: (own.status.value,) for k, own in statuses(perspective).items()}


FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(rows(), DAYS, DAYS, DAYS)
def test_the_algebra_of_differences(
    made: list[tuple[str, dict[str, str]]], first: date, second: date, third: date
) -> None:
    one = Perspective(stock(made), first, KNOWN)
    two, three = replace(one, on=second), replace(one, on=third)
    assert compare(one, one) == []
    there, back = compare(one, two), compare(two, one)
    assert sorted(map(invert, there), key=repr) == sorted(back, key=repr)
    assert apply(there, snapshot(one)) == snapshot(two)
    assert apply(back, snapshot(two)) == snapshot(one)
    assert apply(compare(two, three), apply(there, snapshot(one))) == snapshot(three)


@FEW
@given(rows(), DAYS, DAYS)
def test_a_change_stands_on_statements_and_a_date_between_the_days(
    made: list[tuple[str, dict[str, str]]], first: date, second: date
) -> None:
    one = Perspective(stock(made), min(first, second), KNOWN)
    two = replace(one, on=max(first, second))
    for change in compare(one, two):
        assert change.before != change.after
        assert change.statements
        if change.day is not None:
            assert change.day.latest > one.on
            assert change.day.earliest <= two.on


def test_a_change_that_does_not_fit_is_not_applied() -> None:
    one = Perspective(stock([]), date(2018, 6, 1), KNOWN)
    state = ("group_states", {"id": "a", "group": "group/g", "stage": "active", "basis": "stated"})
    two = Perspective(stock([state]), date(2018, 6, 1), KNOWN)
    (change,) = compare(one, two)
    with pytest.raises(ValueError, match="does not stand as the change says"):
        apply([change], {change.thing: ("ended",)})


GROUP = [{"key": "g", "kind": "forum"}]
AGREEMENTS = [{"key": "a", "kind": "agreement"}]
BEFORE, AFTER = date(2018, 11, 30), date(2019, 1, 1)
YEAR = {"stage": "active", "during": "2018"}


def state(**cells: str) -> dict[str, str]:
    return {"id": cells["stage"], "group": "group/g"} | cells


@pytest.mark.parametrize(
    ("states", "kind", "day"),
    [
        (
            [state(stage="active", **{"from": "2018-12", "as_of": "2019-03"})],
            Kind.CREATED,
            "2018-12",
        ),
        (
            [state(**YEAR), state(stage="dissolved", **{"from": "2018-12"})],
            Kind.ENDED,
            "2018-12",
        ),
        ([state(**YEAR), state(stage="dissolved", as_of="2019-01-01")], Kind.ENDED, None),
        ([state(stage="dissolved", **{"from": "2018-12"})], Kind.ENDED, "2018-12"),
        ([state(stage="dissolved", as_of="2019-01-01")], Kind.NEWLY_STATED, None),
        ([state(stage="active", as_of="2019-01-01")], Kind.NEWLY_STATED, None),
        ([state(**YEAR)], Kind.NO_LONGER_STATED, None),
        ([state(**YEAR), state(stage="paused", during="2019")], Kind.CHANGED, None),
        (
            [
                state(stage="active", **{"from": "2018-01", "as_of": "2019-03"}),
                state(stage="paused", during="2019", as_of="2019-04"),
            ],
            Kind.CHANGED,
            None,
        ),
        (
            [
                state(stage="planned", during="2018"),
                state(stage="active", **{"from": "2019-01-01", "as_of": "2019-03"}),
            ],
            Kind.CREATED,
            "2019-01-01",
        ),
        (
            [state(stage="planned", during="2018"), state(stage="active", during="2019")],
            Kind.CHANGED,
            None,
        ),
    ],
)
def test_the_sorts_of_change(
    look: Callable[..., Perspective], states: list[dict[str, str]], kind: Kind, day: str | None
) -> None:
    base = look("2018-11-30", groups=GROUP, group_states=states)
    (change,) = compare(base, replace(base, on=AFTER))
    assert change.kind is kind
    assert (change.day.text if change.day else None) == day


def test_a_document_takes_effect_and_expires(look: Callable[..., Perspective]) -> None:
    valid = [AGREEMENTS[0] | {"from": "2018-12-01", "through": "2019-06-30"}]
    base = look("2018-11-30", agreements=valid)
    (taken,) = compare(base, replace(base, on=AFTER))
    assert (taken.kind, taken.day.text if taken.day else "") == (Kind.TOOK_EFFECT, "2018-12-01")
    (expired,) = compare(replace(base, on=AFTER), replace(base, on=date(2019, 7, 1)))
    assert (expired.kind, expired.day.text if expired.day else "") == (Kind.EXPIRED, "2019-07-01")


def test_what_one_learns_later_is_newly_stated_and_not_created(
    look: Callable[..., Perspective],
) -> None:
    rows = [state(stage="dissolved", **{"from": "2018-12"})]
    base = look("2019-06-30", groups=GROUP, group_states=rows)
    unknown = Perspective(base.store, base.on, date(2019, 12, 31))
    (change,) = compare(unknown, base)
    assert change.kind is Kind.NEWLY_STATED
    assert change.day is not None
    assert change.day.text == "2018-12"
    (back,) = compare(base, unknown)
    assert back == invert(change)
    assert back.kind is Kind.NO_LONGER_STATED


def test_an_area_looks_at_what_is_stated_there(look: Callable[..., Perspective]) -> None:
    places = [{"key": "8801", "type": "municipality"}, {"key": "8802", "type": "municipality"}]
    group = [GROUP[0] | {"covers": "locality/8801; locality/8802"}]
    rows = [
        state(stage="active", locality="locality/8801", during="2018"),
        state(stage="planned", locality="locality/8802", during="2018"),
    ]
    perspective = look("2018-06-30", localities=places, groups=group, group_states=rows)
    group_iri = thing("group/g").value
    found = {
        key: standings(perspective, thing(f"locality/{key}").value).get(group_iri)
        for key in ("8801", "8802")
    }
    stages = {key: standing.stages if standing else () for key, standing in found.items()}
    assert stages == {"8801": ("active",), "8802": ("planned",)}


def test_statuses_are_told_with_the_statements_behind_them(
    view: Callable[..., Perspective],
) -> None:
    changes = compare(view("2022-12-31"), view("2023-03-31"), thing("locality/2061").value)
    (agreement,) = (c for c in changes if c.thing.endswith("dalarna-lokal-overenskommelse"))
    assert (agreement.kind, agreement.before, agreement.after) == (
        Kind.STATUS,
        ("contradictory",),
        ("not-fulfilled",),
    )
    assert {slug(iri) for iri in agreement.statements} == {
        "lok-smedjebacken-v05",
        "lok-smedjebacken-p02-2023",
    }
