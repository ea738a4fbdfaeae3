"""Claims as they stand in the graph: flat queries, one row a fact, put together here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.assess import Claim
from graph.knowledge import Knowledge, Nodes, named, nodes_of
from graph.namespaces import expand, slug, terms_in
from graph.overlay import Overlay
from graph.perspective import Perspective
from graph.store.change_set import ChangeSet
from graph.store.protocol import Bindings, Term

# Both classes one by one: VALUES would be joined with those of the claims when only some are read.
_CLAIMS = """
SELECT ?claim ?locality ?requirement ?stage ?asOf ?begin ?end ?periodBasis ?basis ?respondent {
  { ?claim a samv:StatusClaim } UNION { ?claim a samv:Resolution }
  ?claim samv:about ?locality ; samv:aboutRequirement ?requirement ;
    samv:stage ?stage ; samv:asOf ?asOf ; samv:basis ?basis .
  OPTIONAL { ?claim prov:wasAttributedTo ?respondent }
  OPTIONAL { ?claim schema:validFrom ?begin }
  OPTIONAL { ?claim schema:validThrough ?end }
  OPTIONAL { ?claim samv:periodBasis ?periodBasis }
}
"""
_MISSING = "SELECT ?claim ?party { ?claim a samv:StatusClaim ; samv:missingParty ?party }"
_RESOLVES = "SELECT ?claim ?party { ?claim samv:resolves ?party }"
_SERIES = """
SELECT DISTINCT ?claim ?series {
  ?claim samv:aboutRequirement ?requirement ; samv:evidence/samv:source/samv:series ?series
}
"""
_SAME_TEXT = "SELECT ?row ?other { ?row a samv:Respondent ; prov:alternateOf ?other }"
# What the queries above look at, and the way back from there to the claims.
_OWN = terms_in(_CLAIMS, _MISSING, _RESOLVES, _SERIES)
_SOURCE, _OF_SERIES = terms_in("samv:source"), terms_in("samv:series")
_ALTERNATE, _RESPONDENT = expand("prov:alternateOf"), expand("samv:Respondent")
_CITING = "SELECT ?claim { ?claim samv:evidence ?touched }"
_FROM = "SELECT ?claim { ?claim samv:evidence/samv:source ?touched }"
_SAID_BY = "SELECT ?claim { ?claim prov:wasAttributedTo ?touched }"

# What is said of one place: requirement → claims, in order of their addresses.
Said = Mapping[str, tuple[Claim, ...]]
NOTHING: Said = {}


@dataclass(frozen=True)
class Claims:
    """every: the claims of each address; more than one only where sources differ about it.

    places: locality → what is said there: the same object for as long as that is the same.
    voices: respondent → the first of all rows that hold the same text: one voice.
    """

    every: Overlay[str, tuple[Claim, ...]]
    places: Mapping[str, Said]
    voices: Mapping[Term, str]

    @staticmethod
    def of(known: Knowledge) -> Claims:
        """Return those that are remembered."""
        return known.remember("claims", Claims.read, Claims.after)

    @staticmethod
    def read(known: Knowledge) -> Claims:
        """Read every claim and resolution known."""
        return Claims(Overlay({}), {}, _voices(known))._reading(known, None)

    def after(self, known: Knowledge, changes: ChangeSet) -> Claims:
        """Return them after some changes: what these touch is read again, the rest is kept."""
        voices, rows = self.voices, set()
        if any(q.predicate == _ALTERNATE or q.object == _RESPONDENT for q in changes.quads):
            voices = _voices(known)
            rows = named(row for row, _ in voices.items() ^ self.voices.items())
        ways = (
            (_CITING, changes.subjects(_SOURCE)),
            (_FROM, changes.subjects(_OF_SERIES)),
            (_SAID_BY, rows),
        )
        back = [row for query, nodes in ways for row in known.about(query, "touched", nodes)]
        touched = changes.subjects(_OWN) | nodes_of(back, "claim")
        return replace(self, voices=voices)._reading(known, touched)

    def _reading(self, known: Knowledge, nodes: Nodes | None) -> Claims:
        """Return them with some claims read anew, or all."""
        read = _read(known, self.voices, nodes)
        touched = read.keys() if nodes is None else {node.value for node in nodes}
        every = self.every.but(touched, read)
        there: dict[str, set[str]] = {}
        for iri in touched:
            for claim in (*self.every.get(iri, ()), *read.get(iri, ())):
                there.setdefault(claim.locality, set()).add(iri)
        places = dict(self.places)
        for place, own in there.items():
            before = self.places.get(place, NOTHING)
            own |= {claim.iri for claims in before.values() for claim in claims}
            claims = (claim for iri in sorted(own) for claim in every.get(iri, ()))
            said = _by_requirement(claim for claim in claims if claim.locality == place)
            if said != before:
                places[place] = said
        return replace(self, every=every, places=places)


def read_claims(perspective: Perspective) -> list[Claim]:
    """Return every claim and resolution known, sorted by address."""
    every = Claims.of(perspective.knowledge).every
    return [claim for iri in sorted(every) for claim in every[iri]]


def _by_requirement(claims: Iterable[Claim]) -> Said:
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in claims:
        found[claim.requirement] = (*found.get(claim.requirement, ()), claim)
    return found


def _read(
    known: Knowledge, voices: Mapping[Term, str], nodes: Nodes | None
) -> dict[str, tuple[Claim, ...]]:
    missing = _lists(known.about(_MISSING, "claim", nodes))
    resolves = _lists(known.about(_RESOLVES, "claim", nodes))
    series: dict[str, str] = {}
    for row in known.about(_SERIES, "claim", nodes):
        iri, own = row["claim"].value, row["series"].value
        series[iri] = min(series.get(iri, own), own)
    found: dict[str, tuple[Claim, ...]] = {}
    for row in known.about(_CLAIMS, "claim", nodes):
        iri = row["claim"].value
        respondent = row.get("respondent")
        voice = voices.get(respondent, respondent.value) if respondent else ""
        claim = Claim(
            iri=iri,
            locality=row["locality"].value,
            requirement=row["requirement"].value,
            voice=f"{series.get(iri, '')} {voice}",
            stage=slug(row["stage"].value),
            as_of=date.fromisoformat(row["asOf"].value),
            begin=_day(row, "begin"),
            end=_day(row, "end"),
            interpreted=slug(row["basis"].value) == "interpreted",
            period_interpreted=_slug(row, "periodBasis") == "interpreted",
            missing_parties=tuple(sorted(missing.get(iri, ()))),
            resolves=tuple(sorted(resolves.get(iri, ()))),
        )
        others = found.get(iri, ())
        if claim not in others:
            found[iri] = tuple(sorted((*others, claim), key=repr)) if others else (claim,)
    return found


def _voices(known: Knowledge) -> dict[Term, str]:
    same: dict[Term, set[Term]] = {}
    for row in known.select(_SAME_TEXT):
        pair = row["row"], row["other"]
        joined = {member for end in pair for member in same.get(end, {end})}
        same |= dict.fromkeys(joined, joined)
    return {row: min(own.value for own in joined) for row, joined in same.items()}


def _day(row: Bindings, name: str) -> date | None:
    return date.fromisoformat(row[name].value) if name in row else None


def _slug(row: Bindings, name: str) -> str:
    return slug(row[name].value) if name in row else ""


def _lists(rows: list[Bindings]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["claim"].value, set()).add(row["party"].value)
    return found
