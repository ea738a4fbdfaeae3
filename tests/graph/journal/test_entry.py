"""An entry is what was written, or no entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph.journal.entry import Entry, NoEntry, sum_of
from graph.journal.writer import Writer
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit

_texts = st.text(st.characters(exclude_categories=["Cs"]))
_nodes = st.sampled_from([NamedNode("a:a"), NamedNode("a:å"), BlankNode("b1")])
_objects = st.one_of(
    _nodes,
    st.builds(Literal, _texts),
    st.builds(lambda text: Literal(text, language="sv"), _texts),
    st.builds(Literal, st.integers(-5, 5)),
)
_graphs = st.one_of(_nodes, st.just(DefaultGraph()))
_quads = st.sets(st.builds(Quad, _nodes, st.just(NamedNode("a:p")), _objects, _graphs), max_size=4)
EDITS = st.builds(
    lambda added, removed, made, lost: Edit(
        ChangeSet.of(added, removed), frozenset(made), frozenset(lost)
    ),
    _quads,
    _quads,
    st.sets(_nodes),
    st.sets(_nodes),
)


@given(EDITS, _texts, _texts)
def test_what_is_written_is_read(edit, account, reason):
    entry = Entry.of(7, edit, Writer(account, reason))
    line = entry.line("before")
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert b"\0" not in line
    assert Entry.read(line, "before") == entry
    assert line == Entry.read(line, "before").line("before")


@given(EDITS, st.data())
def test_any_change_of_a_line_is_found_out(edit, data):
    line = Entry.of(1, edit, Writer("editors", "typo")).line("")
    place = data.draw(st.integers(0, len(line) - 1))
    other = data.draw(st.integers(1, 255))
    changed = line[:place] + bytes([line[place] ^ other]) + line[place + 1 :]
    for wrong in (changed, line[:place], line[:place] + line[place + 1 :]):
        with pytest.raises(NoEntry):
            Entry.read(wrong, "")


def test_a_line_belongs_behind_the_one_before():
    one = Entry.of(1, Edit(), Writer()).line("")
    two = Entry.of(2, Edit(), Writer()).line(sum_of(one))
    assert Entry.read(two, sum_of(one)).number == 2
    with pytest.raises(NoEntry):
        Entry.read(two, "")
