"""Requirements: who shall have which structure, by which clause, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.collation import sort_key
from graph.evidence import Evidence
from graph.knowledge import Knowledge
from graph.language import Text
from graph.localities import Gazetteer, Locality
from graph.namespaces import expand, slug
from graph.perspective import Perspective
from graph.store.change_set import ChangeSet
from graph.store.protocol import Bindings, T

_REQUIREMENTS = """
SELECT ?requirement ?force ?basis ?type ?kind ?scope ?level ?family ?begin ?end {
  ?requirement a samv:StructureRequirement ; samv:force ?force ; samv:basis ?basis ;
    samv:appliesToKind ?type ; samv:requiresStructureKind ?kind .
  OPTIONAL { ?requirement samv:requiresScope ?scope }
  OPTIONAL { ?requirement samv:requiresLevel ?level }
  OPTIONAL { ?requirement samv:requiresFamily ?family }
  OPTIONAL { ?requirement schema:validFrom ?begin }
  OPTIONAL { ?requirement schema:validThrough ?end }
}
"""
# Of these a requirement may have several.
_LISTS = """
SELECT ?requirement ?property ?value {
  VALUES ?property {
    samv:appliesWithin samv:exempts samv:targetGroup samv:requiresPartyType
  }
  ?requirement a samv:StructureRequirement ; ?property ?value
}
"""
_CLAUSES = """
SELECT ?requirement ?clause ?agreement ?modal ?sv ?en ?end {
  ?requirement a samv:StructureRequirement ; samv:interprets ?clause .
  ?clause dct:isPartOf ?agreement ; samv:modalWording ?modal ; skos:definition ?sv, ?en .
  FILTER(LANG(?sv) = "sv" && LANG(?en) = "en")
  OPTIONAL { ?agreement schema:validThrough ?end }
}
"""
_STEPS = """
SELECT ?requirement ?sv ?en { ?requirement samv:nextStep ?sv, ?en .
  FILTER(LANG(?sv) = "sv" && LANG(?en) = "en") }
"""
# All that the queries above look at, whether or not it is complete.
_NODES = """
SELECT ?requirement ?clause ?agreement ?evidence {
  ?requirement a samv:StructureRequirement
  OPTIONAL { ?requirement samv:interprets ?clause
    OPTIONAL { ?clause dct:isPartOf ?agreement }
    OPTIONAL { ?clause samv:evidence ?evidence } }
}
"""
_TYPE, _REQUIREMENT = expand("rdf:type"), expand("samv:StructureRequirement")


@dataclass(frozen=True)
class Clause:
    """What a document says; `end` is the last day of the document's validity, if stated."""

    iri: str
    agreement: str
    agreement_name: Text
    modal: str
    text: Text
    end: date | None
    evidence: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": slug(self.iri),
            "agreement": slug(self.agreement),
            "agreement_name": self.agreement_name.as_json(),
            "modal": self.modal,
            "text": self.text.as_json(),
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True)
class Requirement:
    """A testable reading of clauses: each `applies_to` within `within` shall have a structure.

    target_groups: addresses of whom the structure is for. parties: slugs of the kinds of
    organisation that must take part in it.
    """

    iri: str
    name: Text
    force: str
    basis: str
    applies_to: str
    within: frozenset[str]
    exempts: frozenset[str]
    kind: str
    scope: str
    level: str
    family: str
    begin: date | None
    end: date | None
    clauses: tuple[Clause, ...]
    next_step: Text
    target_groups: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return slug(self.iri)

    def began(self, day: date) -> bool:
        """False before the requirement's first day: it then demands nothing."""
        return self.begin is None or self.begin <= day

    @property
    def last_day(self) -> date | None:
        """Its last day, or that of the last document it stands on; None when it has no end."""
        ends = [clause.end for clause in self.clauses]
        known = [end for end in ends if end is not None]
        return self.end or (max(known) if known and len(known) == len(ends) else None)

    def expired(self, day: date) -> bool:
        """True after its last day; it stays visible."""
        return self.last_day is not None and self.last_day < day

    def applies(self, locality: Locality, gazetteer: Gazetteer) -> bool:
        return (
            locality.type == self.applies_to
            and locality.iri not in self.exempts
            and not self.within.isdisjoint(gazetteer.around(locality.iri))
        )


@dataclass(frozen=True)
class Requirements:
    """every: in Swedish order of name. nodes: addresses of all that they are read from.

    Where sources differ about one, the first in order of what they say is taken.
    """

    every: tuple[Requirement, ...]
    nodes: frozenset[str]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {need.iri: number for number, need in enumerate(self.every)}

    def in_order(self, iris: Iterable[str]) -> list[Requirement]:
        """Return the requirements with some addresses, in Swedish order of name."""
        return [self.every[number] for number in sorted(self._numbers[iri] for iri in iris)]

    @staticmethod
    def of(known: Knowledge) -> Requirements:
        """Return those that are remembered."""
        return known.remember("requirements", Requirements.read, Requirements.after)

    @staticmethod
    def read(known: Knowledge) -> Requirements:
        """Read them anew."""
        nodes = {term.value for row in known.select(_NODES) for term in row.values()}
        return Requirements(tuple(_read(known)), frozenset(nodes))

    def after(self, known: Knowledge, changes: ChangeSet) -> Requirements:
        """Return them after some changes: read anew if one is about what they are read from.

        What then reads as before is the same object as before.
        """
        for quad in changes.quads:
            new = quad.predicate == _TYPE and quad.object == _REQUIREMENT
            if new or getattr(quad.subject, "value", "") in self.nodes:
                break
        else:
            return self
        read, kept = Requirements.read(known), {need: need for need in self.every}
        return Requirements(tuple(kept.get(need, need) for need in read.every), read.nodes)


def read_requirements(perspective: Perspective) -> tuple[Requirement, ...]:
    """Return every structure requirement known, in Swedish order of name."""
    return Requirements.of(perspective.knowledge).every


def _read(known: Knowledge) -> list[Requirement]:
    lists: dict[tuple[str, str], set[str]] = {}
    for row in known.select(_LISTS):
        key = (row["requirement"].value, slug(row["property"].value))
        lists.setdefault(key, set()).add(row["value"].value)
    steps: dict[str, Text] = {}
    for row in known.select(_STEPS):
        _put(steps, row["requirement"].value, Text(row["sv"].value, row["en"].value))
    clauses = _clauses(known)
    found: dict[str, Requirement] = {}
    for row in known.select(_REQUIREMENTS):
        iri = row["requirement"].value
        _put(
            found,
            iri,
            Requirement(
                iri=iri,
                name=known.label(iri),
                force=slug(row["force"].value),
                basis=slug(row["basis"].value),
                applies_to=slug(row["type"].value),
                within=frozenset(lists.get((iri, "appliesWithin"), ())),
                exempts=frozenset(lists.get((iri, "exempts"), ())),
                kind=slug(row["kind"].value),
                scope=_slug(row, "scope"),
                level=_slug(row, "level"),
                family=row["family"].value if "family" in row else "",
                begin=_day(row, "begin"),
                end=_day(row, "end"),
                clauses=tuple(clauses.get(iri, ())),
                next_step=steps.get(iri, Text("", "")),
                target_groups=tuple(sorted(lists.get((iri, "targetGroup"), ()))),
                parties=tuple(sorted(map(slug, lists.get((iri, "requiresPartyType"), ())))),
            ),
        )
    return sorted(found.values(), key=lambda need: (sort_key(need.name.sv), need.iri))


def _clauses(known: Knowledge) -> dict[str, list[Clause]]:
    found: dict[str, dict[str, Clause]] = {}
    for row in known.select(_CLAUSES):
        clause = Clause(
            iri=row["clause"].value,
            agreement=row["agreement"].value,
            agreement_name=known.label(row["agreement"].value),
            modal=row["modal"].value,
            text=Text(row["sv"].value, row["en"].value),
            end=_day(row, "end"),
            evidence=known.evidence.get(row["clause"].value, ()),
        )
        _put(found.setdefault(row["requirement"].value, {}), clause.iri, clause)
    return {iri: [own[key] for key in sorted(own)] for iri, own in found.items()}


def _put(found: dict[str, T], iri: str, told: T) -> None:
    """Keep what is told of a thing, or the first in order if something else is told already."""
    kept = found.get(iri, told)
    found[iri] = told if kept == told else min(kept, told, key=repr)


def _slug(row: Bindings, name: str) -> str:
    return slug(row[name].value) if name in row else ""


def _day(row: Bindings, name: str) -> date | None:
    return date.fromisoformat(row[name].value) if name in row else None
