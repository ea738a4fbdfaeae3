"""The last validations are kept, until the store changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Refused
from graph.namespaces import source_graph, thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.validate.memory import KEPT, validated
from graph.validate.validation import validate

MORA = thing("locality/2062").value


def test_it_is_what_validate_says(view: Callable[..., Perspective]) -> None:
    kept, anew = (judge(view("2023-03-31"), MORA) for judge in (validated, validate))
    assert kept.findings == anew.findings
    assert kept.findings


def test_the_same_question_is_answered_once(view: Callable[..., Perspective]) -> None:
    first = validated(view("2023-03-31"), MORA)
    assert validated(view("2023-03-31"), MORA) is first
    for other in (
        validated(view("2022-12-31"), MORA),
        validated(view("2023-03-31", stated_only=True), MORA),
        validated(view("2023-03-31"), thing("locality/2085").value),
        validated(view("2023-03-31"), MORA, ("guards",)),
    ):
        assert other is not first


def test_only_the_last_are_kept(view: Callable[..., Perspective]) -> None:
    first = validated(view("2022-01-01"), MORA, ("guards",))
    for day in range(KEPT):
        validated(view(f"2022-02-{day + 1:02}"), MORA, ("guards",))
    assert validated(view("2022-01-01"), MORA, ("guards",)) is not first


def test_a_change_of_the_store_forgets_them(view: Callable[..., Perspective]) -> None:
    perspective = view("2023-03-31")
    store = perspective.store
    assert isinstance(store, EmbeddedStore)
    copy = store.in_memory()
    other = Perspective(copy, perspective.on, perspective.known)
    assert any(found.evidence for found in validated(other, MORA).findings)
    copy.replace(source_graph("dalarna-enkat-2023"), [])
    assert not any(found.evidence for found in validated(other, MORA).findings)


def test_what_is_refused_is_refused_again(view: Callable[..., Perspective]) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            validated(view("2023-03-31"), MORA, ("nonsense",))
