"""Existence: in which stage a structure was on a day, by what the sources state.

Nothing is extrapolated. A statement without an end is attested up to the date it speaks of;
a gap between two attested periods stays *not stated*. What has ended stays ended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from graph.dates import Holding, Period
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.statements import attested_period
from graph.status import Status, of_stage
from graph.store.protocol import Bindings

_STATES = """
SELECT ?state ?thing ?locality ?stage ?asOf ?asOfLatest ?b0 ?b1 ?e0 ?e1 ?basis
       ?periodBasis ?respondent ?begin {
  ?state a samv:StateStatement ; samv:about ?thing ; samv:stage ?stage ;
    samv:asOf ?asOf ; samv:asOfLatest ?asOfLatest ; samv:basis ?basis .
  OPTIONAL { ?state samv:inLocality ?locality }
  OPTIONAL { ?state schema:validFrom ?b0 ; samv:certainFrom ?b1 }
  OPTIONAL { ?state samv:certainThrough ?e0 ; schema:validThrough ?e1 }
  OPTIONAL { ?state samv:fromText ?begin }
  OPTIONAL { ?state samv:periodBasis ?periodBasis }
  OPTIONAL { ?state prov:wasAttributedTo ?respondent }
}
"""
_VALIDITY = """
SELECT ?thing ?b0 ?b1 ?e0 ?e1 ?begin ?end ?basis {
  ?thing a samv:Agreement ; samv:basis ?basis ; samv:fromText ?begin ;
    schema:validFrom ?b0 ; samv:certainFrom ?b1 ;
    samv:certainThrough ?e0 ; schema:validThrough ?e1 ; samv:throughText ?end
}
"""
_DAY = timedelta(days=1)


class Existence(StrEnum):
    EXISTS = "exists"
    FORMING = "forming"
    PLANNED = "planned"
    PAUSED = "paused"
    ENDED = "ended"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"
    NOT_STATED = "not-stated"


# Stages that, once reached, hold for ever after.
ENDED = frozenset({"dissolved", "ended", "not-renewed"})
_PLANNED = ("planned", "proposed", "foreseen", "conditional", "replanned")
# Stages of which the status of a requirement says too little.
_EXISTENCE = (
    dict.fromkeys(ENDED, Existence.ENDED)
    | dict.fromkeys(_PLANNED, Existence.PLANNED)
    | {"paused": Existence.PAUSED, "none": Existence.ABSENT}
)


@dataclass(frozen=True)
class State:
    """One statement of the stage of a thing, with the period over which it is attested.

    begin: the stated beginning as EDTF text, empty when none is stated.
    """

    iri: str
    thing: str
    stage: str
    period: Period
    as_of: date
    locality: str = ""
    basis: str = "stated"
    period_basis: str = ""
    respondent: str = ""
    begin: str = ""

    @property
    def existence(self) -> Existence:
        return existence_of(self.stage)


def existence_of(stage: str) -> Existence:
    """Return how something exists in a stage; *not stated* for a stage that says nothing."""
    if stage in _EXISTENCE:
        return _EXISTENCE[stage]
    match of_stage(stage):
        case Status.FULFILLED:
            return Existence.EXISTS
        case Status.IN_PROGRESS:
            return Existence.FORMING
        case Status.NOT_FULFILLED:
            return Existence.ABSENT
    return Existence.NOT_STATED


@dataclass(frozen=True)
class Standing:
    """How a thing stood on a day. states: the statements that decide it, sorted."""

    existence: Existence
    states: tuple[State, ...]

    @property
    def stages(self) -> tuple[str, ...]:
        return tuple(sorted({state.stage for state in self.states}))


def read_states(perspective: Perspective) -> dict[str, list[State]]:
    """Return the state statements of every thing; `stated_only` leaves interpreted ones out."""
    found: dict[str, list[State]] = {}
    for row in perspective.select(_STATES):
        state = _state(row)
        if perspective.stated_only and "interpreted" in (state.basis, state.period_basis):
            continue
        found.setdefault(state.thing, []).append(state)
    for row in perspective.select(_VALIDITY):
        if not (perspective.stated_only and slug(row["basis"].value) == "interpreted"):
            found.setdefault(row["thing"].value, []).extend(_validity(row))
    return {thing: sorted(own, key=lambda s: s.iri) for thing, own in found.items()}


def _state(row: Bindings) -> State:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name].value) if name in row else None

    def key(name: str) -> str:
        return slug(row[name].value) if name in row else ""

    stage = key("stage")
    as_of = day("asOf") or date.max
    last = day("asOfLatest") or as_of
    end = (date.max, date.max) if stage in ENDED else (day("e0"), day("e1"))
    period = attested_period((as_of, last), (day("b0"), day("b1")), end)
    assert period is not None
    return State(
        iri=row["state"].value,
        thing=row["thing"].value,
        stage=stage,
        period=period,
        as_of=as_of,
        locality=row["locality"].value if "locality" in row else "",
        basis=key("basis"),
        period_basis=key("periodBasis"),
        respondent=row["respondent"].value if "respondent" in row else "",
        begin=row["begin"].value if "begin" in row else "",
    )


def _validity(row: Bindings) -> list[State]:
    """Return an agreement's stated validity as states: in force, and ended the day after."""
    b0, b1, e0, e1 = (date.fromisoformat(row[name].value) for name in ("b0", "b1", "e0", "e1"))
    iri, basis, begin = row["thing"].value, slug(row["basis"].value), row["begin"].value
    valid = Period(b0, b1, e0, e1)
    states = [State(iri, iri, "in-force", valid, b0, basis=basis, begin=begin)]
    if e1 < date.max:
        after = Period(e0 + _DAY, e1 + _DAY, date.max, date.max)
        # The day after a stated last day; a last day that is not exact is given as it stands.
        first = after.begin_earliest.isoformat() if e0 == e1 else row["end"].value
        states.append(State(iri, iri, "ended", after, e0, basis=basis, begin=first))
    return states


def stand(states: Sequence[State], day: date, around: Collection[str] | None = None) -> Standing:
    """Reduce the statements about one thing to how it stood on a day.

    around: look at one place only: at the statements that name no place or one of these.

    An end that has certainly come outweighs everything before it. Statements that certainly
    hold outweigh those that only may; among equals all are listed, and the existence of the
    latest statement is taken. A statement that says nothing of existence supersedes none.
    """
    held: dict[Holding, list[State]] = {holding: [] for holding in Holding}
    for state in states:
        if around is None or not state.locality or state.locality in around:
            held[state.period.holds(day)].append(state)
    certain, possible = held[Holding.CERTAIN], _telling(held[Holding.POSSIBLE])
    ended = [state for state in certain if state.stage in ENDED]
    if ended:
        last = max(state.period.begin_latest for state in ended)
        later = [s for s in _telling(certain) if s.period.begin_earliest > last]
        certain = later or ended
    elif any(state.stage in ENDED for state in possible):
        return _standing(Existence.UNCERTAIN, certain + possible)
    telling = _telling(certain)
    if telling:
        newest = max(state.as_of for state in telling)
        found = {state.existence for state in telling if state.as_of == newest}
        return _standing(found.pop() if len(found) == 1 else Existence.UNCERTAIN, certain)
    if possible:
        return _standing(Existence.UNCERTAIN, possible)
    return _standing(Existence.NOT_STATED, certain)


def _telling(states: Iterable[State]) -> list[State]:
    return [state for state in states if state.existence is not Existence.NOT_STATED]


def _standing(existence: Existence, states: Iterable[State]) -> Standing:
    return Standing(existence, tuple(sorted(states, key=lambda state: state.iri)))
