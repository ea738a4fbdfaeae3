"""The description of the API: complete, true, in both languages."""

from __future__ import annotations

import pytest

from graph.questions import questions
from service.openapi import PROBLEM_TYPE, allowed

EXPECTED = {
    *(f"/api/v1/{name}" for name in ("coverage", "validation", "collaboration", "network")),
    *("/api/v1/changes", "/api/v1/localities/{code}", "/health"),
    *("/api/v1/questions", "/api/v1/questions/{question}"),
    *(f"/api/v1/{name}/{{id}}" for name in ("actors", "groups", "agreements", "sources")),
    *("/api/v1/things/{type}/{id}", "/sparql", "/sparql/update", "/graphs"),
    *("/id/{path}", "/code", "/code/{path}", "/question/{path}"),
    *("/ns", "/ns/{path}", "/shapes", "/shapes/{path}"),
}
METHODS = {
    **{"/sparql": {"get", "post"}, "/sparql/update": {"post"}},
    "/graphs": {"get", "put", "post", "delete"},
}


@pytest.fixture(scope="module")
def described(client):
    return client.get("/api/v1/openapi.json").json()


def test_every_route_is_there(described):
    asked = {f"/api/v1/questions/{name}" for name in questions()}
    assert described["paths"].keys() == EXPECTED | asked


def operations_of(described):
    return [
        (path, operation)
        for path, operations in described["paths"].items()
        for operation in operations.values()
    ]


def test_only_sparql_and_graphs_are_more_than_read(described):
    for path, operations in described["paths"].items():
        assert operations.keys() == METHODS.get(path, {"get"})


def test_every_route_says_what_it_answers_in_both_languages(described):
    operations = [operation for _, operation in operations_of(described)]
    for operation in operations:
        for text in (operation["summary"], operation["description"]):
            swedish, _, english = text.partition(" / ")
            assert swedish
            assert english
        [*done] = (own for status, own in operation["responses"].items() if status < "300")
        assert done
        assert all(" / " in own["description"] for own in done)
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)


def test_every_parameter_is_described_in_both_languages(described):
    parameters = [
        (path, parameter)
        for path, operation in operations_of(described)
        for parameter in operation.get("parameters", [])
    ]
    assert len(parameters) > 100
    silent = [(p, own["name"]) for p, own in parameters if " / " not in own.get("description", "")]
    assert silent == []


def test_a_question_is_described_with_what_it_takes(described):
    for name, question in questions().items():
        listed = described["paths"][f"/api/v1/questions/{name}"]["get"]["parameters"]
        names = [parameter["name"] for parameter in listed]
        assert len(set(names)) == len(names)
        assert set(names) == {*question.parameters, "on", "known", "stated_only", "lang"}


def test_faults_are_problem_documents(described):
    for _, operation in operations_of(described):
        responses = operation["responses"]
        assert "422" not in responses, "the app answers 400"
        for status in ("400", "404"):
            [(kind, content)] = responses[status]["content"].items()
            assert kind == PROBLEM_TYPE
            assert content["schema"]["$ref"] == "#/components/schemas/Problem"
    assert described["components"]["schemas"].keys() == {"Problem", "Fault"}


def test_every_reference_leads_somewhere(described):
    def references(node):
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key == "$ref")
            node = list(node.values())
        if isinstance(node, list):
            for each in node:
                yield from references(each)

    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert set(references(described)) == known


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"enum": ["a", "b"]}, "a, b"),
        ({"const": "a"}, "a"),
        ({"type": "integer", "minimum": 1, "maximum": 8}, "1–8"),
        ({"type": "boolean"}, "true, false"),
        ({"anyOf": [{"enum": ["sv", "en"]}, {"type": "null"}]}, "sv, en"),
        ({"type": "string"}, ""),
        ({}, ""),
    ],
)
def test_what_a_parameter_may_be(schema, said):
    assert allowed(schema) == said
