"""The manual shows every question as it is."""

from __future__ import annotations

import pytest

from graph.questions import Question, questions
from graph.questions.reference import reference
from tests.repository import ROOT

MANUAL = ROOT / "docs" / "questions.md"


def test_the_manual_ends_with_the_reference() -> None:
    """When it does not: `python -m graph.questions.reference`, below the line."""
    written, line, generated = MANUAL.read_text("utf-8").partition("\n---\n\n")
    assert line
    assert generated == reference()
    assert "## `" not in written


@pytest.mark.parametrize("question", questions().values(), ids=lambda own: own.id)
def test_a_section_says_all_of_a_question(question: Question) -> None:
    _, _, rest = reference().partition(f"## `{question.id}`\n")
    section, _, _ = rest.partition("\n## ")
    for text in (question.title, question.description):
        assert text.sv in section
        assert text.en in section
    for name in question.columns:
        assert f"| `{name}` |" in section
    for name in question.parameters.keys() - {"source", "period", "text"}:
        assert f"| `--{name.replace('_', '-')}` |" in section
    assert f"samverkan ask {question.id} --" in section
    assert f"GET /api/v1/questions/{question.id}?" in section


def test_the_common_parameters_stand_once() -> None:
    assert reference().count("| `--period` |") == 1
