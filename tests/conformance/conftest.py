"""One service for all suites that are run over HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.server import Server, serving

SECONDS = 2


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("service"), query_seconds=str(SECONDS)) as started:
        yield started


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service of its own, on enough triples for a hostile query to take for ever."""
    folder = tmp_path_factory.mktemp("hostile")
    with serving(folder, query_seconds=str(SECONDS), body_megabytes="4") as started:
        triples = " ".join(f"<a:{n}> <a:p> <a:{(n * 7 + 1) % 500}> ." for n in range(500))
        assert started.update(f"INSERT DATA {{ {triples} }}").status == 204
        yield started


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how each suite went."""
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed", "skipped"):
        for report in terminalreporter.getreports(outcome):
            suite = Path(report.nodeid.partition("::")[0])
            if suite.parent.name == "conformance":
                counts[suite.stem.removeprefix("test_"), outcome] += 1
    if counts:
        terminalreporter.section("suites")
    for suite in sorted({suite for suite, _ in counts}):
        told = ", ".join(
            f"{counts[suite, outcome]} {outcome}"
            for outcome in ("passed", "failed", "skipped")
            if counts[suite, outcome]
        )
        terminalreporter.write_line(f"{suite.replace('_', ' ')}: {told}")
