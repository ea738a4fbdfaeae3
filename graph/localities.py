"""Localities: counties, areas and municipalities, and what lies within what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.collation import sort_key
from graph.language import Text
from graph.namespaces import slug, thing
from graph.perspective import Perspective

COUNTRY = thing("locality/se").value
_LOCALITIES = "SELECT ?locality ?type { ?locality samv:localityType ?type }"
# A sub-county area holds the municipalities that a source counts into it.
_WITHIN = """
SELECT DISTINCT ?inner ?outer {
  { ?inner samv:within ?outer } UNION { ?s samv:area ?outer ; samv:areaMember ?inner }
}
"""


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
    """All localities known from a perspective."""

    def __init__(self, perspective: Perspective) -> None:
        self.localities = {
            row["locality"].value: Locality(
                row["locality"].value,
                slug(row["type"].value),
                perspective.label(row["locality"].value),
            )
            for row in perspective.select(_LOCALITIES)
        }
        self._outer: dict[str, set[str]] = {}
        for row in perspective.select(_WITHIN):
            self._outer.setdefault(row["inner"].value, set()).add(row["outer"].value)
        self._around: dict[str, frozenset[str]] = {}
        ordered = sorted(self.localities.values(), key=Locality.sort_key)
        self._rank = {locality.iri: rank for rank, locality in enumerate(ordered)}
        self._inner: dict[str, list[Locality]] = {}
        for locality in ordered:
            for outer in self.around(locality.iri):
                self._inner.setdefault(outer, []).append(locality)

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
