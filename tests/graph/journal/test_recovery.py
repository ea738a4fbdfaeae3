"""What a store lost comes back from its journal, whatever of it was lost; nothing else changes."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.journal.entry import Entry
from graph.journal.recovery import missing, recover
from graph.journal.writer import Writer
from graph.store import ChangeSet, EmbeddedStore
from graph.store.edit import Edit

_GRAPHS = [NamedNode("a:g"), NamedNode("a:h")]
_quads = st.sets(
    st.builds(
        lambda number, graph: Quad(NamedNode("a:a"), NamedNode("a:n"), Literal(number), graph),
        st.integers(0, 4),
        st.sampled_from(_GRAPHS),
    ),
    max_size=5,
)
_OTHER = Quad(NamedNode("a:a"), NamedNode("a:n"), Literal("other"), NamedNode("a:other"))


def state(store: EmbeddedStore) -> tuple[frozenset[Quad], list[NamedNode]]:
    return frozenset(store.quads()), store.graphs()


def steps(states: list[set[Quad]]) -> list[Entry]:
    """Return entries that lead from nothing through some states, whose empty graphs are gone."""
    entries, before = [], frozenset[Quad]()
    for number, after in enumerate(states, 1):
        had, has = ({quad.graph_name for quad in quads} for quads in (before, after))
        changes = ChangeSet.of(after - before, before - after)
        edit = Edit(changes, frozenset(has - had), frozenset(had - has))
        entries.append(Entry.of(number, edit, Writer()))
        before = frozenset(after)
    return entries


@given(st.lists(_quads, max_size=5), st.data())
def test_whatever_was_lost_or_half_done_is_made_good(states, data):
    entries = steps(states)
    whole, lost = EmbeddedStore(), EmbeddedStore()
    for store in (whole, lost):
        store.edit(Edit(ChangeSet.of([_OTHER])))
    for entry in entries:
        whole.edit(entry.edit)
    for entry in entries[: data.draw(st.integers(0, len(entries)))]:
        lost.edit(entry.edit)
    # The next one by half, as a process leaves it that is killed.
    done = data.draw(_quads)
    touched = reduce(frozenset.union, (entry.edit.changes.quads for entry in entries), frozenset())
    lost.edit(Edit(ChangeSet.of(frozenset(done) & touched)))
    recover(lost, entries)
    assert state(lost) == state(whole)
    assert not missing(lost, entries)
    assert lost.has(_OTHER)


def test_an_empty_graph_is_there_again():
    store, name = EmbeddedStore(), NamedNode("a:empty")
    made = Entry.of(1, Edit(made=frozenset({name})), Writer())
    assert recover(store, [made]).made == {name}
    assert store.has_graph(name)
    gone = Entry.of(2, Edit(lost=frozenset({name})), Writer())
    assert recover(store, [made, gone]).lost == {name}
    assert not store.has_graph(name)
