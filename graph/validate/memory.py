"""The last validations: judging a county takes a second, so they are kept for the next reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.perspective import Perspective
from graph.validate.validation import SUITES, Validation, validate

# Each holds its report; few are looked at again and again: today, and the day of a survey.
KEPT = 8


def validated(
    perspective: Perspective, area: str | None = None, suites: Iterable[str] = SUITES
) -> Validation:
    """Return what `validate` returns and raises; the last few are kept until the store changes."""
    kept = perspective.store.remember("validations", lambda: lru_cache(maxsize=KEPT)(validate))
    return kept(perspective, area, tuple(suites))
