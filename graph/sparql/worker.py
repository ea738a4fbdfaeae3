"""What a worker does: carries out one request after the other on its own copy of the graph.

It runs in a process that has no network, may open no file, and is ended from outside when it
takes too long. What it answers is a media type and a text, a change set, or a code and values
of a refusal: the words are put to it by who asked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import IO, Any, cast

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from graph.sparql.formats import GRAPHS, READ, ROW_ENDS, TABLES
from graph.sparql.limits import Limits
from graph.sparql.text import Shape, forgiving, names_its_graphs, shape, too_deep, using
from graph.sparql.wire import Head

# Enough of what the engine says of a syntax error to find it.
_SHOWN = 200


Name = DefaultGraph | NamedNode


class Denied(Exception):
    """A refusal by its code, with the values that its words take."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.head: Head = {"refused": code, "values": values}


class _Bounded(io.RawIOBase):
    """Where an answer is written, until it is too long."""

    def __init__(self, limits: Limits, row_end: bytes) -> None:
        self.data = bytearray()
        self.denied: Denied | None = None
        self._limits, self._row_end, self._rows = limits, row_end, 0

    def write(self, piece: Any) -> int:
        before = max(len(self.data) - len(self._row_end) + 1, 0)
        self.data += piece
        self._rows += self.data.count(self._row_end, before)
        # One more than there are rows: the head of a table ends as a row does.
        if self._rows > self._limits.rows + 1:
            self.denied = Denied("query-rows", limit=self._limits.rows)
        elif len(self.data) > self._limits.size:
            self.denied = Denied("query-size", limit=self._limits.size >> 20)
        if self.denied:
            raise OSError
        return len(piece)


def answer(store: Store, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    """Carry out a request; refusals come back as answers."""
    try:
        return _DO[head["do"]](store, head, body, limits)
    except Denied as denied:
        return denied.head, b""
    except MemoryError:
        return Denied("query-memory", limit=limits.memory >> 20).head, b""


def _query(store: Store, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    text = body.decode()
    if len(text) > limits.length:
        raise Denied("query-length", limit=limits.length)
    form = _admitted(text, head, limits)
    if form.operators > limits.operators:
        raise Denied("query-operators", limit=limits.operators)
    options: dict[str, Any] = {}
    if head["default"] is not None:
        options["default_graph"] = [NamedNode(iri) for iri in head["default"]]
        options["named_graphs"] = [NamedNode(iri) for iri in head["named"]]
    elif head["union"] and not form.chooses:
        options["use_default_graph_as_union"] = True
    try:
        found = store.query(text, base_iri=head["base"], **options)
        if isinstance(found, QueryTriples):
            return _graph(found, head["graph"], limits)
        return _table(found, head["table"], limits)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise _failed(error, form) from error


def _table(
    found: QuerySolutions | QueryBoolean, media: str | None, limits: Limits
) -> tuple[Head, bytes]:
    if media is None:
        raise Denied("not-acceptable", known=", ".join(TABLES))
    form = TABLES[media]
    written = _Bounded(limits, ROW_ENDS[form])
    try:
        found.serialize(cast(IO[bytes], written), format=form)
    except OSError:
        if written.denied:
            raise written.denied from None
        raise
    return {"media": media}, bytes(written.data)


def _graph(found: QueryTriples, media: str | None, limits: Limits) -> tuple[Head, bytes]:
    if media is None:
        raise Denied("not-acceptable", known=", ".join(GRAPHS))
    triples: set[Triple] = set()
    for triple in found:
        triples.add(triple)
        if len(triples) > limits.rows:
            raise Denied("query-rows", limit=limits.rows)
    return _written(triples, media, limits)


def _written(triples: set[Triple], media: str, limits: Limits) -> tuple[Head, bytes]:
    data = serialize(sorted(triples, key=str), format=GRAPHS[media]) or b""
    if len(data) > limits.size:
        raise Denied("query-size", limit=limits.size >> 20)
    return {"media": media}, data


def _update(store: Store, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    text = body.decode()
    form = _admitted(text, head, limits)
    if head["default"] is not None:
        if names_its_graphs(text):
            raise Denied("using-twice")
        graphs = ([NamedNode(iri) for iri in head[key]] for key in ("default", "named"))
        text = using(text, *graphs)

    def change() -> None:
        try:
            store.update(forgiving(text), base_iri=head["base"])
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise _failed(error, form) from error

    return _changes(store, change)


def _read(store: Store, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    if head["name"] is None:
        everywhere = None if head["union"] else DefaultGraph()
        quads = store.quads_for_pattern(None, None, None, everywhere)
    else:
        name = NamedNode(head["name"])
        if not store.contains_named_graph(name):
            raise Denied("graph-unknown", value=head["name"])
        quads = store.quads_for_pattern(None, None, None, name)
    triples: set[Triple] = set()
    for quad in quads:
        triples.add(quad.triple)
        if len(triples) > limits.rows:
            raise Denied("query-rows", limit=limits.rows)
    if head["media"] is None:
        raise Denied("not-acceptable", known=", ".join(GRAPHS))
    return _written(triples, head["media"], limits)


def _write(store: Store, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    """Replace a graph, add to it, or remove it; `parts` are the documents, by media and length."""
    name: Name = DefaultGraph()
    existed = True
    if head["name"] is not None:
        name = NamedNode(head["name"])
        existed = store.contains_named_graph(name)
        if head["how"] == "remove" and not existed:
            raise Denied("graph-unknown", value=head["name"])

    def change() -> None:
        if head["how"] == "remove":
            store.remove_graph(name)
            return
        if head["how"] == "replace":
            store.clear_graph(name)
        if isinstance(name, NamedNode):
            store.add_graph(name)
        start = 0
        for media, length in head["parts"]:
            data = body[start : start + length]
            if too_deep(data.decode("utf-8", "replace"), limits.depth):
                raise Denied("query-depth", limit=limits.depth)
            _load(store, data, READ[media], head["base"], name)
            start += length

    answered, data = _changes(store, change)
    return {**answered, "existed": existed}, data


def _load(store: Store, data: bytes, form: RdfFormat, base: str, name: Name) -> None:
    # Entities swell without bound, and no RDF needs them.
    if form == RdfFormat.RDF_XML and b"<!DOCTYPE" in data:
        raise Denied("doctype")
    try:
        read = parse(data, format=form, base_iri=base, rename_blank_nodes=True)
        quads = list(read)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise Denied("body-syntax", reason=_reason(error)) from error
    if any(quad.graph_name != DefaultGraph() for quad in quads):
        raise Denied("body-graphs")
    store.extend(Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads)


def _changes(store: Store, change: Callable[[], None]) -> tuple[Head, bytes]:
    """Return what a change removes and adds, as N-Quads one after the other, and its graphs."""
    before, had = _lines(store), _names(store)
    change()
    after, has = _lines(store), _names(store)
    removed, added = b"".join(before - after), b"".join(after - before)
    graphs = {"made": sorted(has - had), "lost": sorted(had - has)}
    return {"removed": len(removed), **graphs}, removed + added


def _names(store: Store) -> set[str]:
    return set(map(str, store.named_graphs()))


def _lines(store: Store) -> set[bytes]:
    data = store.dump(format=RdfFormat.N_QUADS) or b""
    return set(data.splitlines(keepends=True))


def _admitted(text: str, head: Head, limits: Limits) -> Shape:
    form = shape(text, limits.depth)
    if form.depth > limits.depth:
        raise Denied("query-depth", limit=limits.depth)
    # A SERVICE that is reached fails by itself. But a test takes that for an answer, and without
    # files the engine finds no certificates, and dies of that.
    if form.remote and not head["remote"] and (form.tests or "https:" in text.lower()):
        raise Denied("federation-off")
    return form


def _failed(error: Exception, form: Shape) -> Denied:
    if isinstance(error, SyntaxError):
        return Denied("query-syntax", reason=_reason(error))
    if form.remote:
        return Denied("federation-off")
    return Denied("query-failed", reason=_reason(error))


def _reason(error: Exception) -> str:
    said = re.sub(r"\s+", " ", str(error)) or type(error).__name__
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"


_DO = {"query": _query, "update": _update, "read": _read, "write": _write}
