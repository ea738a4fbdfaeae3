"""HEAD is GET without the body, wherever there is a GET."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service.app import create_app


@pytest.fixture(scope="module")
def small(little):
    return TestClient(create_app(little), raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path",
    ["/", "/sv/", "/en/", "/health", "/api/v1/coverage", "/api/v1/openapi.json", "/nope", "/?on=x"],
)
def test_head_tells_what_get_would(small, path):
    head, got = small.head(path), small.get(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-type", "content-length"):
        assert head.headers[name] == got.headers[name]
    assert got.content


def test_other_methods_are_let_through(small):
    response = small.post("/")
    assert (response.status_code, response.headers["allow"]) == (405, "GET")
