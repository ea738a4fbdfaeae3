"""Questions as linked data: each says what it takes, in order, and its query."""

from __future__ import annotations

import pytest

from graph.linked.questions import question_names, read_question
from graph.namespaces import BASE
from graph.questions import questions

SH = "http://www.w3.org/ns/shacl#"


@pytest.mark.parametrize("name", questions())
def test_a_question_tells_all_that_it_takes(name):
    question, triples = questions()[name], read_question(f"question/{name}")
    own = f"{BASE}question/{name}"
    taken = {t.object.value for t in triples if t.predicate.value == f"{SH}parameter"}
    assert taken == {f"{own}#{parameter}" for parameter in question.parameters}
    [query] = [t.object.value for t in triples if t.predicate.value == f"{SH}select"]
    assert query == question.query
    optional = {
        t.subject.value: t.object.value for t in triples if t.predicate.value == f"{SH}optional"
    }
    assert optional == {
        f"{own}#{key}": "false" if parameter.required else "true"
        for key, parameter in question.parameters.items()
    }
    assert question_names(f"question/{name}") == {own: question.title}


@pytest.mark.parametrize("path", ["question/nowhere", "question/", "ns"])
def test_nothing_is_said_of_another(path):
    assert read_question(path) == ()
    assert question_names(path) == {}
