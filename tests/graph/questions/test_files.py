"""The question files: few, general, said in both languages, with examples that answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph import codes
from graph.ask import ask
from graph.language import Text
from graph.namespaces import reference
from graph.perspective import Perspective
from graph.questions import FOLDER, Question, Use, common_parameters, examples, questions
from graph.tables.definition import definitions

FILES = sorted(FOLDER.glob("*.rq"))
EVERY = questions()
TYPES = {table.type for table in definitions().values()} | {"source", "*"}
VARIABLE = re.compile(r"\?(\w+)")
# Things that a general question must not know of.
NAMED = ("agreement", "family", "group", "law", "locality", "org", "requirement", "respondent")
EXAMPLES = [
    (question, {name: parameter.example})
    for question in EVERY
    for name, parameter in EVERY[question].parameters.items()
    if parameter.use is Use.QUERY
] + [(question, own.example) for question, own in EVERY.items()]


def texts(question: Question) -> list[Text]:
    return [
        question.title,
        question.description,
        *(parameter.title for parameter in question.parameters.values()),
        *(column.title for column in question.columns.values()),
    ]


@pytest.fixture(scope="module")
def now(view: Callable[..., Perspective]) -> Perspective:
    return view("2026-11-22")


@pytest.fixture(scope="module")
def count(now: Perspective) -> Callable[[str], int]:
    """Count all rows of a question."""
    return cache(lambda question: len(ask(EVERY[question], now, {}, dated=False).rows))


def test_there_are_at_most_19() -> None:
    assert 0 < len(FILES) <= 19


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_question_names_a_thing_of_the_sources(file: Path, now: Perspective) -> None:
    said = file.read_text("utf-8")
    found = []
    for iri, label in now.labels.items():
        kind, _, key = reference(iri).partition("/")
        if kind not in NAMED and kind != "source":
            continue
        # A word may be a key as well ("register"): then only its full address tells.
        distinct = [key] if re.search(r"[-\d]", key) else []
        for name in {label.sv, label.en, reference(iri), *distinct}:
            if name in said and re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w-])", said):
                found.append(name)
    assert not found


@pytest.mark.parametrize("question", EVERY.values(), ids=lambda own: own.id)
def test_everything_is_said_in_both_languages(question: Question) -> None:
    assert question.title.sv.endswith("?")
    assert question.title.en.endswith("?")
    assert question.description.sv.endswith(".")
    assert question.description.en.endswith(".")
    assert not [text for text in texts(question) if not text.sv.strip() or not text.en.strip()]


@pytest.mark.parametrize("question", EVERY.values(), ids=lambda own: own.id)
def test_a_header_fits_its_query(question: Question) -> None:
    used = set(VARIABLE.findall(question.query))
    shown = {variable for column in question.columns.values() for variable in column.variables}
    assert not shown - used
    assert question.statement in used
    assert not question.moment or question.moment in used
    assert {question.bound_by, question.standing, question.complement} <= {"", *question.columns}
    assert not question.complement or "area" in question.parameters


@pytest.mark.parametrize("question", EVERY.values(), ids=lambda own: own.id)
def test_every_parameter_lets_everything_through_when_it_is_not_given(question: Question) -> None:
    own = [p for p in question.parameters.values() if p.use is Use.QUERY]
    missing = [p.name for p in own if f"VALUES ?{p.name} {{ rdf:nil }}" not in question.query]
    assert not missing
    shown = {variable for column in question.columns.values() for variable in column.variables}
    assert not shown & {p.name for p in own}


@pytest.mark.parametrize("question", EVERY.values(), ids=lambda own: own.id)
def test_parameters_are_of_known_types(question: Question) -> None:
    for parameter in question.parameters.values():
        for kind in parameter.types:
            scheme = kind.removeprefix("code:")
            known = codes.schemes() if kind.startswith("code:") else {*TYPES, "text", "period"}
            assert scheme in known, f"{parameter.name}: {kind}"


def test_examples_are_given_for_exactly_what_there_is() -> None:
    assert examples().keys() == {*EVERY, "common"}
    assert examples()["common"].keys() == common_parameters().keys()
    for question in EVERY.values():
        own = examples()[question.id].keys() - {"call"}
        assert own <= question.parameters.keys(), question.id
        assert question.example, question.id


@pytest.mark.parametrize(
    ("question", "given"), EXAMPLES, ids=lambda own: own if isinstance(own, str) else "-".join(own)
)
def test_an_example_has_an_answer(
    question: str, given: dict[str, str], now: Perspective, count: Callable[[str], int]
) -> None:
    answer = ask(EVERY[question], now, given, dated=False)
    assert 0 < len(answer.rows) < count(question)


@pytest.mark.parametrize("name", common_parameters())
def test_a_common_example_chooses_among_the_rows(
    name: str, now: Perspective, count: Callable[[str], int]
) -> None:
    answer = ask(EVERY["goals"], now, {name: common_parameters()[name].example}, dated=False)
    assert 0 < len(answer.rows) < count("goals")


def test_every_table_is_reached_by_some_question() -> None:
    """Its rows are asked for by their class, or by a property that only they have."""
    every = "".join(question.query for question in EVERY.values())
    by_view = {"claims", "requirements", "resolutions"}
    described = {"groups": "samv:structureKind", "localities": "samv:localityType"}
    described |= {"respondents": "samv:answersFor", "survey_questions": "samv:answersQuestion"}
    missing = [
        table.name
        for table in definitions().values()
        if table.name not in by_view
        and not re.search(rf"{described.get(table.name, table.class_name)}\b", every)
    ]
    assert not missing
