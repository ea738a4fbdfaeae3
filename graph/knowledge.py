"""Knowledge: what is known from some sources, read once, and brought up to date after changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode

from graph import evidence, statements
from graph.evidence import Evidence
from graph.language import Text
from graph.namespaces import terms_in
from graph.overlay import Overlay
from graph.statements import Statement
from graph.store.change_set import ChangeSet
from graph.store.protocol import Bindings, Store, T, Term

_KNOWN = "SELECT ?graph ?known { ?graph prov:hadPrimarySource/samv:knownSince ?known }"
_DATING = terms_in(_KNOWN)
_LABELS = """
SELECT ?thing ?label { ?thing skos:prefLabel ?label FILTER(!STRSTARTS(STR(?thing), STR(code:))) }
"""
NAMING = terms_in(_LABELS)

V = TypeVar("V")
Nodes = Collection[NamedNode]


class Unnamed(Exception):
    """What has to be read again is a blank node, which cannot be asked for by name."""


@dataclass(frozen=True)
class Knowledge:
    """What is known from some sources, whatever day is asked about: names, evidence, statements.

    Each is read once, when it is first asked for. graphs: those known; None when nothing has
    to be left out.
    """

    store: Store
    graphs: tuple[NamedNode, ...] | None

    @staticmethod
    def on(store: Store, day: date) -> Knowledge:
        """Return what was known on a day: one and the same until the store changes."""

        def read() -> list[tuple[str, str]]:
            return sorted((row["known"].value, row["graph"].value) for row in store.select(_KNOWN))

        def follow(kept: list[tuple[str, str]], changes: ChangeSet) -> list[tuple[str, str]]:
            return read() if changes.subjects(_DATING) else kept

        since = store.remember("known since", read, follow)
        first = bisect_right(since, day.isoformat(), key=itemgetter(0))
        late = {graph for _, graph in since[first:]}
        graphs = tuple(g for g in store.graphs() if g.value not in late) if late else None
        return store.remember(("knowledge", graphs), lambda: Knowledge(store, graphs))

    def select(self, query: str, **values: Term) -> list[Bindings]:
        """Return the solutions of a SELECT query over what was known."""
        return self.store.select(query, values, self.graphs)

    def about(self, query: str, variable: str, nodes: Nodes | None) -> list[Bindings]:
        """Return the solutions of a SELECT query in which a variable is one of some nodes.

        Of all when they are None. The query's text holds only terms that pyoxigraph itself has
        serialised; they stand before all else, so that an engine begins with them.
        """
        if nodes is None:
            return self.select(query)
        if not nodes:
            return []
        values = " ".join(sorted(map(str, nodes)))
        return self.select(query.replace("{", f"{{ VALUES ?{variable} {{ {values} }}", 1))

    def remember(
        self,
        key: Hashable,
        make: Callable[[Knowledge], T],
        follow: Callable[[T, Knowledge, ChangeSet], T],
    ) -> T:
        """Return what is made of this knowledge, made once and then following what changes.

        follow: takes what was made, what is known now and the changes to it; see `Store.remember`.
        It may raise Unnamed: then it is made anew, as after a change of blank nodes.
        """

        def now() -> Knowledge:
            return Knowledge(self.store, self.graphs)

        def after(value: T, changes: ChangeSet) -> T:
            own = changes if self.graphs is None else changes.among(frozenset(self.graphs))
            if own.has_blank_nodes:
                return make(now())
            try:
                return follow(value, now(), own) if own else value
            except Unnamed:
                return make(now())

        return self.store.remember((key, self.graphs), lambda: make(now()), after)

    @cached_property
    def labels(self) -> Mapping[str, Text]:
        """The name of every thing, by address. Of several names the shortest is taken."""
        return self._by_node("labels", _labels, lambda _, changes: changes.subjects(NAMING))

    def label(self, iri: str) -> Text:
        """Return the name of a thing; its key when the graph has no name for it."""
        return self.labels.get(iri) or Text.same(iri.rsplit("/", 1)[-1])

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence of every statement and thing, by its address, in order of place."""
        return self._by_node("evidence", _evidence, _citing)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement, by address."""
        return self._by_node(
            "statements", _statements, lambda _, changes: changes.subjects(statements.PREDICATES)
        )

    def _by_node(
        self,
        key: str,
        read: Callable[[Knowledge, Nodes | None], Mapping[str, V]],
        touched: Callable[[Knowledge, ChangeSet], Nodes],
    ) -> Mapping[str, V]:
        """Return what is read of each node; after a change, of those that it touches."""

        def follow(kept: Overlay[str, V], known: Knowledge, changes: ChangeSet) -> Overlay[str, V]:
            nodes = touched(known, changes)
            return kept.but([n.value for n in nodes], read(known, nodes)) if nodes else kept

        return self.remember(key, lambda known: Overlay(read(known, None)), follow)


def _labels(known: Knowledge, nodes: Nodes | None) -> dict[str, Text]:
    found: dict[str, dict[str, str]] = {}
    for row in known.about(_LABELS, "thing", nodes):
        label = row["label"]
        assert isinstance(label, Literal)
        own = found.setdefault(row["thing"].value, {})
        language = label.language or "sv"
        names = [name for name in (own.get(language), label.value) if name]
        own[language] = min(names, key=lambda name: (len(name), name))
    return {
        iri: Text(names.get("sv", names.get("en", "")), names.get("en", names.get("sv", "")))
        for iri, names in found.items()
    }


def _statements(known: Knowledge, nodes: Nodes | None) -> dict[str, Statement]:
    return statements.collect(known.about(statements.FACTS, "statement", nodes))


def _evidence(known: Knowledge, nodes: Nodes | None) -> dict[str, tuple[Evidence, ...]]:
    stated = known.about(evidence.STATED_BY, "node", nodes)
    cited = None if nodes is None else nodes_of(stated, "evidence")
    return evidence.collect(known.about(evidence.EVIDENCE, "evidence", cited), stated)


def _citing(known: Knowledge, changes: ChangeSet) -> Nodes:
    """Return what has other evidence, and what has evidence that now reads differently."""
    places = changes.subjects(evidence.PREDICATES)
    citing = known.about(evidence.STATED_BY, "evidence", places)
    return changes.subjects(evidence.CITING) | nodes_of(citing, "node")


def nodes_of(rows: Iterable[Bindings], variable: str) -> set[NamedNode]:
    """Return the nodes that a variable is bound to in solutions. Raises Unnamed for a blank one."""
    return named(row[variable] for row in rows)


def named(nodes: Iterable[object]) -> set[NamedNode]:
    """Return nodes as a set. Raises Unnamed when one of them is blank."""
    found = set()
    for node in nodes:
        if isinstance(node, BlankNode):
            raise Unnamed
        if isinstance(node, NamedNode):
            found.add(node)
    return found
