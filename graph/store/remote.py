"""The store protocol on any SPARQL 1.1 endpoint: an engine of its own, on this machine or many.

Facts that decide its form. What the default graph is without a data set differs from engine to
engine, so every query names its graphs. Blank nodes have other names in every answer. What is
put into a query is a term that pyoxigraph itself has written.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.namespaces import PREFIXES, expand
from graph.query_tokens import tokens
from graph.store.change_set import ChangeSet
from graph.store.embedded import EmbeddedStore
from graph.store.endpoint import Endpoint
from graph.store.engines import Capabilities, capabilities_of
from graph.store.memory import Memory
from graph.store.optionals import apart
from graph.store.protocol import Bindings, Store, T, Term
from graph.store.substitution import substituted, written

# Counted at once, since to find the graphs is to read as much.
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_OF_GRAPH = "SELECT ?s ?p ?o { ?s ?p ?o }"
_SIZES = "sizes of graphs"
_BOOLEAN = expand("xsd:boolean")
_TRUTH = {"1": Literal(True), "0": Literal(False)}
# How many quads are looked up in one query.
_LOOKED_UP = 200


class RemoteStore:
    """A store behind an endpoint that nobody else writes to while this one is open.

    What others write there is seen in the graphs that are known, but what is remembered does not
    follow it.
    """

    def __init__(self, url: str, update: str | None = None) -> None:
        """url: where queries go. update: where updates go; the address of queries unless given,
        with `/query` at its end read as `/update`.

        Raises Refused for what is no address; nothing is asked yet.
        """
        self._queries = Endpoint(url)
        self._updates = Endpoint(update or _beside(url))
        self._memory = Memory()
        self._write = threading.RLock()

    @property
    def url(self) -> str:
        """The address of the store, without the user that it may name."""
        return self._queries.url

    @property
    def capabilities(self) -> Capabilities:
        """What the engine can do, by the name it gives itself. Raises Refused."""
        if self._queries.server is None:
            self._ask("SELECT (1 AS ?one) { }", [])
        return capabilities_of(self._queries.server or "")

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
    ) -> list[Bindings]:
        """Return all solutions as dictionaries of bound variables. Raises Refused."""
        text = substituted(query, values) if values else query
        engine = self.capabilities
        parts = apart(text) if engine.asked_apart else None
        if graphs is None and not engine.union:
            graphs = self.graphs()
        rows = (
            parts.answer(lambda part: self._ask(part, graphs)) if parts else self._ask(text, graphs)
        )
        given = _mentioned(query, values) if values else {}
        return [{name: _plain(term) for name, term in row.items()} | given for row in rows]

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        self.load({graph: list(quads)})

    def load(self, graphs: Mapping[NamedNode, Sequence[Quad]]) -> None:
        """Replace graphs in one update, which is one transaction on an engine that has them."""
        steps = []
        for name, quads in graphs.items():
            steps.append(f"DROP SILENT GRAPH {name}")
            nameless = [quad for quad in quads if _is_nameless(quad)]
            if nameless:
                # In one step, which makes one node of each; Virtuoso 7 takes none as data.
                steps.append(f"INSERT {{ {_in_graph(name, nameless)} }} WHERE {{ }}")
            named = [quad for quad in quads if not _is_nameless(quad)]
            steps += [_step("INSERT", name, lot) for lot in self._lots(named)]
        with self._write:
            self._run(steps)
            self._memory = Memory()

    def apply(self, changes: ChangeSet) -> ChangeSet:
        """Change quads, in one update on an engine that has transactions."""
        if changes.has_blank_nodes:
            raise ValueError("a blank node cannot be changed by name")
        with self._write:
            there = self._found(sorted(changes.quads, key=str))
            real = ChangeSet(changes.added - there, changes.removed & there)
            if real:
                removed = self._steps("DELETE", real.removed)
                added = self._steps("INSERT", real.added)
                self._run([*removed, *added])
                self._memory = self._memory.after(real)
        return real

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        follow: Callable[[T, ChangeSet], T] | None = None,
    ) -> T:
        return self._memory.remember(key, make, follow)

    def graphs(self) -> list[NamedNode]:
        return sorted(self._sizes(), key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or of all. Raises Refused."""
        for name in self.graphs() if graph is None else [graph]:
            for row in self.select(_OF_GRAPH, graphs=[name]):
                yield Quad(row["s"], row["p"], row["o"], name)  # type: ignore[arg-type]

    def for_shapes(self) -> Store:
        """Return the store that shapes are put to: this one, where the engine can be asked.

        Else a copy in memory, kept until the store changes and then changed alike.
        """
        if not self.capabilities.validated_in_a_copy:
            return self
        return self.remember("copy in memory", self._copied, _changed)

    def dump(self, path: Path) -> None:
        lines = sorted(f"{quad}" for quad in self.quads())
        path.write_text("".join(f"{line} .\n" for line in lines), "utf-8")

    def __len__(self) -> int:
        return sum(self._sizes().values())

    def _copied(self) -> EmbeddedStore:
        copy = EmbeddedStore()
        copy.load({graph: list(self.quads(graph)) for graph in self.graphs()})
        return copy

    def _sizes(self) -> dict[NamedNode, int]:
        """Return how many triples each graph holds, counted once until the store changes."""
        return self.remember(_SIZES, self._count)

    def _count(self) -> dict[NamedNode, int]:
        own = self.capabilities.own_graphs
        return {
            NamedNode(row["graph"].value): int(row["count"].value)
            for row in self._ask(_GRAPHS, None)
            if not row["graph"].value.startswith(own)
        }

    def _ask(self, text: str, graphs: Sequence[NamedNode] | None) -> list[Bindings]:
        fields: dict[str, str | Sequence[str]] = {"query": _prefixed(text)}
        if graphs is None:
            fields |= {self.capabilities.union: "true"} if self.capabilities.union else {}
        else:
            names = [graph.value for graph in graphs] or [_NO_GRAPH]
            fields |= {"default-graph-uri": names, "named-graph-uri": names}
        return self._queries.select(fields)

    def _found(self, quads: Sequence[Quad]) -> frozenset[Quad]:
        """Return those of some quads that are in the store."""
        found: list[Quad] = []
        for begin in range(0, len(quads), _LOOKED_UP):
            part = quads[begin : begin + _LOOKED_UP]
            branches = (
                f"{{ {_in_graph(quad.graph_name, [quad])} BIND({at} AS ?at) }}"
                for at, quad in enumerate(part)
            )
            text = f"SELECT DISTINCT ?at {{ {' UNION '.join(branches)} }}"
            graphs = sorted({quad.graph_name for quad in part}, key=str)
            found += [part[int(row["at"].value)] for row in self._ask(text, graphs)]  # type: ignore[arg-type]
        return frozenset(found)

    def _run(self, steps: Sequence[str]) -> None:
        """Run the steps of an update in one request, or each in its own."""
        apart = bool(self.capabilities.longest_update)
        for text in steps if apart else [" ;\n".join(steps)]:
            self._updates.update({"update": text})

    def _steps(self, verb: str, quads: Iterable[Quad]) -> Iterator[str]:
        """Yield the steps that add or remove quads, each in one graph.

        Virtuoso 7 loses the language of texts where a step names several.
        """
        by_graph: dict[NamedNode, list[Quad]] = {}
        for quad in sorted(quads, key=str):
            by_graph.setdefault(quad.graph_name, []).append(quad)  # type: ignore[arg-type]
        for graph, own in by_graph.items():
            yield from (_step(verb, graph, lot) for lot in self._lots(own))

    def _lots(self, quads: list[Quad]) -> Iterator[list[Quad]]:
        """Yield quads in lots that the engine takes in one step."""
        size = self.capabilities.longest_update or len(quads) or 1
        for begin in range(0, len(quads), size):
            yield quads[begin : begin + size]


# An empty list of graphs would be no list at all.
_NO_GRAPH = "urn:samverkan:no-graph"


def _beside(url: str) -> str:
    """Return where updates go, by where queries go."""
    return f"{url.removesuffix('/query')}/update" if url.endswith("/query") else url


def _prefixed(query: str) -> str:
    names = {part.text.partition(":")[0] for part in tokens(query) if part.kind == "name"}
    declared = (f"PREFIX {p}: <{a}>\n" for p, a in PREFIXES.items() if p in names)
    return "".join([*declared, query])


def _mentioned(query: str, values: Mapping[str, Term]) -> dict[str, Term]:
    names = {part.variable for part in tokens(query)}
    return {name: value for name, value in values.items() if name in names}


def _plain(term: Term) -> Term:
    """Return a term with truth values written in one way: Virtuoso gives 1 for true."""
    if isinstance(term, Literal) and term.datatype == _BOOLEAN:
        return _TRUTH.get(term.value, term)
    return term


def _changed(copy: EmbeddedStore, changes: ChangeSet) -> EmbeddedStore:
    """Return another copy: who reads the one that there was may not see it change."""
    later = copy.in_memory()
    later.apply(changes)
    return later


def _is_nameless(quad: Quad) -> bool:
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def _step(verb: str, graph: NamedNode, quads: Iterable[Quad]) -> str:
    return f"{verb} DATA {{ {_in_graph(graph, quads)} }}"


def _in_graph(graph: object, quads: Iterable[Quad]) -> str:
    triples = (f"{written(q.subject)} {q.predicate} {written(q.object)}" for q in quads)
    return f"GRAPH {graph} {{ {' . '.join(triples)} }}"
