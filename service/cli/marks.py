"""Marks that stand before the words, so that status is never colour alone."""

from graph.status import Status

_MARKS = {
    Status.FULFILLED: "✓",
    Status.IN_PROGRESS: "◐",
    Status.NOT_FULFILLED: "✕",
    Status.NOT_REPORTED: "?",
    Status.DIVERGENT: "≠",
    Status.CONTRADICTORY: "⚠",
}


def mark(status: Status) -> str:
    """Return the mark of a status."""
    return _MARKS[status]
