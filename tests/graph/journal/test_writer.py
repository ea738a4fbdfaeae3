"""Who writes: nobody in particular unless told."""

from __future__ import annotations

from graph.journal.writer import Writer


def test_nobody_in_particular_gives_no_reason_and_is_not_limited():
    assert Writer() == Writer("unnamed", "", limited=False)
    assert Writer("editors", "typo") != Writer("editors")
