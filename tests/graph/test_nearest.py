"""Nearest days: from a day of which nothing is known to those of which something is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.moments import read_moments
from graph.namespaces import thing
from graph.nearest import find_nearest
from graph.network import build
from graph.perspective import Perspective

AREA = thing("locality/lerum-alingsas").value


def test_the_nearest_days_on_both_sides_have_a_network(view: Callable[..., Perspective]) -> None:
    empty = view("2020-06-01")
    assert not build(empty, AREA)
    before, after = find_nearest(empty, AREA)
    assert before is not None
    assert after is not None
    assert before.day < empty.on < after.day
    for moment in (before, after):
        assert build(replace(empty, on=moment.day), AREA)
    between = [m for m in read_moments(empty, AREA) if before.day < m.day < after.day]
    assert not any(build(replace(empty, on=moment.day), AREA) for moment in between)


def test_there_is_nothing_before_the_first_day(view: Callable[..., Perspective]) -> None:
    before, after = find_nearest(view("1990-01-01"), AREA)
    assert before is None
    assert after is not None


def test_the_level_counts(view: Callable[..., Perspective]) -> None:
    _, after = find_nearest(view("2010-01-01"), AREA, "political")
    assert after is not None
    assert build(view(after.day.isoformat()), AREA, "political")
    assert after.day >= find_nearest(view("2010-01-01"), AREA)[1].day  # type: ignore[union-attr]
