"""What a store must hold by its journal: the last word on each quad and each graph.

A write goes to the journal first. Whatever a store has lost since, never got, or got by half, is
made good by carrying out the last words again: doing so twice does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from graph.journal.entry import Entry
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit, GraphName
from graph.store.embedded import EmbeddedStore


def missing(store: EmbeddedStore, entries: Iterable[Entry]) -> Edit:
    """Return what a store lacks, or has too much, by its journal; what that is silent on stays."""
    quads: dict[Quad, bool] = {}
    graphs: dict[GraphName, bool] = {}
    for entry in entries:
        edit = entry.edit
        quads |= dict.fromkeys(edit.changes.removed, False)
        quads |= dict.fromkeys(edit.changes.added, True)
        graphs |= dict.fromkeys(edit.lost, False)
        graphs |= dict.fromkeys(edit.made, True)
    there = {name: store.has_graph(name) for name in graphs}
    return Edit(
        ChangeSet(
            frozenset(quad for quad, kept in quads.items() if kept and not store.has(quad)),
            frozenset(quad for quad, kept in quads.items() if not kept and store.has(quad)),
        ),
        frozenset(name for name, kept in graphs.items() if kept and not there[name]),
        frozenset(name for name, kept in graphs.items() if not kept and there[name]),
    )


def recover(store: EmbeddedStore, entries: Iterable[Entry]) -> Edit:
    """Make good what a store lacks by its journal, and return it."""
    with store.writing():
        edit = missing(store, entries)
        store.edit(edit)
    return edit
