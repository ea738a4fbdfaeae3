"""What strangers may ask of a store: queries, updates, graphs to read and to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from graph.findings import Refused, refuse
from graph.journal.writer import Writer
from graph.namespaces import BASE
from graph.sparql.limits import Limits
from graph.sparql.pool import Errand, Pool
from graph.sparql.text import shape
from graph.sparql.wire import Head
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit, read_name
from graph.store.embedded import EmbeddedStore

USER_GRAPHS = f"{BASE}graph/user/"
How = Literal["replace", "add", "remove"]
Record = Callable[[Edit, Writer], object]
_SOMEBODY = Writer()


@dataclass(frozen=True)
class Dataset:
    """Which graphs to look at, as the protocol says it; neither is given when it says nothing."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()

    def head(self) -> Head:
        """Raises Refused for what is no address."""
        if not self.default and not self.named:
            return {"default": None, "named": None}
        for iri in (*self.default, *self.named):
            checked(iri)
        return {"default": list(self.default), "named": list(self.named)}


@dataclass(frozen=True)
class Answer:
    """A text and its media type."""

    media: str
    body: bytes


@dataclass(frozen=True)
class Document:
    """A text that holds triples, and its media type."""

    media: str
    body: bytes


class Endpoint:
    """A store as strangers see it.

    union: whether the default graph is the union of all graphs. open: whether every graph may be
    written, and not only those of users. record: keeps a write for good before it is carried out,
    or refuses it.
    """

    def __init__(
        self,
        store: EmbeddedStore,
        limits: Limits,
        *,
        union: bool = True,
        open_: bool = False,
        record: Record | None = None,
    ) -> None:
        self.store, self.limits, self.union, self.open = store, limits, union, open_
        self._record = record
        self._pool = Pool(store, limits)

    def warm(self) -> None:
        """Start what the first request would wait for."""
        self._pool.warm()

    def close(self) -> None:
        """End all processes."""
        self._pool.close()

    def query(
        self,
        text: str,
        base: str,
        dataset: Dataset,
        table: str | None,
        graph: str | None,
        watch: Callable[[Errand], None] = lambda errand: None,
    ) -> Answer:
        """Answer a query.

        base: what relative addresses are relative to. table, graph: media types of an answer of
        rows and of one of triples; nothing where none is acceptable. watch: is given the errand,
        so that it can be dropped. Raises Refused.
        """
        head: Head = {"do": "query", "base": base, "union": self.union, **dataset.head()}
        head |= {"table": table, "graph": graph}
        errand = self._errand(head, text)
        watch(errand)
        return self._answer(errand)

    def update(
        self,
        text: str,
        base: str,
        dataset: Dataset,
        watch: Callable[[Errand], None] = lambda errand: None,
        by: Writer = _SOMEBODY,
    ) -> Edit:
        """Carry out an update, all of it or nothing; return what has changed. Raises Refused."""
        head: Head = {"do": "update", "base": base, **dataset.head()}
        errand = self._errand(head, text, writes=True)
        watch(errand)
        return self._write(errand, by)[1]

    def read(self, name: str | None, media: str | None) -> Answer:
        """Return a graph; the default graph has no name. Raises Refused."""
        head: Head = {"do": "read", "name": name and checked(name), "union": self.union}
        return self._answer(Errand({**head, "media": media}))

    def write(
        self,
        name: str | None,
        how: How,
        documents: Sequence[Document] = (),
        base: str = BASE,
        by: Writer = _SOMEBODY,
    ) -> bool:
        """Write a graph; return whether it was there before. Raises Refused."""
        self._check(DefaultGraph() if name is None else NamedNode(checked(name)), by)
        parts = [(document.media, len(document.body)) for document in documents]
        head: Head = {"do": "write", "name": name, "how": how, "base": base, "parts": parts}
        body = b"".join(document.body for document in documents)
        found, _ = self._write(Errand(head, body, writes=True), by)
        return bool(found["existed"])

    def _answer(self, errand: Errand) -> Answer:
        head, body = self._pool.run(errand)
        _accept(head)
        return Answer(head["media"], body)

    def _write(self, errand: Errand, by: Writer) -> tuple[Head, Edit]:
        # Nothing may change between what a worker sees and what is then written.
        with self.store.writing(self.limits.seconds):
            head, body = self._pool.run(errand)
            _accept(head)
            cut = head["removed"]
            changes = ChangeSet(_quads(body[cut:]), _quads(body[:cut]))
            made, lost = (frozenset(map(read_name, head[key])) for key in ("made", "lost"))
            edit = Edit(changes, made, lost)
            for name in edit.names:
                self._check(name, by)
            if edit:
                if self._record:
                    self._record(edit, by)
                self.store.edit(edit)
        return head, edit

    def _check(self, name: object, by: Writer) -> None:
        if (self.open and not by.limited) or (
            isinstance(name, NamedNode) and name.value.startswith(USER_GRAPHS)
        ):
            return
        shown = name.value if isinstance(name, NamedNode) else "DEFAULT"
        raise Refused(refuse("graph-closed", value=shown, user=USER_GRAPHS))

    def _errand(self, head: Head, text: str, writes: bool = False) -> Errand:
        """A text may reach other hosts when it names them and all of them are allowed."""
        remote = False
        if self.limits.hosts and len(text) <= self.limits.length:
            form = shape(text, self.limits.depth)
            remote = form.remote and form.hosts <= self.limits.hosts
        return Errand({**head, "remote": remote}, text.encode(), remote, writes)


def checked(iri: str) -> str:
    """Return an absolute address. Raises Refused for anything else."""
    try:
        NamedNode(iri)
    except ValueError:
        raise Refused(refuse("no-address", value=iri[:200])) from None
    return iri


def _accept(head: Head) -> None:
    if "refused" in head:
        raise Refused(refuse(head["refused"], **head["values"]))


def _quads(data: bytes) -> frozenset[Quad]:
    return frozenset(parse(data, format=RdfFormat.N_QUADS))
