"""The page on other engines says what each of them cannot promise."""

from __future__ import annotations

import pytest

from graph.store.endpoint import MOST_BYTES, QUERY_SECONDS
from graph.store.engines import Capabilities, engines
from tests.repository import ROOT

TEXT = (ROOT / "docs" / "clustered-engines.md").read_text("utf-8")


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_what_an_engine_lacks_is_told_as_the_tests_tell_it(engine: Capabilities) -> None:
    table = TEXT.lower().partition(f"| {engine.name} ")[2]
    assert table
    for promise, reason in engine.lacks.items():
        assert f"`{promise}`: {reason} |" in table


def test_the_limits_are_those_that_hold() -> None:
    assert f"{QUERY_SECONDS} sekunder" in TEXT
    assert MOST_BYTES == 1024**3
    assert "1 GB" in TEXT
