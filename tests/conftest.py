"""Fixtures that many tests share: the curated sources, loaded once a process."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from graph.load import load_sources
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.store.remote import RemoteStore
from tests.servers import SERVERS, NotInstalled

# How long an example takes is a matter of the machine, and no fault of what is tested.
settings.register_profile("samverkan", deadline=None)
settings.load_profile("samverkan")


@pytest.fixture(scope="session")
def curated() -> EmbeddedStore:
    """All curated sources in memory."""
    store = EmbeddedStore()
    load_sources(store)
    return store


@pytest.fixture(scope="session")
def view(curated: EmbeddedStore) -> Callable[..., Perspective]:
    """Make a perspective on the curated sources: `view("2023-03-31", stated_only=True)`."""

    def make(on: str, known: str | None = None, stated_only: bool = False) -> Perspective:
        known_day = date.fromisoformat(known) if known else date(2026, 11, 22)
        return Perspective(curated, date.fromisoformat(on), known_day, stated_only)

    return make


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server."""
    yield from _running("oxigraph", tmp_path_factory)


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso server."""
    yield from _running("virtuoso", tmp_path_factory)


def _running(name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ExitStack() as stack:
        try:
            address = stack.enter_context(SERVERS[name](tmp_path_factory.mktemp(name)))
        except NotInstalled as missing:
            pytest.skip(str(missing))
        yield address


@pytest.fixture(scope="module", params=sorted(SERVERS))
def endpoint(request: pytest.FixtureRequest) -> str:
    """The address of each server that is installed, one after the other."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def remote(endpoint: str) -> RemoteStore:
    """An empty store on each server."""
    return emptied(endpoint)


@pytest.fixture(scope="module")
def remote_curated(endpoint: str) -> RemoteStore:
    """The curated sources on each server; a test that changes them must put them back."""
    store = emptied(endpoint)
    load_sources(store)
    return store


def emptied(endpoint: str) -> RemoteStore:
    store = RemoteStore(endpoint)
    store.load({graph: [] for graph in store.graphs()})
    return store


Rows = list[dict[str, str]]


@pytest.fixture
def write_source(tmp_path: Path) -> Callable[..., Path]:
    """Write a small source folder: `write_source("survey", groups=[{"key": "g", …}])`.

    The evidence `e1` is always there; evidence that is given comes after it.
    """

    def write(name: str, known: str = "2020-01-01", as_of: str = "2020", **tables: Rows) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        both = {"sv": name, "en": name}
        evidence = {
            "key": "e1",
            "section": "S",
            "line_from": "1",
            "paraphrase_sv": "sagt",
            "paraphrase_en": "said",
        }
        tables = {**tables, "evidence": [evidence, *tables.get("evidence", [])]}
        package = {
            "name": name,
            "title": both,
            "issued": known,
            "known_since": {"date": known, "basis": "stated", "note": both},
            "as_of": {"date": as_of, "basis": "stated", "note": both},
            "series": name,
            "resources": [{"name": t, "path": f"{t}.csv"} for t in sorted(tables)],
        }
        (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
        for table, rows in tables.items():
            names = list(dict.fromkeys(column for row in rows for column in row))
            with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, names, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    return write


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded as the property `summary`: counts that a reader wants to see."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    lines = [line for report in reports for key, line in report.user_properties if key == "summary"]
    if lines:
        terminalreporter.section("counted")
    for line in lines:
        terminalreporter.write_line(str(line))
