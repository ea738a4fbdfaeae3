"""Claims as they stand in the graph: flat queries, one row a fact, put together here."""

from __future__ import annotations

from datetime import date

from graph.assess import Claim
from graph.namespaces import slug
from graph.perspective import Perspective
from graph.store.protocol import Bindings

_CLAIMS = """
SELECT ?claim ?locality ?requirement ?stage ?asOf ?begin ?end ?periodBasis ?basis ?respondent {
  VALUES ?class { samv:StatusClaim samv:Resolution }
  ?claim a ?class ; samv:about ?locality ; samv:aboutRequirement ?requirement ;
    samv:stage ?stage ; samv:asOf ?asOf ; samv:basis ?basis .
  OPTIONAL { ?claim prov:wasAttributedTo ?respondent }
  OPTIONAL { ?claim schema:validFrom ?begin }
  OPTIONAL { ?claim schema:validThrough ?end }
  OPTIONAL { ?claim samv:periodBasis ?periodBasis }
}
"""
_MISSING = "SELECT ?claim ?party { ?claim a samv:StatusClaim ; samv:missingParty ?party }"
_RESOLVES = "SELECT ?claim ?party { ?claim samv:resolves ?party }"
_SAME_TEXT = "SELECT ?row ?other { ?row a samv:Respondent ; prov:alternateOf ?other }"
_SERIES = """
SELECT DISTINCT ?claim ?series {
  ?claim samv:aboutRequirement ?requirement ; samv:evidence/samv:source/samv:series ?series
}
"""


def read_claims(perspective: Perspective) -> list[Claim]:
    """Return every claim and resolution known, sorted by address."""
    missing = _lists(perspective.select(_MISSING))
    resolves = _lists(perspective.select(_RESOLVES))
    series = {r["claim"].value: r["series"].value for r in perspective.select(_SERIES)}
    voices = _voices(perspective)
    claims = []
    for row in perspective.select(_CLAIMS):
        iri = row["claim"].value
        respondent = row["respondent"].value if "respondent" in row else ""
        claims.append(
            Claim(
                iri=iri,
                locality=row["locality"].value,
                requirement=row["requirement"].value,
                voice=f"{series.get(iri, '')} {voices.get(respondent, respondent)}",
                stage=slug(row["stage"].value),
                as_of=date.fromisoformat(row["asOf"].value),
                begin=_day(row, "begin"),
                end=_day(row, "end"),
                interpreted=slug(row["basis"].value) == "interpreted",
                period_interpreted=_slug(row, "periodBasis") == "interpreted",
                missing_parties=tuple(sorted(missing.get(iri, ()))),
                resolves=tuple(sorted(resolves.get(iri, ()))),
            )
        )
    return sorted(claims, key=lambda claim: claim.iri)


def _voices(perspective: Perspective) -> dict[str, str]:
    """Return respondent → the first of all rows that hold the same text: one voice."""
    same: dict[str, set[str]] = {}
    for row in perspective.select(_SAME_TEXT):
        pair = row["row"].value, row["other"].value
        joined = {member for end in pair for member in same.get(end, {end})}
        same |= dict.fromkeys(joined, joined)
    return {row: min(joined) for row, joined in same.items()}


def _day(row: Bindings, name: str) -> date | None:
    return date.fromisoformat(row[name].value) if name in row else None


def _slug(row: Bindings, name: str) -> str:
    return slug(row[name].value) if name in row else ""


def _lists(rows: list[Bindings]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["claim"].value, []).append(row["party"].value)
    return found
