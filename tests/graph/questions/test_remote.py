"""Every question and view answers the same from a server as from the store in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.ask import as_json, ask
from graph.perspective import Perspective
from graph.questions import questions
from graph.store.remote import RemoteStore

EVERY = questions()


@pytest.fixture(scope="module")
def here(view: Callable[..., Perspective]) -> Perspective:
    return view("2023-03-31")


@pytest.fixture(scope="module")
def there(here: Perspective, remote_curated: RemoteStore) -> Perspective:
    return replace(here, store=remote_curated)


@pytest.mark.parametrize("example", [False, True])
@pytest.mark.parametrize("name", EVERY)
def test_a_question_has_one_answer(
    name: str, example: bool, here: Perspective, there: Perspective
) -> None:
    question = EVERY[name]
    given = question.example if example else {}
    answers = [as_json(ask(question, own, given, dated=False)) for own in (here, there)]
    assert answers[0]["rows"]
    assert answers[0] == answers[1]
