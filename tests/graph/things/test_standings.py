"""Standings: how what comes and goes stood on the day, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.namespaces import thing
from graph.perspective import Perspective
from graph.things.standings import standing_json, standing_of

TABLES = {
    "groups": [{"key": "g", "kind": "forum"}, {"key": "h", "kind": "team"}],
    "organisations": [{"key": "o", "kind": "region"}],
    "group_states": [{"id": "s", "group": "group/g", "stage": "dissolved", "from": "2020-03-01"}],
}


@pytest.mark.parametrize(
    ("day", "key", "existence", "words"),
    [
        ("2020-06-30", "g", "ended", "har upphört"),
        ("2020-02-28", "g", "not-stated", "anges inte"),
        ("2020-06-29", "h", "not-stated", "anges inte"),
    ],
)
def test_how_a_group_stood(
    look: Callable[..., Perspective], day: str, key: str, existence: str, words: str
) -> None:
    perspective = look(day, **TABLES)
    told = standing_json(standing_of(perspective, thing(f"group/{key}").value))
    assert told is not None
    assert (told["existence"], told["label"]["sv"]) == (existence, words)
    if existence == "ended":
        assert told["stages"] == [{"id": "dissolved", "name": {"sv": "upplöst", "en": "dissolved"}}]
        assert told["statements"] == [f"statement/s{day}/group_states/s"]


def test_an_organisation_does_not_come_and_go(look: Callable[..., Perspective]) -> None:
    perspective = look("2020-06-30", **TABLES)
    assert standing_of(perspective, thing("org/o").value) is None
    assert standing_json(None) is None
