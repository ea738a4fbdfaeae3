"""Statements: when, by whom and how surely something was said; what every view shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pyoxigraph import Literal

from graph.dates import OPEN, Holding, Period, parse
from graph.language import EMPTY, Text
from graph.namespaces import slug, terms_in
from graph.store.protocol import Bindings

# One flat row a fact: an OPTIONAL for each would multiply the work. A filter and not VALUES,
# which would be joined with those of the statements when only some are read.
FACTS = """
SELECT ?statement ?fact ?value {
  ?statement samv:basis ?basis ; ?fact ?value FILTER(?fact IN (
    samv:basis, samv:asOfText, samv:asOf, samv:asOfLatest, samv:during, samv:fromText,
    samv:throughText, samv:periodBasis, prov:wasAttributedTo, skos:definition, skos:note,
    schema:validFrom, samv:certainFrom, samv:certainThrough, schema:validThrough,
    samv:inLocality, samv:stage))
}
"""
PREDICATES = terms_in(FACTS)


@dataclass(frozen=True)
class Statement:
    """One statement. as_of, during, begin, end: EDTF text, empty when not given.

    attested: the period over which the statement is attested; without a stated end it
    reaches only to the date that the statement speaks of. None for a timeless description.
    """

    iri: str
    basis: str
    period_basis: str = ""
    as_of: str = ""
    during: str = ""
    begin: str = ""
    end: str = ""
    respondent: str = ""
    locality: str = ""
    stage: str = ""
    detail: Text = EMPTY
    note: Text = EMPTY
    attested: Period | None = None

    @property
    def interpreted(self) -> bool:
        return self.basis == "interpreted"

    def holds(self, day: date) -> Holding:
        """Tell whether the statement is attested on a day; a timeless one always is."""
        return self.attested.holds(day) if self.attested else Holding.CERTAIN

    def when(self) -> Text:
        """Return the date or period of the statement in words."""
        if self.during:
            return parse(self.during).label() if "/" not in self.during else _span(self.during)
        begin = "" if self.begin == OPEN else self.begin
        if begin or self.end:
            first = parse(begin).label() if begin else EMPTY
            last = parse(self.end).label() if self.end else EMPTY
            if first == last:
                return first
            return Text(f"{first.sv} – {last.sv}".strip(), f"{first.en} – {last.en}".strip())
        return parse(self.as_of).label() if self.as_of else Text("", "")

    def as_json(self) -> dict[str, Any]:
        return {
            "id": slug(self.iri),
            "basis": self.basis,
            "period_basis": self.period_basis,
            "as_of": self.as_of,
            "during": self.during,
            "from": self.begin,
            "through": self.end,
            "stage": self.stage,
            "detail": self.detail.as_json(),
            "note": self.note.as_json(),
        }


def _span(text: str) -> Text:
    first, last = (parse(part).label() for part in text.split("/"))
    return Text(f"{first.sv} – {last.sv}", f"{first.en} – {last.en}")


# How sure a statement is, the surest first.
BASES = ("stated", "derived", "interpreted", "outside")
# What is said of one statement: (name of the fact, language or "") → value.
Facts = dict[tuple[str, str], str]


def weakest(bases: Iterable[str]) -> str:
    """Return the least sure of several bases."""
    return max(bases, key=BASES.index)


def collect(rows: Iterable[Bindings]) -> dict[str, Statement]:
    """Return every statement by address from the solutions of FACTS."""
    facts: dict[str, Facts] = {}
    for row in rows:
        term = row["value"]
        language = term.language if isinstance(term, Literal) else None
        key = slug(row["fact"].value), language or ""
        own = facts.setdefault(row["statement"].value, {})
        # Of several values the first in order is taken, so that the answer is always the same;
        # a thing that several sources describe is as sure as the surest of them.
        known = own.get(key)
        own[key] = min(known, term.value, key=_precedence) if known else term.value
    return {iri: _statement(iri, own) for iri, own in facts.items()}


def _precedence(value: str) -> tuple[int, str]:
    basis = slug(value)
    return (BASES.index(basis) if basis in BASES else 0), value


def _statement(iri: str, facts: Facts) -> Statement:
    def value(name: str) -> str:
        return facts.get((name, ""), "")

    def text(name: str) -> Text:
        return Text(facts.get((name, "sv"), ""), facts.get((name, "en"), ""))

    def day(name: str) -> date | None:
        return date.fromisoformat(value(name)) if value(name) else None

    return Statement(
        iri=iri,
        basis=slug(value("basis")),
        period_basis=slug(value("periodBasis")),
        as_of=value("asOfText"),
        during=value("during"),
        begin=value("fromText"),
        end=value("throughText"),
        respondent=value("wasAttributedTo"),
        locality=value("inLocality"),
        stage=slug(value("stage")),
        detail=text("definition"),
        note=text("note"),
        attested=attested_period(
            (day("asOf"), day("asOfLatest")),
            (day("validFrom"), day("certainFrom")),
            (day("certainThrough"), day("validThrough")),
        ),
    )


Bounds = tuple[date | None, date | None]


def attested_period(as_of: Bounds, begin: Bounds, end: Bounds) -> Period | None:
    """Return the period over which something is attested; None when it names no date at all.

    as_of, begin, end: earliest and latest day of each. A missing beginning or end is replaced
    by the date spoken of: nothing is extrapolated beyond it.
    """
    first, last = as_of[0], as_of[1] or as_of[0]
    begin_earliest, begin_latest = begin[0] or first, begin[1] or begin[0] or last
    if begin_earliest is None or begin_latest is None:
        return None
    end_earliest = end[0] or max(first or begin_latest, begin_latest)
    end_latest = end[1] or max(last or begin_latest, begin_latest)
    return Period(begin_earliest, begin_latest, end_earliest, end_latest)
