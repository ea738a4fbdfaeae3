"""Localities: counties, areas and municipalities, and what lies within what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.collation import sort_key
from graph.knowledge import NAMING, Knowledge
from graph.language import Text
from graph.namespaces import slug, terms_in, thing
from graph.store.change_set import ChangeSet

COUNTRY = thing("locality/se").value
_LOCALITIES = "SELECT ?locality ?type { ?locality samv:localityType ?type }"
# A sub-county area holds the municipalities that a source counts into it.
_WITHIN = """
SELECT DISTINCT ?inner ?outer {
  { ?inner samv:within ?outer } UNION { ?s samv:area ?outer ; samv:areaMember ?inner }
}
"""
_PLACING = terms_in(_LOCALITIES, _WITHIN)


@dataclass(frozen=True)
class Locality:
    """key: the SCB code where there is one, else our own key."""

    iri: str
    type: str
    name: Text

    @property
    def key(self) -> str:
        return slug(self.iri)

    def sort_key(self) -> tuple[Any, ...]:
        """Return the key of the one order: that of Swedish names."""
        return sort_key(self.name.sv), self.iri

    def as_json(self) -> dict[str, Any]:
        return {"id": self.key, "name": self.name.as_json(), "type": self.type}


class Gazetteer:
    """All localities known; of several types of one the first in order is taken."""

    def __init__(self, known: Knowledge) -> None:
        types: dict[str, str] = {}
        for row in known.select(_LOCALITIES):
            iri, kind = row["locality"].value, slug(row["type"].value)
            types[iri] = min(types.get(iri, kind), kind)
        self.localities = {
            iri: Locality(iri, kind, known.label(iri)) for iri, kind in types.items()
        }
        self._outer: dict[str, set[str]] = {}
        for row in known.select(_WITHIN):
            self._outer.setdefault(row["inner"].value, set()).add(row["outer"].value)
        self._around: dict[str, frozenset[str]] = {}
        ordered = sorted(self.localities.values(), key=Locality.sort_key)
        self._rank = {locality.iri: rank for rank, locality in enumerate(ordered)}
        self._inner: dict[str, list[Locality]] = {}
        for locality in ordered:
            for outer in self.around(locality.iri):
                self._inner.setdefault(outer, []).append(locality)

    @staticmethod
    def of(known: Knowledge) -> Gazetteer:
        """Return the one that is remembered."""
        return known.remember("gazetteer", Gazetteer, Gazetteer.after)

    def after(self, known: Knowledge, changes: ChangeSet) -> Gazetteer:
        """Return it after some changes: read anew if one is about the localities or their names."""
        named = {node.value for node in changes.subjects(NAMING)}
        if changes.subjects(_PLACING) or named & self.localities.keys():
            return Gazetteer(known)
        return self

    def around(self, iri: str) -> frozenset[str]:
        """Return the locality and everything it lies within."""
        if iri not in self._around:
            found = {iri}
            waiting = [iri]
            while waiting:
                for outer in self._outer.get(waiting.pop(), ()):
                    if outer not in found:
                        found.add(outer)
                        waiting.append(outer)
            self._around[iri] = frozenset(found)
        return self._around[iri]

    def near(self, iri: str) -> frozenset[str]:
        """Return the localities whose statements concern a locality: it, what lies in it, and
        what it lies in. What covers the whole country is found on the page of the country.
        """
        nation = {
            own
            for own in self.around(iri) - {iri}
            if own in self.localities and self.localities[own].type == "country"
        }
        return (self.around(iri) - nation) | {own.iri for own in self.inside(iri)}

    def inside(self, area: str, kind: str | None = None) -> list[Locality]:
        """Return the localities of a type within an area (itself included), in Swedish order."""
        inner = self._inner.get(area, ())
        return [locality for locality in inner if kind is None or locality.type == kind]

    def in_order(self, iris: Iterable[str]) -> list[Locality]:
        """Return the localities with these addresses, in Swedish order of name."""
        return [self.localities[iri] for iri in sorted(iris, key=self._rank.__getitem__)]
