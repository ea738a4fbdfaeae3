"""The terms and code lists of Samverkan, as Turtle files.

`samverkan.ttl` holds the terms, `codes.ttl` the code lists, `alignments/` the links to other
vocabularies (loaded only on request), `context.jsonld` the JSON-LD context, and
`external-terms.csv` the foreign terms in use with their specifications.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def core() -> list[Path]:
    """Return the files that every graph loads: the terms and the codes."""
    return [FOLDER / "samverkan.ttl", FOLDER / "codes.ttl"]


def alignments() -> list[Path]:
    """Return the files that link our terms to other vocabularies, by name."""
    return sorted((FOLDER / "alignments").glob("*.ttl"))
