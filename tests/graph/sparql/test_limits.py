"""Limits: what stands when nobody says otherwise is a bound on everything."""

from __future__ import annotations

from graph.sparql.limits import Limits


def test_everything_is_bounded_and_nobody_is_reached() -> None:
    limits = Limits()
    assert all(value > 0 for name, value in vars(limits).items() if name != "hosts")
    assert limits.hosts == frozenset()


def test_all_that_may_run_at_once_stays_under_a_gigabyte() -> None:
    limits = Limits()
    assert 3 * limits.at_once * limits.memory < 2**30
