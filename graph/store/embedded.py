"""The embedded store: pyoxigraph, on disk or in memory.

Measured facts that decide its form (pyoxigraph 0.5.13): concurrent updates lose writes
unless one lock guards them; a result must be consumed in the thread that made it; integer
subtypes and lexical forms come back changed; there is no time-out; a write returns before
it is on disk unless flushed.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames
from typing import Any

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Variable
from pyoxigraph import Store as Oxigraph

from graph.findings import Place, Refused, refuse
from graph.namespaces import PREFIXES
from graph.rdf import QUADS
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit, GraphName
from graph.store.memory import Memory
from graph.store.protocol import Bindings, T, Term

# One lock for the process: a path may be opened by several objects.
_WRITE = threading.RLock()
# Is told what has changed, or nothing when it is too much to tell, while the store is locked.
Follower = Callable[[Edit | None], None]


class EmbeddedStore:
    """The store protocol on pyoxigraph; `path=None` keeps everything in memory."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self._memory = Memory()
        self._followers: list[weakref.WeakMethod[Follower]] = []
        if path is None:
            self._store = Oxigraph()
        elif read_only:
            self._store = Oxigraph.read_only(str(path))
        else:
            self._store = Oxigraph(str(path))

    def select(
        self,
        query: str,
        values: Mapping[str, Term] | None = None,
        graphs: Sequence[NamedNode] | None = None,
    ) -> list[Bindings]:
        """Return all solutions as dictionaries of bound variables, consumed in this thread."""
        with self._reading():
            solutions = self._store.query(
                query,
                prefixes=PREFIXES,
                substitutions={Variable(k): v for k, v in (values or {}).items()},
                **_dataset(graphs),
            )
            assert isinstance(solutions, QuerySolutions)
            names = [variable.value for variable in solutions.variables]
            return [
                {name: term for name, term in zip(names, solution, strict=True) if term is not None}
                for solution in solutions
            ]

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        self.load({graph: list(quads)})

    def load(self, graphs: Mapping[NamedNode, Sequence[Quad]]) -> None:
        """Replace graphs in one SPARQL update, which pyoxigraph runs as one transaction.

        The text holds only terms that pyoxigraph itself has serialised.
        """
        parts = []
        for name, quads in graphs.items():
            triples = " .\n".join(f"{q.subject} {q.predicate} {q.object}" for q in quads)
            parts.append(f"DROP SILENT GRAPH {name}")
            parts.append(f"INSERT DATA {{ GRAPH {name} {{ {triples} }} }}")
        with self._changing(None):
            self._store.update(" ;\n".join(parts))

    def apply(self, changes: ChangeSet) -> ChangeSet:
        """Change quads in one SPARQL update of terms that pyoxigraph itself has serialised."""
        if changes.has_blank_nodes:
            raise ValueError("a blank node cannot be changed by name")
        with self.writing():
            real = ChangeSet(
                frozenset(quad for quad in changes.added if quad not in self._store),
                frozenset(quad for quad in changes.removed if quad in self._store),
            )
            if real:
                with self._changing(Edit(real)):
                    self._store.update(
                        f"DELETE DATA {{ {_data(real.removed)} }} ;\n"
                        f"INSERT DATA {{ {_data(real.added)} }}"
                    )
        return real

    def edit(self, edit: Edit) -> None:
        """Carry out an edit, in which blank nodes go by the names that they have in this store.

        It is no one transaction: who reads at that moment may see a part of it.
        """
        if not edit:
            return
        with self._changing(edit):
            self._store.extend(edit.changes.added)
            for quad in edit.changes.removed:
                self._store.remove(quad)
            for name in edit.made:
                self._store.add_graph(name)
            for name in edit.lost:
                self._store.remove_graph(name)

    @contextmanager
    def writing(self, seconds: float = -1) -> Iterator[None]:
        """Keep everybody else from writing. Raises Refused when others do for too long."""
        if not _WRITE.acquire(timeout=seconds):
            raise Refused(refuse("query-busy"))
        try:
            yield
        finally:
            _WRITE.release()

    def follow(self, follower: weakref.WeakMethod[Follower]) -> None:
        """Tell somebody of every write from now on, for as long as they live."""
        with _WRITE:
            self._followers.append(follower)

    def has(self, quad: Quad) -> bool:
        """Whether a quad is there, whose blank nodes go by the names that they have here."""
        with self._reading():
            return quad in self._store

    def has_graph(self, name: GraphName) -> bool:
        """Whether a graph is there, be it empty."""
        with self._reading():
            return self._store.contains_named_graph(name)

    def snapshot(self, path: Path) -> None:
        """Write all quads into a file, fast, with the names that blank nodes have here."""
        with self._reading():
            self._store.dump(str(path), format=RdfFormat.N_QUADS)

    @contextmanager
    def _changing(self, edit: Edit | None) -> Iterator[None]:
        """Let what is remembered follow an edit, or forget it for want of one; tell the followers.

        What somebody makes while the edit is under way may be of either state, so it is kept by
        nobody: what follows was put aside before, and is taken up again when all is written.
        """
        with _WRITE:
            later = self._memory.after(edit.changes) if edit else Memory()
            self._memory = Memory()
            yield
            self._memory = later
            if self.path is not None:
                self._store.flush()
            for follower in self._followers:
                if (tell := follower()) is not None:
                    tell(edit)

    def remember(
        self,
        key: Hashable,
        make: Callable[[], T],
        follow: Callable[[T, ChangeSet], T] | None = None,
    ) -> T:
        return self._memory.remember(key, make, follow)

    def graphs(self) -> list[NamedNode]:
        names = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        return sorted(names, key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, or of all."""
        with self._reading():
            return iter(list(self._of(graph)))

    def in_memory(self) -> EmbeddedStore:
        """Return a copy in memory."""
        copy = EmbeddedStore()
        with self._reading():
            copy._store.bulk_extend(self._of(None))
        return copy

    @staticmethod
    def of_file(file: Path, folder: Path | None = None) -> EmbeddedStore:
        """Return a new store, in memory or in an empty folder, filled from N-Quads or TriG.

        Raises Refused when the file cannot be read or breaks the rules of its format.
        """
        place = Place(file=str(file))
        if file.suffix not in QUADS:
            raise Refused(refuse("no-quads", place, value=file.name, known=", ".join(QUADS)))
        made = EmbeddedStore(folder)
        try:
            made._store.bulk_load(path=file, format=QUADS[file.suffix])
        except OSError as error:
            raise Refused(refuse("unreadable-file", place, value=file.name)) from error
        except SyntaxError as error:
            where = Place(file=str(file), line=error.lineno or 0)
            raise Refused(refuse("broken-rdf", where, value=file.name)) from error
        if folder is not None:
            made._store.flush()
        return made

    def save(self, path: Path) -> None:
        """Write a copy into an empty folder, in bulk: ten times faster than updates are there."""
        copy = Oxigraph(str(path))
        copy.bulk_extend(self._of(None))
        copy.flush()

    def dump(self, path: Path) -> None:
        lines = sorted(f"{quad}" for quad in self._of(None))
        path.write_text("".join(f"{line} .\n" for line in lines), "utf-8")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Tell of damage on disk, which shows only when the damaged place is read."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            # What is half read may be let go in the thread that reads it only.
            clear_frames(error.__traceback__)
            if self.path is None:
                raise
            place = Place(file=str(self.path))
            raise Refused(refuse("damaged-store", place, value=self.path)) from error

    def _of(self, graph: NamedNode | None) -> Iterator[Quad]:
        return self._store.quads_for_pattern(None, None, None, graph)

    def __len__(self) -> int:
        return len(self._store)


def _data(quads: Iterable[Quad]) -> str:
    return " ".join(
        f"GRAPH {q.graph_name} {{ {q.triple} }}"
        if isinstance(q.graph_name, NamedNode)
        else f"{q.triple} ."
        for q in quads
    )


def _dataset(graphs: Sequence[NamedNode] | None) -> dict[str, Any]:
    if graphs is None:
        return {"use_default_graph_as_union": True}
    return {"default_graph": list(graphs), "named_graphs": list(graphs)}
