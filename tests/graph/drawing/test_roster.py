"""Roster: every organisation once, its parts below it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.roster import Entry, grow

MEMBERS = list("abcdef")
PARTS = st.lists(st.tuples(st.sampled_from([*MEMBERS, "x"]), st.sampled_from(MEMBERS)), max_size=14)


def test_parts_stand_below_their_whole() -> None:
    assert grow(["a", "b", "c"], [("c", "a"), ("b", "c")], {}) == [
        Entry("a"),
        Entry("c", "a", 1),
        Entry("b", "c", 2),
    ]


def test_what_is_part_of_several_stands_below_the_surest() -> None:
    entries = grow(["a", "b", "c"], [("c", "b"), ("c", "a")], {})
    assert entries == [Entry("a"), Entry("b"), Entry("c", "b", 1)]


def test_what_is_drawn_up_stands_higher_and_what_has_no_lines_last() -> None:
    entries = grow(["a", "b", "c", "d"], [("d", "c")], {"b": 2.0, "d": 0.5})
    assert [entry.id for entry in entries] == ["c", "d", "b", "a"]


@given(PARTS, st.dictionaries(st.sampled_from(MEMBERS), st.integers(0, 5)))
def test_everyone_is_there_once_and_circles_end(
    parts: list[tuple[str, str]], pull: dict[str, int]
) -> None:
    entries = grow(MEMBERS, parts, pull)
    assert sorted(entry.id for entry in entries) == MEMBERS
    depth = {entry.id: entry.depth for entry in entries}
    for at, entry in enumerate(entries):
        if entry.parent:
            assert (entry.id, entry.parent) in parts
            assert depth[entry.parent] == entry.depth - 1
            assert entries[at - 1].depth >= entry.depth - 1
        else:
            assert entry.depth == 0
