"""Search: find a thing the way a strategist writes it, and say what to write when it is not found.

One way of reading is tried after the other, the strictest first, and the first that finds
something decides: as written; with other hyphens and spaces; inflected; without the dots and
rings of å ä ö. Only one thing may then bear the name: *psykiatrin* is not guessed at. A misspelt
name is never taken silently either: it only gives suggestions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from graph.collation import fold, nfc, sort_key, words
from graph.findings import Refused, refuse
from graph.language import Text
from graph.messages import message
from graph.namespaces import code, reference, slug
from graph.perspective import Perspective

_PREFERRED = """
SELECT ?thing ?form { ?thing skos:prefLabel ?form FILTER(STRSTARTS(STR(?thing), STR(id:))) }
"""
# A generic word (region, psykiatri) is used of a thing but is no name of it.
_OTHER = """
SELECT ?thing ?form ?kind {
  ?name samv:names ?thing ; samv:nameForm ?form OPTIONAL { ?name samv:nameKind ?kind }
}
"""
_GENERIC = code("name-kind", "generic")
_FAMILIES = "SELECT ?member ?family { ?member samv:family ?family }"
_GOVERNS = "SELECT ?actor ?place ?kind { ?actor org:classification ?kind ; samv:operatesIn ?place }"

EVERYTHING = "*"
SUGGESTIONS = 5
# Below this share of equal letters a suggestion looks arbitrary.
_LIKENESS = 75
_PARTICLES = frozenset({"i", "på", "vid", "och", "in", "at", "and", "the"})
_ENDINGS = ("erna", "arna", "orna", "en", "et", "n", "e")
_VOWELS = "aeiouyåäö"
_SHORTEST_STEM = 3


Reading: TypeAlias = Callable[[str], str]


class Form(StrEnum):
    """What a written form is to its thing."""

    KEY = "key"
    NAME = "name"
    # A name without the brackets that tell it from its likes: Styrgrupp (Mora) as Styrgrupp.
    SHORT = "short"
    # A municipality and the organisation that governs it go by each other's names.
    TWIN = "twin"


@dataclass(frozen=True)
class Match:
    """A thing and the form of its name that was found."""

    iri: str
    name: Text
    form: str
    kind: Form


def resolve(perspective: Perspective, text: str, types: Sequence[str] | None = None) -> str:
    """Return the address of the thing that a text names. Raises Refused as `find` does."""
    return find(perspective, text, types).iri


def find(perspective: Perspective, text: str, types: Sequence[str] | None = None) -> Match:
    """Return the thing that a text names.

    text: SCB code, `type/key`, key, or name in any form. types: the types of things wanted,
    such as `("locality",)`; every type when None. Raises Refused, with what to write instead,
    when nothing or more than one thing bears the name.
    """
    return _names(perspective, types).find(text)


def suggest(perspective: Perspective, text: str, types: Sequence[str] | None = None) -> list[Match]:
    """Return what a text that `find` refuses may mean, the likeliest first; maybe nothing."""
    return _names(perspective, types).suggest(text)


def _names(perspective: Perspective, types: Sequence[str] | None) -> Names:
    key = ("names", perspective.graphs, None if types is None else tuple(types))
    return perspective.store.remember(key, lambda: Names(perspective, types))


class Names:
    """Every form of the names of things of some types, to look many texts up in."""

    def __init__(self, perspective: Perspective, types: Sequence[str] | None = None) -> None:
        self._types = None if types is None or EVERYTHING in types else frozenset(types)
        self._forms = list(_forms(perspective, self._wants))
        self._indexes: dict[Reading, dict[str, list[Match]]] = {}
        self._families: dict[str, set[str]] = {}
        for row in perspective.select(_FAMILIES):
            self._families.setdefault(row["family"].value, set()).add(row["member"].value)

    def find(self, text: str) -> Match:
        """Return the thing that a text names; see the function of the same name."""
        found = self._closest(text)
        # A family and its own members share a name: the family then stands for them all.
        for match in found:
            if {match.iri} | self._families.get(match.iri, set()) >= {own.iri for own in found}:
                return match
        near = _did_you_mean(self.suggest(text))
        value = nfc(text).strip()
        if found:
            raise Refused(refuse("ambiguous-thing", value=value, count=len(found), near=near))
        place = self._types == frozenset({"locality"})
        raise Refused(refuse("unknown-place" if place else "unknown-thing", value=value, near=near))

    def suggest(self, text: str) -> list[Match]:
        """Return what bears the name, else what bears a like one; see the function."""
        return self._closest(text)[:SUGGESTIONS] or _suggestions(text, self._forms)

    def _wants(self, iri: str) -> bool:
        return self._types is None or reference(iri).partition("/")[0] in self._types

    def _closest(self, text: str) -> list[Match]:
        """Return what the strictest reading finds, one match a thing, in Swedish order."""
        for kinds in ((Form.KEY, Form.NAME), (Form.SHORT,), (Form.TWIN,)):
            for reading in (words, _compact, _stems, _plain):
                hits = [match for match in self._read(reading, text) if match.kind in kinds]
                if hits:
                    return _one_a_thing(hits)
        return []

    def _read(self, reading: Reading, text: str) -> list[Match]:
        """Return the forms that read like the text."""
        if reading not in self._indexes:
            index: dict[str, list[Match]] = {}
            for match in self._forms:
                # Keys are not words: they are only read as written.
                if match.kind is not Form.KEY or reading is words:
                    index.setdefault(reading(match.form), []).append(match)
            self._indexes[reading] = index
        read = reading(text)
        same = self._indexes[reading].get(read, []) if read else []
        if reading is _plain:
            return [match for match in same if _stands_for(_stems(text), _stems(match.form))]
        return same


def _forms(perspective: Perspective, wants: Callable[[str], bool]) -> Iterator[Match]:
    twins: dict[str, list[str]] = {}
    municipality = code("organisation-kind", "municipality")
    for row in perspective.select(_GOVERNS, kind=municipality):
        actor, place = row["actor"].value, row["place"].value
        twins.setdefault(place, []).append(actor)
        twins.setdefault(actor, []).append(place)
    for iri, form, kind in _spelled(perspective):
        if wants(iri):
            yield Match(iri, perspective.label(iri), form, kind)
        for twin in twins.get(iri, ()):
            if wants(twin):
                yield Match(twin, perspective.label(twin), form, Form.TWIN)


def _spelled(perspective: Perspective) -> Iterator[tuple[str, str, Form]]:
    things = set()
    for row in perspective.select(_PREFERRED):
        iri, form = row["thing"].value, row["form"].value
        things.add(iri)
        yield iri, form, Form.NAME
        if form.endswith(")"):
            yield iri, form.rpartition("(")[0].rstrip(), Form.SHORT
    for row in perspective.select(_OTHER):
        if row.get("kind") != _GENERIC:
            yield row["thing"].value, row["form"].value, Form.NAME
    for iri in things:
        yield iri, reference(iri), Form.KEY
        yield iri, slug(iri), Form.KEY


def _telling(text: str) -> list[str]:
    return [word for word in words(text).split() if word not in _PARTICLES]


def _compact(text: str) -> str:
    return "".join(_telling(text))


def _stems(text: str) -> str:
    return "".join(_stem(word) for word in _telling(text))


def _plain(text: str) -> str:
    return fold(_stems(text))


def _stands_for(typed: str, meant: str) -> bool:
    """True when plain letters were typed for å ä ö é; an å that was typed means only å."""
    return len(typed) == len(meant) and all(
        own in (letter, fold(letter)) for own, letter in zip(typed, meant, strict=True)
    )


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    """Take the genitive s and then the definite ending off: Leksands, samordningsgruppens."""
    if word.endswith("s") and len(word) >= _SHORTEST_STEM:
        word = word[:-1]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if ending == "n" and stem[-1] not in _VOWELS:
            continue
        return stem
    return word


def _one_a_thing(matches: Iterable[Match]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: (match.kind is Form.KEY, match.form)):
        first.setdefault(match.iri, match)
    return sorted(first.values(), key=_order)


def _order(match: Match) -> tuple[tuple[str, str], str]:
    return sort_key(match.name.sv), match.iri


def _suggestions(text: str, forms: Iterable[Match]) -> list[Match]:
    """Return the things whose names are most like the text, the likest first."""
    best: dict[str, tuple[float, Match]] = {}
    typed = {_stem(word) for word in _telling(text)}
    for match in forms:
        if "/" in match.form or match.form.isdigit():
            continue
        likeness = fuzz.token_sort_ratio(fold(text), fold(match.form))
        if typed and typed <= {_stem(word) for word in _telling(match.form)}:
            likeness = max(likeness, 90)
        if likeness >= _LIKENESS and likeness > best.get(match.iri, (0.0, match))[0]:
            best[match.iri] = (likeness, match)
    ranked = sorted(best.values(), key=lambda own: (-own[0], _order(own[1])))
    return [match for _, match in ranked[:SUGGESTIONS]]


def _did_you_mean(near: Sequence[Match]) -> Text:
    if not near:
        return Text.same("")
    names = [
        message("did-you-mean-name").format(name=match.name, address=reference(match.iri))
        for match in near
    ]
    joined = names[0]
    for name in names[1:-1]:
        joined = Text(f"{joined.sv}, {name.sv}", f"{joined.en}, {name.en}")
    if len(names) > 1:
        either = message("did-you-mean-or")
        joined = Text(
            f"{joined.sv}{either.sv}{names[-1].sv}", f"{joined.en}{either.en}{names[-1].en}"
        )
    return message("did-you-mean").format(names=joined)
