"""One service for all suites that are run over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance.server import Server, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("service"), query_seconds="2") as started:
        yield started
