"""What a store remembers is made once, and follows what changes."""

from __future__ import annotations

import pytest
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


def test_what_lags_too_far_behind_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.memory.MOST_WAITING", 3)
    memory = Memory()
    memory.remember("asked for", lambda: 1, counted)
    memory.remember("not asked for", lambda: 1, counted)
    for value in "abc":
        memory = memory.after(change(value))
    assert memory.remember("asked for", no_making, counted) == 4
    memory = memory.after(change("d"))
    assert memory.remember("asked for", no_making, counted) == 5
    assert memory.remember("not asked for", lambda: 7, counted) == 7


def test_after_a_change_that_is_too_large_all_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    memory.remember("key", lambda: 1, counted)
    monkeypatch.setattr("graph.store.memory.MOST_WAITING", 0)
    assert memory.after(change("a")).remember("key", lambda: 7, counted) == 7
