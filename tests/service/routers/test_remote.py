"""Pages and API over a store on a server: the same as over the one in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph.store.remote import RemoteStore
from service.app import create_app
from tests.servers import free_port

PATHS = (
    "/api/v1/coverage?area=20&on=2023-03-31",
    "/api/v1/collaboration?actor=Lerums kommun&on=2018-06-30",
    "/api/v1/collaboration?actor=Lerums kommun&with=Alingsås lasarett&on=2018-06-30",
    "/api/v1/network?on=2023-03-31&area=20",
    "/api/v1/validation?area=20&on=2023-03-31",
    "/api/v1/changes?from=2018-01-01&to=2023-03-31",
    "/api/v1/localities/2062?on=2023-03-31",
    "/api/v1/questions/stages?area=20&on=2023-03-31",
    "/api/v1/groups/svom",
    "/api/v1/sources/samla-historik-2025",
    "/health",
)


@pytest.fixture(scope="module")
def there(remote_curated: RemoteStore) -> Iterator[TestClient]:
    with TestClient(create_app(remote_curated), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_the_api_answers_the_same(path: str, client: TestClient, there: TestClient) -> None:
    here = client.get(path)
    assert here.status_code == 200, here.text
    assert there.get(path).json() == here.json()


def test_a_page_of_every_kind_is_the_same(client: TestClient, there: TestClient) -> None:
    start = client.get("/en/", headers={"accept": "text/html"})
    linked = {path for path in start.text.split('"') if path.startswith("/en/") and "?" not in path}
    kinds = {tuple(path.split("/")[2:4]): path for path in sorted(linked, reverse=True)}
    assert len(kinds) > 5
    for path in sorted(kinds.values()):
        assert there.get(path).text == client.get(path).text, path


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_server_that_is_gone_is_told_in_words(language: str) -> None:
    gone = RemoteStore(f"http://name:hidden@127.0.0.1:{free_port()}/query")
    client = TestClient(create_app(gone), raise_server_exceptions=False)
    response = client.get("/api/v1/coverage", headers={"accept-language": language})
    assert response.status_code == 502
    assert response.headers["content-type"] == "application/problem+json"
    assert "hidden" not in response.text
    [fault] = response.json()["findings"]
    assert fault["code"] == "remote-down"
