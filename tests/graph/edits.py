"""A little world, and what may change about it: every sort of quad that an assessment reads."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.namespaces import BASE, PREFIXES
from graph.store import ChangeSet, EmbeddedStore

_KINDS = "locality requirement clause agreement org respondent evidence source series statement"
_PREFIXES = (
    PREFIXES
    | {kind: f"{BASE}id/{kind}/" for kind in _KINDS.split()}
    | {scheme: f"{BASE}code/{scheme}/" for scheme in ("locality-type", "stage", "basis", "force")}
    | {"graph": f"{BASE}graph/source/", "all": f"{BASE}graph/", "kind": f"{BASE}code/kind/"}
)

# Known since 2018 (a) and 2022 (b), and one of which nobody tells since when (c).
_WORLD = """
all:catalogue {
  graph:a prov:hadPrimarySource source:a . source:a samv:knownSince "2018-01-01"^^xsd:date .
  graph:b prov:hadPrimarySource source:b . source:b samv:knownSince "2022-01-01"^^xsd:date .
  source:a samv:series series:one . source:b samv:series series:one .
}
graph:a {
  locality:se samv:localityType locality-type:country .
  locality:01 samv:localityType locality-type:county ; samv:within locality:se .
  locality:11 samv:localityType locality-type:municipality ; samv:within locality:01 ;
    skos:prefLabel "Åby"@sv, "Aby"@en .
  locality:12 samv:localityType locality-type:municipality ; samv:within locality:01 ;
    skos:prefLabel "Öby"@sv .
  requirement:n a samv:StructureRequirement ; skos:prefLabel "Behov"@sv, "Need"@en ;
    samv:force force:shall ; samv:basis basis:stated ; samv:requiresStructureKind kind:plan ;
    samv:appliesToKind locality-type:municipality ; samv:appliesWithin locality:01 ;
    samv:interprets clause:n ; samv:nextStep "Fråga"@sv, "Ask"@en .
  requirement:m a samv:StructureRequirement ; skos:prefLabel "Annat"@sv ;
    samv:force force:may ; samv:basis basis:stated ; samv:requiresStructureKind kind:plan ;
    samv:appliesToKind locality-type:municipality ; samv:appliesWithin locality:11 .
  clause:n dct:isPartOf agreement:n ; samv:modalWording "ska" ; samv:evidence evidence:n ;
    skos:definition "Ska finnas"@sv, "Shall be"@en .
  agreement:n skos:prefLabel "Avtal"@sv .
  evidence:n a samv:Evidence ; samv:source source:a ; samv:page 3 .
  respondent:x a samv:Respondent ; skos:prefLabel "Rad ett"@sv .
  respondent:y a samv:Respondent .
  statement:p a samv:StatusClaim ; samv:about locality:11 ; samv:aboutRequirement requirement:n ;
    samv:stage stage:in-force ; samv:asOf "2020-05-31"^^xsd:date ; samv:asOfText "2020-05-31" ;
    samv:basis basis:stated ; prov:wasAttributedTo respondent:x ; samv:evidence evidence:p ;
    skos:definition "Det finns."@sv, "There is."@en .
  evidence:p a samv:Evidence ; samv:source source:a ; samv:section "Svar" ;
    samv:paraphrase "Finns"@sv, "Is there"@en .
}
graph:b {
  statement:q a samv:StatusClaim ; samv:about locality:11 ; samv:aboutRequirement requirement:n ;
    samv:stage stage:none ; samv:asOf "2021-05-31"^^xsd:date ; samv:basis basis:interpreted ;
    prov:wasAttributedTo respondent:y ; samv:evidence evidence:q ; skos:note "?"@sv .
  evidence:q a samv:Evidence ; samv:source source:b ; samv:tableName "Svar" ; samv:tableRow "Rad" ;
    samv:tableColumn "Finns" ; samv:lineFrom 4 ; samv:lineTo 5 ; samv:isBlank true .
  statement:r a samv:StatusClaim ; samv:about locality:12 ; samv:aboutRequirement requirement:n ;
    samv:stage stage:partly-in-force ; samv:asOf "2020-05-31"^^xsd:date ;
    samv:basis basis:stated ; samv:missingParty org:z .
  statement:s a samv:Resolution ; samv:about locality:11 ; samv:aboutRequirement requirement:n ;
    samv:stage stage:active ; samv:asOf "2021-09-30"^^xsd:date ; samv:basis basis:stated ;
    samv:resolves statement:p, statement:q .
}
"""
# What may be there as well: other values, other sources of the same, other links.
_OTHERWISE = """
all:catalogue {
  graph:b prov:hadPrimarySource source:a . graph:c prov:hadPrimarySource source:b .
  source:b samv:knownSince "2018-01-01"^^xsd:date ; samv:series series:two .
}
graph:a {
  locality:12 samv:localityType locality-type:place ; skos:prefLabel "Bo"@sv .
  locality:n samv:localityType locality-type:area ; samv:within locality:01 .
  requirement:n samv:force force:may ; samv:exempts locality:12 ;
    schema:validFrom "2021-01-01"^^xsd:date ; schema:validThrough "2021-12-31"^^xsd:date .
  requirement:m samv:appliesWithin locality:01, locality:n ; samv:interprets clause:m ;
    samv:targetGroup org:z ; samv:requiresPartyType kind:region .
  clause:m dct:isPartOf agreement:n ; samv:modalWording "bör" ;
    skos:definition "Bör finnas"@sv, "Should be"@en .
  agreement:n schema:validThrough "2020-12-31"^^xsd:date ; skos:prefLabel "Plan"@sv .
  evidence:n samv:page 4 ; samv:lineFrom 2 .
  respondent:y prov:alternateOf respondent:x .
  statement:p samv:evidence evidence:q ; schema:validFrom "2020-01-01"^^xsd:date ;
    samv:certainFrom "2020-02-01"^^xsd:date ; samv:certainThrough "2021-05-31"^^xsd:date ;
    schema:validThrough "2021-06-30"^^xsd:date ; samv:periodBasis basis:interpreted ;
    samv:asOfLatest "2020-06-30"^^xsd:date ; samv:fromText "2020" ; samv:throughText "2021-06" .
  org:z skos:prefLabel "Zon"@sv .
}
graph:b {
  locality:12 samv:within locality:n . requirement:n skos:prefLabel "Nöd"@sv .
  statement:area samv:area locality:n ; samv:areaMember locality:11 .
  respondent:z a samv:Respondent ; prov:alternateOf respondent:y, respondent:x .
  statement:q prov:wasAttributedTo respondent:z ; samv:asOf "2019-05-31"^^xsd:date ;
    samv:stage stage:planned ; samv:evidence evidence:p ; skos:note "Se ovan"@sv ;
    samv:during "2021" ; samv:inLocality locality:11 .
  statement:r samv:about locality:11 ; samv:aboutRequirement requirement:m .
  evidence:q samv:source source:a ; samv:paraphrase "Saknas"@sv .
}
graph:c {
  statement:p a samv:StatusClaim ; samv:stage stage:planned ; samv:basis basis:derived .
  statement:t a samv:StatusClaim ; samv:about locality:12 ; samv:aboutRequirement requirement:m ;
    samv:stage stage:not-stated ; samv:asOf "2021-05-31"^^xsd:date ; samv:basis basis:stated ;
    prov:wasAttributedTo respondent:x ; samv:evidence evidence:p .
  respondent:x skos:prefLabel "R"@sv . evidence:p samv:section "Annat" .
}
"""


def _quads(text: str) -> tuple[ox.Quad, ...]:
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in _PREFIXES.items())
    return tuple(ox.parse(head + text, format=ox.RdfFormat.TRIG))


WORLD = _quads(_WORLD)
EVERY = tuple(dict.fromkeys(WORLD + _quads(_OTHERWISE)))


def about(key: str) -> frozenset[ox.Quad]:
    """Return all that may be said of a thing, such as `statement/p`."""
    return frozenset(quad for quad in EVERY if quad.subject.value == f"{BASE}id/{key}")


def toggled(state: Iterable[ox.Quad], quads: Iterable[ox.Quad]) -> ChangeSet:
    """Return the change that removes those of some quads that are there, and adds the others."""
    there, asked = frozenset(state), frozenset(quads)
    return ChangeSet(asked - there, asked & there)


def holding(quads: Iterable[ox.Quad], store: EmbeddedStore | None = None) -> EmbeddedStore:
    """Return a store with some quads, a new one in memory unless one is given."""
    store = EmbeddedStore() if store is None else store
    store.apply(ChangeSet.of(quads))
    return store
