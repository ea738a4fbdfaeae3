"""What a store answers to the queries of a validation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.store import EmbeddedStore
from graph.validate.engine.answers import TOGETHER, Answers, stands_alone
from tests.graph.validate.engine.conftest import GRAPHS

ReadShapes = Callable[[str], Graph]
MakeStore = Callable[[str], EmbeddedStore]

EX = "https://example.org/"
ALL = f"SELECT ?o WHERE {{ <{EX}a> <{EX}p> ?o }}"
NUMBER = f"SELECT (COUNT(*) AS ?n) WHERE {{ <{EX}a> <{EX}p> ?o }}"
OF_SHAPES = "SELECT ?o WHERE { GRAPH <urn:shapes-graph> { ?s ?p ?o } }"


def numbers(answers: Answers) -> list[str]:
    return [row["n"].value for rows in answers.of_shapes([NUMBER]) for row in rows]


def test_each_query_has_its_own_answers(make_store: MakeStore) -> None:
    answers = Answers(make_store("ex:a ex:p 1, 2 ."), None, Graph())
    queries = [
        f"SELECT DISTINCT ?o WHERE {{ <{EX}a> <{EX}p> ?o FILTER(?o = {n}) }}" for n in (1, 2, 3)
    ]
    wanted = [["1"], ["2"], []]
    for found in (
        answers.each(queries),
        answers.of_shapes(queries),
        answers.together(queries, [False] * 3),
        answers.together(queries, [True, False, False]),
    ):
        assert [[row["o"].value for row in rows] for rows in found] == wanted


@pytest.mark.parametrize("number", [0, 1, TOGETHER, TOGETHER + 1])
def test_however_many_are_asked_in_one(make_store: MakeStore, number: int) -> None:
    answers = Answers(make_store("ex:a ex:p 1 ."), GRAPHS[:1], Graph())
    assert [len(rows) for rows in answers.together([ALL] * number, [False] * number)] == [
        1
    ] * number


def test_what_counts_is_put_to_a_copy(make_store: MakeStore) -> None:
    """The triple stands in two graphs."""
    store = make_store("ex:a ex:p 1 .")
    assert store.select(NUMBER)[0]["n"].value == "2"
    assert numbers(Answers(store, None, Graph())) == ["1"]


def test_a_single_graph_needs_no_copy(make_store: MakeStore) -> None:
    store = make_store("ex:a ex:p 1 .")
    asked: list[str] = []

    class Counting:
        def select(self, query, values=None, graphs=None):  # type: ignore[no-untyped-def]
            asked.append(query)
            return store.select(query, values, graphs)

    assert numbers(Answers(Counting(), GRAPHS[:1], Graph())) == ["1"]
    assert asked == [NUMBER]


def test_the_shapes_are_beside_the_data(read_shapes: ReadShapes, make_store: MakeStore) -> None:
    answers = Answers(make_store("ex:a ex:p 1 ."), None, read_shapes("ex:s ex:p ex:only ."))
    assert [row["o"].value for rows in answers.of_shapes([OF_SHAPES]) for row in rows] == [
        f"{EX}only"
    ]


@pytest.mark.parametrize(
    ("query", "alone"),
    [
        (ALL, False),
        ("SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }", False),
        (NUMBER, True),
        (OF_SHAPES, True),
        ("SELECT ?s WHERE { ?s ?p _:x }", True),
    ],
)
def test_some_queries_stand_alone(query: str, alone: bool) -> None:
    assert stands_alone(query) is alone
