"""What the tests of the service share: the command line and the API over the curated sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, Quad

from graph.namespaces import BASE, code, expand, thing
from graph.store import EmbeddedStore
from service.app import create_app
from service.cli.program import run
from service.settings import SETTINGS
from service.stores import default_store

API = "/api/v1"


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


# What has run on the curated sources in this process.
_RAN: dict[tuple[str, ...], Ran] = {}


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder and settings that are nobody's own."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for setting in SETTINGS:
            patch.delenv(setting.variable, raising=False)
        yield folder


@pytest.fixture(scope="session")
def prepared(cache: Path) -> Path:
    """The default store, built once."""
    return default_store()


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command line as it is: `program("coverage", "--area", "20")`."""

    def call(*words: str) -> Ran:
        capsys.readouterr()
        exit_code = run(words)
        return Ran(exit_code, *capsys.readouterr())

    return call


@pytest.fixture
def samverkan(
    program: Callable[..., Ran], curated: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Run a command line on the curated sources, loaded once a process; the same one only once."""
    for module in ("options", "export"):
        monkeypatch.setattr(f"service.cli.{module}.open_store", lambda *given: curated)

    def call(*words: str) -> Ran:
        if words not in _RAN:
            _RAN[words] = program(*words)
        return _RAN[words]

    return call


@pytest.fixture(scope="session")
def client(curated: EmbeddedStore) -> TestClient:
    """The API and the pages over the curated sources; faults of the app become answers."""
    return TestClient(create_app(curated), raise_server_exceptions=False)


@pytest.fixture
def agree(samverkan: Callable[..., Ran], client: TestClient) -> Callable[..., Any]:
    """Return the one answer that a command and a route give, or fail where they differ.

    `agree(["coverage", "--area", "20"], "/coverage", area="20")`
    """

    def compare(words: list[str], path: str, **query: str) -> Any:
        ran, response = samverkan(*words, "--format", "json"), client.get(API + path, params=query)
        assert response.status_code == 200, response.text
        assert ran.data == response.json()
        return ran.data

    return compare


@pytest.fixture(scope="session")
def little() -> EmbeddedStore:
    """A store of three places and an actor, on which every route answers at once."""
    store, graph = EmbeddedStore(), NamedNode(BASE + "graph/little")
    label, kind = expand("skos:prefLabel"), expand("samv:localityType")
    names = {
        "locality/se": ("Sverige", "country"),
        "locality/20": ("Dalarnas län", "county"),
        "locality/2062": ("Mora", "municipality"),
    }
    quads = [Quad(thing("org/region"), label, Literal("Regionen", language="sv"), graph)]
    for key, (name, sort) in names.items():
        quads.append(Quad(thing(key), label, Literal(name, language="sv"), graph))
        quads.append(Quad(thing(key), kind, code("locality-type", sort), graph))
    for inner, outer in (("locality/2062", "locality/20"), ("locality/20", "locality/se")):
        quads.append(Quad(thing(inner), expand("samv:within"), thing(outer), graph))
    store.replace(graph, quads)
    return store
