"""Coverage as rows: one a statement, and one for each cell that nobody has spoken of."""

from __future__ import annotations

from typing import Any

from graph.coverage import Coverage, cell_json
from graph.language import Language

HEADER = (
    "as_of",
    "known_at",
    "locality",
    "locality_name",
    "requirement",
    "status",
    "stage",
    "outdated",
    "expired",
    "statement_status",
    "statement_stage",
    "stated_as_of",
    "respondent",
    "basis",
    "source",
    "locator",
)
_SILENCE = [""] * 7


def to_rows(coverage: Coverage, language: Language) -> list[list[str]]:
    """Return the rows under HEADER; names and places are in one language, codes in none."""
    view = coverage.perspective
    rows = []
    for cell in coverage.cells:
        data = cell_json(cell, view)
        first = [
            view.on.isoformat(),
            view.known.isoformat(),
            cell.locality.key,
            cell.locality.name[language],
            cell.requirement.key,
            data["status"],
            data["stage"] or "",
            "outdated" if cell.assessment.outdated else "",
            "expired" if cell.expired else "",
        ]
        for said in data["statements"] or [None]:
            rows.append(first + (_said(said, language) if said else _SILENCE))
    return rows


def _said(said: dict[str, Any], language: Language) -> list[str]:
    respondent = said["respondent"]["name"][language] if said["respondent"] else ""
    locator = said["locator"][language] if said["locator"] else ""
    parts = [said["status"], said["stage"], said["during"] or said["as_of"]]
    return [*parts, respondent, said["basis"], said["source"], locator]
