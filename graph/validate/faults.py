"""Faults: what is wrong with the statements of the sources, told with the cell where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph.findings import Finding, Named, Place, Severity
from graph.language import EMPTY, Text
from graph.localities import Gazetteer, Locality
from graph.messages import message
from graph.namespaces import BASE, reference
from graph.perspective import Perspective
from graph.profiles import Profiles
from graph.tables.definition import definitions
from graph.tables.origin import Origins
from graph.things.names import name_of, words_of
from graph.validate.reasons import source_name
from graph.validate.rules import Rule

_LINKS = """
SELECT DISTINCT ?node ?thing {
  ?node ?property ?thing
  FILTER (STRSTARTS(STR(?node), STR(id:)) && STRSTARTS(STR(?thing), STR(id:)))
}
"""
_GRAPHS = f"{BASE}graph/"
# Of what a long text says, so much names it.
_LONGEST = 90


def read_faults(
    report: Graph,
    rules: Mapping[str, Rule],
    origins: Origins,
    perspective: Perspective,
    area: str | None = None,
) -> dict[Node, Finding]:
    """Return the findings of a report on what the sources say, by its results, in their order.

    rules: the shapes by address. origins: where each thing stands in the tables. area: address of
    a locality; only what works there or in a place within it. Everything when None.
    """
    teller = _Teller(rules, origins, perspective)
    inside = {own.iri for own in teller.gazetteer.inside(area)} if area else None
    found = {}
    for result in report.objects(None, SH.result):
        node = _mended(report, result)
        if inside is None or inside & teller.localities(node):
            found[result] = teller.tell(report, result, node)
    return dict(sorted(found.items(), key=lambda pair: pair[1].sort_key()))


def _mended(report: Graph, result: Node) -> str:
    """Return what is to be mended: the focus, or its value when the focus is a graph."""
    focus = str(report.value(result, SH.focusNode))
    return str(report.value(result, SH.value)) if focus.startswith(_GRAPHS) else focus


class _Teller:
    def __init__(
        self, rules: Mapping[str, Rule], origins: Origins, perspective: Perspective
    ) -> None:
        self.rules = rules
        self.origins = origins
        self.perspective = perspective

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer.of(self.perspective.knowledge)

    @cached_property
    def works_in(self) -> dict[str, set[str]]:
        """The localities of every locality, organisation, group and agreement."""
        profiles = Profiles(self.perspective).all()
        return {own.iri: set(own.localities) for own in profiles} | {
            iri: {iri} for iri in self.gazetteer.localities
        }

    @cached_property
    def links(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.perspective.select(_LINKS):
            found.setdefault(row["node"].value, set()).add(row["thing"].value)
        return found

    def localities(self, node: str) -> set[str]:
        """Return where a thing works; a statement, where what it is about does."""
        if node in self.works_in:
            return self.works_in[node]
        linked = self.links.get(node, ())
        return {place for thing in linked for place in self.works_in.get(thing, ())}

    def tell(self, report: Graph, result: Node, node: str) -> Finding:
        rule = self.rules[str(report.value(result, SH.sourceShape))]
        places = sorted(self.localities(node) & self.gazetteer.localities.keys())
        only = self.gazetteer.localities[places[0]] if len(places) == 1 else None
        name = name_of(self.perspective, node, _LONGEST)
        called = message("finding-of-requirement").format(name=rule.name, requirement=name)
        value = self.value(report.value(result, SH.value), node)
        told = [message("finding-value").format(value=value)] if value else []
        path = report.value(result, SH.resultPath)
        return Finding(
            code=rule.code,
            # What is only to be noted of a source is not on its way anywhere.
            severity=min(rule.severity, Severity.UNCERTAIN, key=list(Severity).index),
            title=rule.name,
            what=Text.joined(" ", [called, *told]),
            where=self.place(node, str(path) if isinstance(path, URIRef) else "", name, only),
            why=rule.message,
            fix=rule.step,
            source=self.source(node),
            evidence=({"kind": "value", "name": value.as_json()},) if value else (),
            suite=rule.suite,
        )

    def value(self, value: Node | None, node: str) -> Text:
        """Return in words what else a result is about; empty when it is nothing else."""
        if str(value) == node or not isinstance(value, URIRef | Literal):
            return EMPTY
        term = NamedNode(value) if isinstance(value, URIRef) else Value(str(value))
        return words_of(term, self.perspective)

    def place(self, node: str, path: str, name: Text, only: Locality | None) -> Place:
        thing = Named(reference(node), name)
        locality = Named(only.key, only.name) if only else None
        origin = next(iter(self.origins.of(node, path)), None)
        if origin is None:
            return Place(locality=locality, thing=thing)
        table = definitions().get(origin.table)
        column = table.columns.get(origin.column) if table else None
        return Place(
            file=origin.file,
            table=origin.table,
            row=origin.row,
            line=origin.line,
            column=origin.column,
            column_title=column.title if column else EMPTY,
            locality=locality,
            thing=thing,
        )

    def source(self, node: str) -> Named | None:
        for item in self.perspective.evidence.get(node, ()):
            return Named(item.source, source_name(item.source, self.perspective))
        return None
