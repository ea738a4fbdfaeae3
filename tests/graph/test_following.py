"""What follows the edits of a store is what a new store with the same quads would tell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from graph.claims import read_claims
from graph.coverage import as_json, cover
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from tests.graph.edits import EVERY, WORLD, holding, toggled

EARLY, LATE, LAST = date(2020, 6, 30), date(2021, 12, 31), date(2026, 1, 1)
# On a day, known on a day, strictly read: with all graphs, without b, and without a and b.
VIEWS = [
    (LATE, LAST, False),
    (EARLY, LAST, False),
    (LATE, LAST, True),
    (LATE, date(2019, 1, 1), False),
    (EARLY, date(2017, 1, 1), True),
]
SUBJECTS = sorted({quad.subject.value for quad in EVERY})
GRAPHS = sorted({quad.graph_name.value for quad in EVERY})


def told(store: EmbeddedStore, view: tuple[date, date, bool]) -> dict[str, Any]:
    """Return all that is kept for a perspective."""
    perspective = Perspective(store, *view)
    return {
        "cells": cover(perspective).cells,
        "country": as_json(cover(perspective)),
        "place": as_json(cover(perspective, thing("locality/11").value)),
        "claims": read_claims(perspective),
        "labels": dict(perspective.labels),
        "evidence": dict(perspective.evidence),
        "statements": dict(perspective.statements),
    }


class Edited(RuleBasedStateMachine):
    """A store in memory that is edited, and looked at from here and there in between."""

    def __init__(self) -> None:
        super().__init__()
        self.store = holding(WORLD, self.opened())
        self.state = frozenset(WORLD)
        for view in VIEWS:
            told(self.store, view)

    def opened(self) -> EmbeddedStore:
        return EmbeddedStore()

    def edit(self, quads: Iterable[ox.Quad]) -> None:
        changes = toggled(self.state, quads)
        assert self.store.apply(changes) == changes
        self.state = (self.state - changes.removed) | changes.added

    @rule(numbers=st.sets(st.integers(0, len(EVERY) - 1), min_size=1, max_size=3))
    def say_something_else(self, numbers: set[int]) -> None:
        self.edit(EVERY[number] for number in numbers)

    @rule(key=st.sampled_from(SUBJECTS + GRAPHS))
    def forget_or_tell(self, key: str) -> None:
        own = {quad for quad in EVERY if key in (quad.subject.value, quad.graph_name.value)}
        self.edit(own & self.state or own.intersection(WORLD))

    @rule()
    def begin_anew(self) -> None:
        self.edit(self.state.symmetric_difference(WORLD))

    @rule(view=st.sampled_from(VIEWS))
    def look(self, view: tuple[date, date, bool]) -> None:
        assert told(self.store, view) == told(holding(self.state), view)

    def teardown(self) -> None:
        anew = holding(self.state)
        for view in VIEWS:
            assert told(self.store, view) == told(anew, view)


@pytest.mark.parametrize("world", [WORLD, EVERY])
def test_each_change_of_one_quad_is_followed(world: tuple[ox.Quad, ...]) -> None:
    store, view = holding(world), VIEWS[0]
    before = told(store, view)
    for quad in EVERY:
        changes = toggled(world, [quad])
        store.apply(changes)
        assert told(store, view) == told(holding({*world} ^ {quad}), view), quad
        store.apply(changes.inverse())
        assert told(store, view) == before, quad


class EditedOnDisk(Edited):
    """The same on disk."""

    def opened(self) -> EmbeddedStore:
        # The store may still be tidying up its files when it is gone.
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        return EmbeddedStore(Path(self.folder.name) / "store")

    def teardown(self) -> None:
        super().teardown()
        del self.store
        self.folder.cleanup()


TestEdited = Edited.TestCase
TestEdited.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestEditedOnDisk = EditedOnDisk.TestCase
TestEditedOnDisk.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
