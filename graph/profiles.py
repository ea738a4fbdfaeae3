"""Profiles: what sort of thing a structure is, its levels, and where it works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph import codes
from graph.language import EMPTY, Text
from graph.namespaces import reference, slug
from graph.perspective import Perspective

_FACTS = """
SELECT ?thing ?fact ?value {
  VALUES ?fact { samv:structureKind samv:agreementKind org:classification samv:scope
    samv:covers samv:operatesIn samv:family samv:belongsTo samv:localityType org:postIn }
  ?thing ?fact ?value
}
"""
_LEVELS = """
SELECT ?statement ?thing ?level ?origin {
  ?statement a samv:LevelStatement ; samv:about ?thing ; samv:level ?level ;
    samv:givenAs ?origin
}
"""
_SCHEME = {
    "structureKind": "structure-kind",
    "agreementKind": "agreement-kind",
    "classification": "organisation-kind",
    "localityType": "locality-type",
}


@dataclass(frozen=True, order=True)
class LevelReading:
    """One reading of a structure's level. origin: heading, text or reading."""

    level: str
    origin: str
    basis: str
    statement: str


@dataclass(frozen=True)
class Profile:
    """type: the type part of the address (group, org, agreement …). kind: its code.

    localities: what it covers or works in; where nothing is stated, what its body works in.
    """

    iri: str
    name: Text
    kind: str = ""
    kind_label: Text = EMPTY
    scope: str = ""
    body: str = ""
    families: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    levels: tuple[LevelReading, ...] = ()

    @property
    def type(self) -> str:
        return reference(self.iri).partition("/")[0]

    def on_level(self, level: str) -> bool:
        """True when some statement puts the structure on the level."""
        return any(reading.level == level for reading in self.levels)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": reference(self.iri),
            "name": self.name.as_json(),
            "type": self.type,
            "kind": self.kind,
            "kind_label": self.kind_label.as_json(),
            "scope": self.scope,
            "localities": [slug(locality) for locality in self.localities],
            "levels": [
                {"level": r.level, "given_as": r.origin, "basis": r.basis} for r in self.levels
            ],
        }


class Profiles:
    """The profiles of everything known from a perspective."""

    def __init__(self, perspective: Perspective) -> None:
        self._perspective = perspective
        self._made: dict[str, Profile] = {}
        self._facts: dict[str, dict[str, set[str]]] = {}
        for row in perspective.select(_FACTS):
            own = self._facts.setdefault(row["thing"].value, {})
            own.setdefault(slug(row["fact"].value), set()).add(row["value"].value)
        self._levels: dict[str, list[LevelReading]] = {}
        for row in perspective.select(_LEVELS):
            statement = perspective.facts(row["statement"].value)
            if perspective.keeps(statement):
                self._levels.setdefault(row["thing"].value, []).append(
                    LevelReading(
                        slug(row["level"].value),
                        slug(row["origin"].value),
                        statement.basis,
                        statement.iri,
                    )
                )

    def __getitem__(self, iri: str) -> Profile:
        if iri not in self._made:
            self._made[iri] = self._profile(iri)
        return self._made[iri]

    def _profile(self, iri: str) -> Profile:
        facts = self._facts.get(iri, {})
        scheme, kind = "", ""
        for name, own in _SCHEME.items():
            if name in facts:
                scheme, kind = own, slug(min(facts[name]))
                break
        return Profile(
            iri=iri,
            name=self._perspective.label(iri),
            kind=kind,
            kind_label=codes.label(scheme, kind) if kind else Text("", ""),
            scope=slug(min(facts.get("scope", {""}))),
            body=min(facts.get("belongsTo", facts.get("postIn", {""}))),
            families=tuple(sorted(facts.get("family", ()))),
            localities=tuple(sorted(self._places(iri))),
            levels=tuple(sorted(self._levels.get(iri, ()))),
        )

    def _places(self, iri: str) -> set[str]:
        """Return where a thing works; a group of a body works where the body does."""
        facts = self._facts.get(iri, {})
        own = facts.get("covers", set()) | facts.get("operatesIn", set())
        bodies = facts.get("belongsTo", set()) - {iri}
        return own or {
            place for body in bodies for place in self._facts.get(body, {}).get("operatesIn", ())
        }

    def all(self) -> list[Profile]:
        """Return every profile, by address."""
        return [self[iri] for iri in sorted(self._facts)]

    def members_of_family(self, family: str) -> list[str]:
        """Return the structures of a family, sorted."""
        return sorted(t for t, facts in self._facts.items() if family in facts.get("family", ()))
