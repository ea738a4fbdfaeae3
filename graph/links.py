"""Links: who sits where, who is party to what, who reports to whom, each with its statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pyoxigraph import Literal

from graph import codes
from graph.dates import Holding, Period
from graph.language import Text
from graph.namespaces import reference, slug
from graph.perspective import Perspective
from graph.statements import Statement
from graph.store.protocol import Bindings

_LINKS = """
SELECT ?link ?class ?from ?to ?how {
  { ?link a samv:Participation ; org:member ?from ; org:organization ?to . }
  UNION { ?link a samv:AgreementParty ; samv:party ?from ; samv:agreement ?to ;
          samv:partyRole ?how }
  UNION { ?link a samv:ReportingLine ; samv:reportFrom ?from ; samv:relation ?how
          OPTIONAL { ?link samv:reportTo ?to } }
  UNION { ?link a samv:RelationStatement ; rdf:subject ?from ; samv:relation ?how
          OPTIONAL { ?link rdf:object ?to } }
  UNION { ?link a samv:PartStatement ; samv:part ?from ; samv:whole ?to }
  ?link a ?class
}
"""
_ROLES = "SELECT ?link ?role { ?link samv:roleText ?role }"
# Roles and relations that deny a tie: a party that is missing or has left, a line not described.
DENYING = frozenset({"missing", "non-renewing", "not-described"})
# Who is bound by a document as long as it is valid; to adopt or comment on it is an act.
BOUND = frozenset({"party", "responsible"})
# A party is bound while the agreement is valid, unless its own statement gives a period.
_VALIDITY = """
SELECT ?agreement ?b0 ?b1 ?e0 ?e1 {
  ?agreement a samv:Agreement ; schema:validFrom ?b0 ; samv:certainFrom ?b1 ;
    samv:certainThrough ?e0 ; schema:validThrough ?e1
}
"""
_SEATS = "SELECT ?link ?persons { ?link samv:persons ?persons }"


class LinkKind(StrEnum):
    MEMBER = "member"
    PARTY = "party"
    REPORTS = "reports"
    RELATION = "relation"
    PART = "part"


_KINDS = {
    "Participation": LinkKind.MEMBER,
    "AgreementParty": LinkKind.PARTY,
    "ReportingLine": LinkKind.REPORTS,
    "RelationStatement": LinkKind.RELATION,
    "PartStatement": LinkKind.PART,
}


@dataclass(frozen=True)
class Link:
    """One stated link. origin, target: addresses of things; target is empty when the source
    states none. how: slug of the relation or party role. role: the seat in words.
    """

    kind: LinkKind
    origin: str
    target: str
    how: str
    role: Text
    persons: int
    statement: Statement

    @property
    def iri(self) -> str:
        return self.statement.iri

    def label(self) -> Text:
        """Return what the link is, in words."""
        match self.kind:
            case LinkKind.PARTY:
                return codes.label("party-role", self.how)
            case LinkKind.REPORTS | LinkKind.RELATION:
                return codes.label("relation", self.how)
        return self.role

    def holds(self, day: date) -> Holding:
        return self.statement.holds(day)


def read_links(perspective: Perspective) -> list[Link]:
    """Return every link known, sorted; `stated_only` leaves interpreted ones out.

    Links of any time are returned: ask `holds` for the day.
    """
    roles: dict[str, dict[str, str]] = {}
    for row in perspective.select(_ROLES):
        role = row["role"]
        assert isinstance(role, Literal)
        roles.setdefault(row["link"].value, {})[role.language or ""] = role.value
    seats = {r["link"].value: int(r["persons"].value) for r in perspective.select(_SEATS)}
    validity = agreement_validity(perspective)
    links = [_link(row, roles, seats, perspective) for row in perspective.select(_LINKS)]
    links = [_bound(link, validity) for link in links]
    kept = [link for link in links if perspective.keeps(link.statement)]
    return sorted(kept, key=lambda link: (link.kind.value, link.origin, link.target, link.iri))


def _link(
    row: Bindings,
    roles: dict[str, dict[str, str]],
    seats: dict[str, int],
    perspective: Perspective,
) -> Link:
    iri = row["link"].value
    role = roles.get(iri, {})
    return Link(
        kind=_KINDS[slug(row["class"].value)],
        origin=row["from"].value,
        target=row["to"].value if "to" in row else "",
        how=slug(row["how"].value) if "how" in row else "",
        role=Text(role.get("sv", ""), role.get("en", "")),
        persons=seats.get(iri, 0),
        statement=perspective.facts(iri),
    )


def agreement_validity(perspective: Perspective) -> dict[str, Period]:
    """Return the validity of every agreement whose first and last day are stated."""
    found = {}
    for row in perspective.select(_VALIDITY):
        days = [date.fromisoformat(row[name].value) for name in ("b0", "b1", "e0", "e1")]
        found[row["agreement"].value] = Period(*days)
    return found


def follows(link: Link, validity: Mapping[str, Period]) -> bool:
    """True for a party whose own statement gives no period: it is bound while the agreement is
    valid. validity: of every agreement that states one.
    """
    own = link.statement
    dated = own.during or own.begin or own.end
    party = link.kind is LinkKind.PARTY and link.how in BOUND
    return party and not dated and link.target in validity


def _bound(link: Link, validity: Mapping[str, Period]) -> Link:
    if not follows(link, validity):
        return link
    return replace(link, statement=replace(link.statement, attested=validity[link.target]))


def link_json(link: Link, perspective: Perspective) -> dict[str, Any]:
    """Return a link with its evidence, as every view shows it."""
    return {
        "kind": link.kind.value,
        "from": named(link.origin, perspective),
        "to": named(link.target, perspective) if link.target else None,
        "relation": link.how,
        "label": link.label().as_json(),
        "persons": link.persons or None,
        "holds": link.holds(perspective.on).value,
        "when": link.statement.when().as_json(),
        "statement": link.statement.as_json(),
        "evidence": [e.as_json() for e in perspective.evidence.get(link.iri, ())],
    }


def named(iri: str, perspective: Perspective) -> dict[str, Any]:
    """Return a thing as `type/key` with its name."""
    return {"id": reference(iri), "name": perspective.label(iri).as_json()}
