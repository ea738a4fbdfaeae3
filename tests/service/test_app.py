"""The app as a whole: what hostile or simultaneous readers get."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph.load import SOURCES, load_sources
from graph.store import EmbeddedStore
from service.app import create_app

HOSTILE = [
    "'",
    '"',
    "`",
    "\\",
    "}",
    "{0}{x}",
    "%s%n",
    "> } DROP ALL #",
    "<https://w3id.org/samverkan/locality/20>",
    '" . } } ; DROP ALL ; INSERT DATA { GRAPH <x> { <a> <b> "',
    "' OR 1=1 --",
    "line\nbreak\r\n\r\nSet-Cookie: a=b",
    "\x00",
    "a\x00b",
    "\ufffe\ufeff\u202e",
    "😀" * 40,
    "å" * 299,
    "x" * 20_000,
    "../../../etc/passwd",
    "/",
    "locality/",
    "org/../../x",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "9" * 250,
    "0001-01-01",
    "9999-12-31",
    "-1",
    " ",
]
PLACES = [
    ("/", "area"),
    ("/en/", "on"),
    ("/api/v1/coverage", "area"),
    ("/api/v1/coverage", "requirement"),
    ("/api/v1/coverage", "on"),
    ("/api/v1/coverage", "known"),
    ("/api/v1/validation", "suite"),
    ("/api/v1/collaboration", "actor"),
    ("/api/v1/collaboration?actor=Regionen", "with"),
    ("/api/v1/collaboration?actor=Regionen", "level"),
    ("/api/v1/collaboration?actor=Regionen", "max_hops"),
    ("/api/v1/network", "level"),
    ("/api/v1/network", "format"),
    ("/api/v1/changes?to=2020-01-01", "from"),
    ("/api/v1/changes?from=2020-01-01&to=2021-01-01", "clock"),
    ("/api/v1/questions/participants", "structure"),
    ("/api/v1/questions/participants", "kind"),
    ("/api/v1/questions/names", "text"),
    ("/api/v1/questions/names", "period"),
    ("/api/v1/questions/names", "source"),
    ("/api/v1/questions/uncertainties", "thing"),
]


@pytest.fixture(scope="module")
def small(little):
    return TestClient(create_app(little), raise_server_exceptions=False)


@pytest.mark.parametrize(("path", "name"), PLACES, ids=lambda part: part)
def test_hostile_values_are_only_values(small, little, path, name):
    before = sorted(str(quad) for quad in little.quads())
    for value in HOSTILE:
        response = small.get(path + ("&" if "?" in path else "?"), params={name: value})
        assert response.status_code in (200, 400, 404), (value, response.text)
        if response.status_code != 200:
            assert response.headers["content-type"] == "application/problem+json"
            assert response.json()["detail"]
        assert "set-cookie" not in response.headers
        assert "Traceback" not in response.text
    assert sorted(str(quad) for quad in little.quads()) == before


@pytest.mark.parametrize("root", ["/api/v1/localities/", "/api/v1/questions/", "/static/"])
def test_hostile_paths_are_only_paths(small, root):
    for value in HOSTILE:
        escaped = "".join(f"%{byte:02x}" for byte in value.encode("utf-8", "replace"))
        response = small.get(root + escaped, follow_redirects=False)
        assert response.status_code in (307, 400, 404), value
        assert "root:" not in response.text


def test_hostile_headers_and_bytes(small):
    for query in (b"area=%ff%fe", b"area=%", b"area=%u1234", b"&&&===", b"area[]=20"):
        response = small.get("/api/v1/coverage?" + query.decode("latin-1"))
        assert response.status_code in (200, 400, 404)
    for header in ("x" * 5000, "en;q=9e999", "\x7f", ";;;,,,"):
        assert small.get("/api/v1/coverage", headers={"accept-language": header}).status_code == 200


def test_a_name_with_braces_is_told_as_it_is(small):
    response = small.get("/api/v1/coverage", params={"area": "{0}{value}{{x}}"})
    assert "”{0}{value}{{x}}”" in response.json()["title"]


@pytest.fixture(scope="module")
def dalarna():
    store = EmbeddedStore()
    load_sources(store, [SOURCES / n for n in ("register", "dalarna-lansoverenskommelse-2017")])
    return create_app(store)


def test_simultaneous_readers_get_the_same_answers(dalarna):
    paths = [
        "/api/v1/coverage?area=20&on=2018-06-30",
        "/api/v1/questions/obligations?document=agreement/dalarna-lansoverenskommelse-v3",
        "/api/v1/network?on=2018-06-30",
    ]
    alone = {path: TestClient(dalarna).get(path).text for path in paths}
    assert all(len(text) > 1000 for text in alone.values())

    def read(number: int) -> list[bool]:
        client = TestClient(dalarna)
        turned = paths[number % 3 :] + paths[: number % 3]
        return [client.get(path).text == alone[path] for path in turned]

    with ThreadPoolExecutor(8) as readers:
        same = list(readers.map(read, range(8)))
    assert same == [[True] * 3] * 8


def test_without_a_front_end_it_still_answers(little, monkeypatch, tmp_path: Path):
    monkeypatch.setattr("service.app.STATIC", tmp_path / "none")
    client = TestClient(create_app(little), raise_server_exceptions=False)
    assert client.get("/").status_code == 200
    assert client.get("/static/main.css").status_code in (404, 500)


def test_long_answers_are_sent_compressed_to_who_can_read_them(small):
    plain = small.get("/sv/", headers={"accept-encoding": "identity"})
    packed = small.get("/sv/", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
