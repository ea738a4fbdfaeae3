"""Nothing is copied: no run of eight words is shared by a file of ours and a document.

Except the titles in `titles.txt`, which are names: of documents, laws, sections, conferences
and groups, as printed.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..repository import texts
from .material import Material

RUN = 8
TITLES = Path(__file__).with_name("titles.txt").read_text("utf-8").splitlines()

Run = tuple[str, ...]


def runs(text: str) -> list[Run]:
    """Return every run of eight words of a text, in order."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def passages(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a file that are read as one text: a cell of a table, a string of a
    TOML file and its comments, else the file. A list of names of bodies is no sentence.
    """
    if name.endswith(".toml"):
        yield f"{name}: comments", "\n".join(re.findall(r"^\s*#(.*)$", text, re.MULTILINE))
        for string in strings(tomllib.loads(text)):
            yield name, string
    elif name.endswith(".csv"):
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            for cell in row:
                yield f"{name}: row {number}", cell
    else:
        yield name, text


def strings(value: object) -> Iterator[str]:
    """Yield every string of a TOML value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for own in value.values():
            yield from strings(own)
    elif isinstance(value, list):
        for own in value:
            yield from strings(own)


@pytest.fixture(scope="module")
def printed(material: Material) -> set[Run]:
    """Every run of the documents."""
    documents = material.documents.values()
    return {run for document in documents for run in runs(" ".join(document.lines))}


def test_no_sentence_is_copied(printed: set[Run]) -> None:
    copied = printed - {run for title in TITLES for run in runs(title)}
    found = [
        f"{place}: {' '.join(run)}"
        for name, text in texts().items()
        for place, passage in passages(name, text)
        for run in runs(passage)
        if run in copied
    ]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_every_title_is_printed_in_a_document(printed: set[Run]) -> None:
    for title in TITLES:
        assert runs(title), title
        assert set(runs(title)) <= printed, title
