"""The manual shows every shape as it is, and what remains in the curated sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

import shapes
from graph.namespaces import PREFIXES
from graph.perspective import Perspective
from graph.validate.engines import Engine, judge_statements
from graph.validate.reference import count, reference
from graph.validate.rules import Rule, read_rules
from graph.validate.shacl import merged_suites
from graph.validate.statements import SUITES
from tests.repository import ROOT

MANUAL = ROOT / "docs" / "shapes.md"
RULES = read_rules(merged_suites(shapes.suites())).values()


@pytest.fixture(scope="module")
def found(view: Callable[..., Perspective]) -> Counter[str]:
    return count(judge_statements(view("2026-11-22"), SUITES, Engine.SET))


def test_the_manual_ends_with_the_reference(found: Counter[str]) -> None:
    """When it does not: `python -m graph.validate.reference`, below the line."""
    written, line, generated = MANUAL.read_text("utf-8").partition("\n---\n\n")
    assert line
    assert generated == reference(found)
    assert "## `" not in written


def test_what_remains_in_the_sources_is_explained(found: Counter[str]) -> None:
    """Each shape that speaks has a line of its own above the reference, and no other has."""
    written, _, _ = MANUAL.read_text("utf-8").partition("\n---\n\n")
    explained = re.findall(r"^- `([A-Z]\d\d-[a-z-]+)`", written, flags=re.M)
    assert explained == sorted(iri.removeprefix(PREFIXES["ss"]) for iri in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda own: own.code)
def test_a_row_says_all_of_a_shape(rule: Rule) -> None:
    (row,) = re.findall(rf"^\| `{rule.code}` \|.*$", reference({}), flags=re.M)
    for text in (rule.name, rule.message, rule.step):
        assert f"| {text.sv} · {text.en} |" in row


def test_a_shape_that_speaks_is_counted() -> None:
    address = PREFIXES["ss"] + "N06-two-members"
    (row,) = re.findall(r"^\| `N06-two-members` \|.*$", reference({address: 7}), flags=re.M)
    assert row.endswith("| 7 |")
