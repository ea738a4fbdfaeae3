"""A picker: a field in which an actor is named, and what to choose from when that goes wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.actors import ACTORS
from graph.choices import goes_by_its_name
from graph.findings import Finding, Refused
from graph.language import EMPTY, Text
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.search import suggest
from service.lookup import find_actor, find_pair


@dataclass(frozen=True)
class Nearest:
    """An actor that may be meant. key: `type/key`. kind: what sort of thing it is, in words."""

    key: str
    name: Text
    kind: Text


@dataclass(frozen=True)
class Picker:
    """text: what was written. name: of the actor found; empty when none was.

    key: of the actor, where its name alone would not find it again; else empty. refused: why
    nothing was found. near: what may be meant.
    """

    text: str = ""
    iri: str = ""
    name: Text = EMPTY
    key: str = ""
    refused: tuple[Finding, ...] = ()
    near: tuple[Nearest, ...] = ()


def read_pickers(
    perspective: Perspective, actor: str | None, other: str | None
) -> tuple[Picker, Picker]:
    """Return two fields with what was written in them looked up.

    Whoever writes in the second one alone asks about that actor. That both mean the same actor
    is refused in the second.
    """
    one, two = (_read(perspective, text) for text in ((actor, other) if actor else (other, None)))
    if one.iri and two.iri:
        try:
            find_pair(perspective, one.text, two.text)
        except Refused as error:
            two = replace(two, iri="", refused=tuple(error.findings))
    return one, two


def _read(perspective: Perspective, text: str | None) -> Picker:
    if not text:
        return Picker()
    try:
        iri = find_actor(perspective, text)
    except Refused as error:
        return Picker(text, refused=tuple(error.findings), near=_near(perspective, text))
    found = goes_by_its_name(perspective, iri, ACTORS)
    return Picker(text, iri, perspective.label(iri), "" if found else reference(iri))


def _near(perspective: Perspective, text: str) -> tuple[Nearest, ...]:
    profiles = perspective.remember("profiles", lambda: Profiles(perspective))
    found = (profiles[match.iri] for match in suggest(perspective, text, ACTORS))
    return tuple(Nearest(reference(own.iri), own.name, own.kind_label) for own in found)
