"""Bounds: as the settings say, or told that they say nothing."""

from __future__ import annotations

import pytest

from graph.findings import Refused
from graph.sparql.limits import Limits
from service.bounds import read_bounds


def test_the_defaults_are_those_of_the_library():
    bounds = read_bounds()
    assert bounds.queries == Limits()
    assert bounds.body == 16 << 20


def test_the_settings_count(monkeypatch):
    monkeypatch.setenv("SAMVERKAN_QUERY_SECONDS", "30")
    monkeypatch.setenv("SAMVERKAN_FEDERATION", "A.example,b.example")
    monkeypatch.setenv("SAMVERKAN_BODY_MEGABYTES", "1")
    bounds = read_bounds()
    assert bounds.queries.seconds == 30
    assert bounds.queries.hosts == {"a.example", "b.example"}
    assert bounds.body == 2**20


@pytest.mark.parametrize("value", ["0", "-1", "much", "1.5", "1e3"])
def test_what_is_no_number_is_refused(monkeypatch, value):
    monkeypatch.setenv("SAMVERKAN_QUERY_ROWS", value)
    with pytest.raises(Refused) as caught:
        read_bounds()
    assert "SAMVERKAN_QUERY_ROWS" in caught.value.findings[0].what.en
