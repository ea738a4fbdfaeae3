"""`docs/sources.md` says what the sources say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from . import tables

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")
PARTS = PAGE.split("\n## ")[1:]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.split("\n")[0])
def test_the_page_lists_every_source_with_its_dates(part: str) -> None:
    listed = re.findall(r"^\| `([\w-]+)` \|.*\| (\S+) \| (\S+) \|$", part, re.MULTILINE)
    packages = {name: source.package for name, source in tables.sources().items()}
    assert {name: (known, as_of) for name, known, as_of in listed} == {
        name: (package["known_since"]["date"], package["as_of"]["date"])
        for name, package in packages.items()
    }


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.split("\n")[0])
def test_the_contradictions_named_are_remarks(part: str) -> None:
    named = re.findall(r"^- \*\*.*?\(`([\w-]+)`\)", part, re.MULTILINE)
    known = {remark.key for remark in tables.rows("remarks", kind="contradiction")}
    assert len(named) == 10
    assert set(named) <= known
