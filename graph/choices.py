"""Choices: the names to pick from in a field where things of some types are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.collation import sort_key
from graph.findings import Refused
from graph.language import LANGUAGES, Text
from graph.localities import Gazetteer
from graph.namespaces import code, reference
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.search import resolve

_SHORT = """
SELECT ?thing ?form ?kind { ?name samv:names ?thing ; samv:nameForm ?form ; samv:nameKind ?kind }
"""


@dataclass(frozen=True)
class Choice:
    """name: finds the thing again, in each language. short: abbreviations of it, one text."""

    iri: str
    name: Text
    short: str


def list_choices(
    perspective: Perspective, types: Sequence[str], area: str | None = None
) -> list[Choice]:
    """Return every thing of some types that goes by its name, in Swedish order.

    A name that several things bear is left out: picking it would settle nothing. area: address
    of a locality; only things that work there, in a place within it or in one around it.
    """
    key = ("choices", tuple(types))
    found = perspective.remember(key, lambda: _choices(perspective, types))
    if area is None:
        return found
    near = Gazetteer.of(perspective.knowledge).near(area)
    profiles = perspective.remember("profiles", lambda: Profiles(perspective))
    return [own for own in found if not near.isdisjoint(profiles[own.iri].localities)]


def _choices(perspective: Perspective, types: Sequence[str]) -> list[Choice]:
    short: dict[str, dict[str, str]] = {}
    for row in perspective.select(_SHORT, kind=code("name-kind", "abbreviation")):
        form = row["form"].value
        own = short.setdefault(row["thing"].value, {})
        # LT and lt are the same to whoever reads: the one with more capitals is kept.
        own[form.lower()] = min(form, own.get(form.lower(), form))
    return [
        Choice(iri, name, ", ".join(sorted(short.get(iri, {}).values(), key=sort_key)))
        for iri, name in sorted(perspective.labels.items(), key=lambda own: sort_key(own[1].sv))
        if reference(iri).partition("/")[0] in types and _finds(perspective, name, iri, types)
    ]


def goes_by_its_name(perspective: Perspective, iri: str, types: Sequence[str]) -> bool:
    """Tell whether the name of a thing, in either language, finds it and nothing else."""
    return _finds(perspective, perspective.label(iri), iri, types)


def _finds(perspective: Perspective, name: Text, iri: str, types: Sequence[str]) -> bool:
    try:
        return all(resolve(perspective, name[language], types) == iri for language in LANGUAGES)
    except Refused:
        return False
