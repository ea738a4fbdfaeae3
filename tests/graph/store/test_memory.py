"""What a store remembers is made once, and follows what changes."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from graph.store.change_set import ChangeSet
from graph.store.memory import Memory


def change(value: str) -> ChangeSet:
    return ChangeSet.of([Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(value))])


def no_making() -> int:
    raise AssertionError("it is there already")


def counted(value: int, changes: ChangeSet) -> int:
    return value + len(changes.added) - len(changes.removed)


def test_it_is_made_once() -> None:
    memory = Memory()
    assert memory.remember("key", lambda: 1, None) == 1
    assert memory.remember("key", no_making, None) == 1
    assert memory.remember("other", lambda: 2, None) == 2


def test_only_what_can_follow_outlives_a_change() -> None:
    memory = Memory()
    memory.remember("follows", lambda: 1, counted)
    memory.remember("does not", lambda: 1, None)
    later = memory.after(change("a")).after(change("b"))
    assert later.remember("follows", no_making, counted) == 3
    assert later.remember("follows", no_making, counted) == 3
    assert later.remember("does not", lambda: 5, None) == 5
    assert memory.remember("follows", no_making, counted) == 1


def test_a_change_and_its_undoing_need_no_following() -> None:
    memory = Memory()
    value = memory.remember("key", lambda: object(), lambda *_: no_making())
    later = memory.after(change("a")).after(change("a").inverse())
    assert later.remember("key", no_making, None) is value
