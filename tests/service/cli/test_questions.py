"""`samverkan questions`: what can be asked, and how."""

from __future__ import annotations

import shlex

import pytest

from graph.questions import common_parameters, questions


def blocks(out: str) -> dict[str, list[str]]:
    listed = [block.splitlines() for block in out.split("\n\n")]
    return {lines[0].partition(":")[0]: lines for lines in listed}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_question_stands_with_its_title_and_what_it_takes(program, language):
    found = blocks(program("questions", "--lang", language).out)
    assert list(found)[:-1] == sorted(questions())
    for name, question in questions().items():
        assert found[name][0] == f"{name}: {question.title[language]}"
        listed = {line.split()[0][2:].replace("-", "_") for line in found[name][2:]}
        shared = {k for k, p in common_parameters().items() if question.parameters[k] == p}
        assert listed == question.parameters.keys() - shared
    assert len(list(found.values())[-1]) == 1 + len(common_parameters())


def test_the_call_that_is_shown_can_be_made(program):
    for name, lines in blocks(program("questions").out).items():
        if name in questions():
            words = shlex.split(lines[1])
            assert words[:3] == ["samverkan", "ask", name]
            given = {k[2:].replace("-", "_") for k in words[3::2]}
            assert given == questions()[name].example.keys()


def test_json_is_the_list_of_the_api(agree):
    listed = agree(["questions"], "/questions")
    assert [question["id"] for question in listed] == sorted(questions())
    for question in listed:
        for text in (question["title"], question["description"]):
            assert text["sv"]
            assert text["en"]
            assert text["sv"] != text["en"]
