"""The reference of the pages names every page, in both languages, with what it takes: no more."""

from __future__ import annotations

import re

import pytest

from graph.language import LANGUAGES
from service.bar import FIELDS
from service.pages import PAGES
from tests.repository import ROOT

TEXT = (ROOT / "docs" / "pages.md").read_text("utf-8")


def heading(name: str) -> str:
    """How a page is headed: its address in each language, without the forms of its slots."""
    paths = (f"/{language}/{PAGES[name].path[language]}" for language in LANGUAGES)
    return " · ".join(f"`{re.sub(r':[a-z]+', '', path)}`" for path in paths)


def sections() -> dict[str, str]:
    parts = re.split(r"^## (`.+`)$", TEXT, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named(text: str) -> list[str]:
    return re.findall(r"^\| `(\w+)`", text, flags=re.M)


def test_every_page_has_its_section_and_no_other() -> None:
    assert sections().keys() == {heading(name) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_every_parameter_of_a_page_is_named_and_no_other(name: str) -> None:
    assert sorted(named(sections()[heading(name)])) == sorted(PAGES[name].parameters)


def test_the_fields_of_the_bar_are_named() -> None:
    assert sorted(named(TEXT.partition("\n## `")[0])) == sorted(FIELDS)
