"""Constraints: what any shape says of a result, in words of its own or else in ours.

The message of a result is never used: engines drop languages, fill in addresses, or write their
own words.
"""

from __future__ import annotations

import re

from rdflib import DCTERMS, FOAF, RDF, RDFS, SDO, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.language import EMPTY, LANGUAGES, Language, Text
from graph.messages import catalogue, message

_NAMES = (SKOS.prefLabel, RDFS.label, DCTERMS.title, SDO.name, FOAF.name)
_COMPONENT = "ConstraintComponent"
_UNKNOWN = Text.same("–")
_SLOT = re.compile(r"\{[?$](\w+)\}")


class Words:
    """How the things of a report are called. known: everything that may name or describe them."""

    def __init__(self, report: Graph, known: Graph) -> None:
        self.report = report
        self.known = known

    def code(self, result: Node) -> str:
        """Return the name of the shape, or of the sort of constraint when it has none."""
        shape = self.report.value(result, SH.sourceShape)
        return _last_part(shape) if isinstance(shape, URIRef) else self._sort(result)

    def title(self, result: Node) -> Text:
        """Return what the shape is called; empty when it is not called anything."""
        return self._text(self.report.value(result, SH.sourceShape), SH.name)

    def what(self, result: Node) -> Text:
        """Return what is wrong, as the shape says it, else as the sort of constraint does."""
        constraint = self.report.value(result, SH.sourceConstraint)
        shape = self.report.value(result, SH.sourceShape)
        own = self._text(constraint, SH.message) or self._text(shape, SH.message)
        return self._filled(own, result) if own else self._ours(result, "")

    def fix(self, result: Node) -> Text:
        """Return what to do: what the shape describes, else what mends that sort of fault."""
        own = self._text(self.report.value(result, SH.sourceShape), SH.description)
        return own or self._ours(result, "-fix")

    def name(self, node: Node | None) -> Text:
        """Return the name of a thing in the data, else the end of its address."""
        if node is None:
            return EMPTY
        if isinstance(node, Literal):
            return Text.same(str(node))
        for term in _NAMES:
            found = self._text(node, term)
            if found:
                return found
        return (
            message("constraint-unnamed")
            if isinstance(node, BNode)
            else Text.same(_last_part(node))
        )

    def _ours(self, result: Node, ending: str) -> Text:
        key = f"constraint-{self._sort(result)}{ending}"
        other = f"constraint-other{ending}"
        return message(key if key in catalogue() else other).format(
            path=self._path(result),
            value=self.name(self.report.value(result, SH.value)),
            wanted=self._wanted(result),
            name=self._called(result),
        )

    def _called(self, result: Node) -> Text:
        shape = self.report.value(result, SH.sourceShape)
        named = Text.same(_last_part(shape)) if isinstance(shape, URIRef) else EMPTY
        return self.title(result) or named or message("constraint-nameless")

    def _sort(self, result: Node) -> str:
        """Return the sort of constraint in our words: `MinCountConstraintComponent`: min-count."""
        component = self.report.value(result, SH.sourceConstraintComponent)
        short = _last_part(component).removesuffix(_COMPONENT)
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", short).lower()

    def _path(self, result: Node) -> Text:
        """Return what the property is called: as the shape calls it, else as it is named."""
        path = self.report.value(result, SH.resultPath)
        called = self.title(result)
        if called:
            return called
        simple = isinstance(path, URIRef)
        return self.name(path) if simple else message("constraint-property")

    def _wanted(self, result: Node) -> Text:
        component = _last_part(self.report.value(result, SH.sourceConstraintComponent))
        sort = component.removesuffix(_COMPONENT)
        shape = self.report.value(result, SH.sourceShape)
        wanted = self._value(shape, URIRef(f"{SH}{sort[:1].lower()}{sort[1:]}"))
        if isinstance(wanted, BNode) and self._value(wanted, RDF.first) is not None:
            holder = self.report if (wanted, RDF.first, None) in self.report else self.known
            return Text.joined(", ", map(self.name, Collection(holder, wanted)))
        return self.name(wanted)

    def _value(self, node: Node | None, term: URIRef) -> Node | None:
        if node is None:
            return None
        found = self.report.value(node, term)
        return found if found is not None else self.known.value(node, term)

    def _text(self, node: Node | None, term: URIRef) -> Text:
        """Return a text in both languages; one that is given in one language serves for both."""
        if node is None:
            return EMPTY
        told = (*self.report.objects(node, term), *self.known.objects(node, term))
        said = {own.language or "": str(own) for own in told if isinstance(own, Literal)}
        any_language = said.get("") or next((said[key] for key in sorted(said)), "")
        return Text(*(said.get(language, any_language) for language in LANGUAGES))

    def _filled(self, text: Text, result: Node) -> Text:
        """Fill the slots of a message with names; what only the engine knew becomes a dash."""
        known = {
            "this": self.name(self.report.value(result, SH.focusNode)),
            "value": self.name(self.report.value(result, SH.value)),
            "path": self._path(result),
        }

        def fill(language: Language) -> str:
            return _SLOT.sub(lambda slot: known.get(slot[1], _UNKNOWN)[language], text[language])

        return Text(fill("sv"), fill("en"))


def _last_part(node: Node | None) -> str:
    return re.split(r"[/#:]", str(node or "").rstrip("/#"))[-1]
