"""The API keeps to its description: schemathesis asks what it allows, and what it does not."""

from __future__ import annotations

from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from graph.store import EmbeddedStore
from service.app import create_app
from service.openapi import API

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 4
DESCRIBED = f"{API}/openapi.json"
# One question is answered as another is; each has its own tests.
PATHS = sorted(
    path
    for path in create_app(EmbeddedStore()).openapi()["paths"]
    if "/questions/" not in path or path.endswith(("/groups", "/{question}"))
)


@pytest.fixture(scope="module")
def schema(little: EmbeddedStore):
    app = create_app(little)

    async def always_up(scope, receive, send):
        """Each call would start the app and end it, and with it the processes of its queries."""
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        for phase in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{phase}.complete"})

    yield schemathesis.openapi.from_asgi(DESCRIBED, always_up)
    app.state.endpoint.close()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda own: own.value)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(schema, path, mode):
    for method in schema[path]:
        operation = schema[path][method]

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            case.call_and_validate(checks=CHECKS)

        # What takes nothing cannot be asked wrongly.
        with suppress(Unsatisfiable):
            ask()
