"""Status: the one enumeration and the one truth table.

Four values that a voice can give, and two more that only an assessment of several voices can
have. *Not reported* never counts as a no: a silent voice adds nothing but is listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from graph import codes
from graph.language import Text


class Status(StrEnum):
    FULFILLED = "fulfilled"
    IN_PROGRESS = "in-progress"
    NOT_FULFILLED = "not-fulfilled"
    NOT_REPORTED = "not-reported"
    DIVERGENT = "divergent"
    CONTRADICTORY = "contradictory"

    @property
    def label(self) -> Text:
        return codes.label("status", self.value)


# What the answers of the voices that spoke come to. Key: the set of their statuses.
_F, _P, _N = Status.FULFILLED, Status.IN_PROGRESS, Status.NOT_FULFILLED
TRUTH_TABLE: dict[frozenset[Status], Status] = {
    frozenset(): Status.NOT_REPORTED,
    frozenset({_F}): Status.FULFILLED,
    frozenset({_P}): Status.IN_PROGRESS,
    frozenset({_N}): Status.NOT_FULFILLED,
    frozenset({_F, _P}): Status.DIVERGENT,
    frozenset({_P, _N}): Status.DIVERGENT,
    frozenset({_F, _N}): Status.CONTRADICTORY,
    frozenset({_F, _P, _N}): Status.CONTRADICTORY,
}


def combine(statuses: Iterable[Status]) -> Status:
    """Return what the statuses of several voices come to.

    Raises KeyError for a status that no voice can give (divergent, contradictory).
    """
    return TRUTH_TABLE[frozenset(statuses) - {Status.NOT_REPORTED}]


@cache
def of_stage(stage: str) -> Status:
    """Return the status that a stage implies, as the code list says."""
    return Status(codes.schemes()["stage"][stage].implies)
