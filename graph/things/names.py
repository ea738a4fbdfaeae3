"""Names for what the sources give no name: a clause, an answer, a statement, a place."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import codes
from graph.collation import sort_key
from graph.evidence import Evidence
from graph.language import LANGUAGES, Text
from graph.messages import message
from graph.namespaces import BASE, reference, slug
from graph.perspective import Perspective
from graph.rows import term_json
from graph.things.headings import type_of
from graph.things.records import Value, table_of

_IN_SERIES = "SELECT ?series ?source ?issued { ?source samv:series ?series ; dct:issued ?issued }"
# Of what has no name of its own, so much is shown where it stands in a cell.
_LONGEST = 90


def name_of(perspective: Perspective, iri: str, longest: int = 0) -> Text:
    """Return the name of a thing; for one without a name what it says, or where it stands.

    longest: how many letters may be taken of what it says; 0 for all.
    """
    known = perspective.labels.get(iri)
    if known:
        return known
    said = perspective.statements.get(iri)
    if said and said.detail.sv:
        return Text(*(shorten(said.detail[own], longest) for own in LANGUAGES))
    kind = type_of(reference(iri).partition("/")[0]).title
    if kind == type_of("series").title:
        return Text.joined(": ", [kind, _latest(perspective, iri)])
    table = table_of(iri)
    stands = evidence_at(perspective).get(iri) or next(
        iter(perspective.evidence.get(iri, ())), None
    )
    if stands and table and stands.blank and table.type != "evidence":
        # What was left blank has no words: the row and the question tell it from its likes.
        return Text.joined(": ", [message("blank-cell"), replace(stands, lines=(0, 0)).locator()])
    if stands and table:
        return Text.joined(": ", [kind if table.type else table.title, stands.locator()])
    return Text.joined(" ", [kind, Text.same(slug(iri))])


def _latest(perspective: Perspective, series: str) -> Text:
    """Return the name of the source that a series got last."""
    found = perspective.select(_IN_SERIES, series=NamedNode(series))
    last = max(found, key=lambda row: row["issued"].value, default=None)
    return perspective.label(last["source"].value) if last else Text.same(slug(series))


def evidence_at(perspective: Perspective) -> dict[str, Evidence]:
    """Return every place in a source that something rests on, by its address."""

    def make() -> dict[str, Evidence]:
        every = {item for items in perspective.evidence.values() for item in items}
        return {f"{BASE}id/evidence/{item.source}/{item.key}": item for item in every}

    return perspective.remember("evidence-at", make)


def shorten(text: str, longest: int) -> str:
    """Return a text cut between two words; 0 is no limit."""
    if not longest or len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0].rstrip(",;:") + " …"


def value_json(value: Value, perspective: Perspective) -> Any:
    """Return a thing with its name, a code with its label, a text or a number."""
    if isinstance(value, Text):
        return value.as_json()
    if isinstance(value, NamedNode) and not value.value.startswith(BASE + "code/"):
        return named(value.value, perspective, _LONGEST)
    return term_json(value, perspective)


def words_of(value: Value, perspective: Perspective) -> Text:
    """Return a value in words: the name of a thing, the label of a code, a text, a number."""
    told = value_json(value, perspective)
    told = told.get("name", told) if isinstance(told, dict) else told
    return Text(told["sv"], told["en"]) if isinstance(told, dict) else Text.same(str(told))


def named(iri: str, perspective: Perspective, longest: int = 0) -> dict[str, Any]:
    """Return a thing as `type/key` with its name, as every answer shows it."""
    return {"id": reference(iri), "name": name_of(perspective, iri, longest).as_json()}


@lru_cache(maxsize=10_000)
def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Return a place in a source as every answer shows it: the same ones stand on many pages."""
    return evidence.as_json()


@lru_cache(maxsize=10_000)
def _place(name: str) -> tuple[str, str]:
    """The same names stand on many pages: each is placed in Swedish order once."""
    return sort_key(name)


def order_of(value: Value, perspective: Perspective) -> tuple[float, tuple[str, str], str]:
    """Return the key that puts values in Swedish order of name, numbers and codes in their own."""
    if isinstance(value, Text):
        return 0.0, _place(value.sv), ""
    if isinstance(value, Literal):
        try:
            return float(value.value), ("", ""), value.value
        except ValueError:
            return 0.0, _place(value.value), ""
    if value.value.startswith(BASE + "code/"):
        scheme, key = value.value.removeprefix(BASE + "code/").split("/")
        return float(codes.schemes()[scheme][key].order), ("", ""), key
    return 0.0, _place(name_of(perspective, value.value).sv), value.value
