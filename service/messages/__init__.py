"""Texts of the command line, the API and the pages, in both languages, as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.findings import Finding, Refused, Severity
from graph.language import Text
from graph.messages import read_catalogue

FOLDER = Path(__file__).parent


@cache
def catalogue() -> dict[str, Text]:
    """Return all messages of the service by key."""
    return read_catalogue(FOLDER)


def message(key: str) -> Text:
    """Return the text in both languages. Raises KeyError for an unknown key."""
    return catalogue()[key]


def bilingual(key: str, **values: object) -> str:
    """Return the text in both languages in one line, for those who cannot choose one."""
    text = message(key).format(**values)
    return f"{text.sv} / {text.en}"


def refusal(code: str, **values: object) -> Refused:
    """Make the refusal whose texts stand as `<code>` (what is wrong) and `<code>-fix`."""
    what, fix = (message(key).format(**values) for key in (code, f"{code}-fix"))
    return Refused(Finding(code, Severity.GAP, what, fix=fix))
