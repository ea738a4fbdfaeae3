"""Code lists of the ontology: labels, order, and what a code implies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

import ontology
from graph.language import Text
from graph.namespaces import BASE, PREFIXES, slug
from graph.rdf import read_rdf

_SKOS = PREFIXES["skos"]
_SAMV = PREFIXES["samv"]
_OTHER_LABELS = (_SKOS + "altLabel", _SKOS + "hiddenLabel")


@dataclass(frozen=True)
class Code:
    """One concept of a code list.

    implies: slug of the status or name of the class implied. others: other words for it.
    """

    scheme: str
    slug: str
    label: Text
    definition: Text
    order: int
    implies: str = ""
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that it goes by: its slug, its labels, the others."""
        return (self.slug, self.label.sv, self.label.en, *self.others)


@cache
def schemes() -> dict[str, dict[str, Code]]:
    """Return every code list: scheme → slug → code, codes in the order of the list."""
    labels: dict[tuple[str, str, str], str] = {}
    order: dict[str, int] = {}
    implied: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for quad in read_rdf(ontology.FOLDER / "codes.ttl").quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
        if isinstance(value, Literal) and predicate in (_SKOS + "prefLabel", _SKOS + "definition"):
            labels[subject, predicate, value.language or ""] = value.value
        elif isinstance(value, Literal) and predicate in _OTHER_LABELS:
            others.setdefault(subject, []).append(value.value)
        elif isinstance(value, Literal) and predicate == PREFIXES["schema"] + "position":
            order[subject] = int(value.value)
        elif isinstance(value, NamedNode) and predicate == _SAMV + "impliesStatus":
            implied[subject] = slug(value.value)
        elif isinstance(value, NamedNode) and predicate == _SAMV + "impliesClass":
            implied[subject] = value.value
    codes = [
        _code(iri, labels, order[iri], implied.get(iri, ""), tuple(sorted(others.get(iri, ()))))
        for iri in order
    ]
    lists: dict[str, dict[str, Code]] = {}
    for code in sorted(codes, key=lambda c: (c.scheme, c.order)):
        lists.setdefault(code.scheme, {})[code.slug] = code
    return lists


def _code(
    iri: str,
    labels: dict[tuple[str, str, str], str],
    order: int,
    implied: str,
    others: tuple[str, ...],
) -> Code:
    scheme, key = iri.removeprefix(BASE + "code/").split("/")

    def text(name: str) -> Text:
        return Text(labels[iri, _SKOS + name, "sv"], labels[iri, _SKOS + name, "en"])

    return Code(scheme, key, text("prefLabel"), text("definition"), order, implied, others)


def label(scheme: str, key: str) -> Text:
    """Return the label of a code. Raises KeyError for an unknown one."""
    return schemes()[scheme][key].label
