"""Access: by the token alone, by its role, from no other site; wrong ones wait and are noted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from graph.findings import Refused
from graph.namespaces import BASE
from graph.store import EmbeddedStore
from service.access import Slowing
from service.app import create_app
from service.tokens import ROLES, Tokens, today

USER, SOURCE = f"{BASE}graph/user/x", f"{BASE}graph/source/x"
TURTLE = {"content-type": "text/turtle"}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def client(tokens: Tokens) -> Iterator[TestClient]:
    app = create_app(EmbeddedStore(), tokens)
    yield TestClient(app, raise_server_exceptions=False)
    app.state.endpoint.close()


def put(client: TestClient, graph: str, token: str, **headers: str) -> int:
    sent = {**TURTLE, **bearer(token), **headers}
    told = client.put("/graphs", params={"graph": graph}, content="<a:a> <a:b> 1 .", headers=sent)
    return int(told.status_code)


def test_what_each_role_may_write(tokens):
    app = create_app(EmbeddedStore(), tokens, empty=True)
    client = TestClient(app)
    got = {
        role: [put(client, graph, tokens.issue(role)) for graph in (f"{USER}{role}", SOURCE)]
        for role in ROLES
    }
    assert got == {"reader": [403, 403], "editor": [201, 403], "administrator": [201, 201]}
    update = {"update": f"DELETE DATA {{ GRAPH <{SOURCE}> {{ <a:a> <a:b> 1 }} }}"}
    for role, status in (("reader", 403), ("editor", 403), ("administrator", 204)):
        told = client.post("/sparql/update", data=update, headers=bearer(tokens.issue(role)))
        assert told.status_code == status
    app.state.endpoint.close()


def test_sources_never_change_whatever_the_role(client, tokens):
    assert put(client, SOURCE, tokens.issue("administrator")) == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[evil"}, 403),
        ({"origin": "http://testserver.evil.example"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "https://proxy.example"}, 201),
        ({"sec-fetch-site": "none"}, 201),
        ({"origin": "http://testserver"}, 201),
    ],
)
def test_another_site_changes_nothing(client, tokens, headers, status):
    assert put(client, USER, tokens.issue("editor"), **headers) == status
    assert (len(client.app.state.store) > 0) == (status == 201)


def test_another_site_may_read(client):
    told = client.post("/sparql", data={"query": "ASK {}"}, headers={"origin": "https://a.example"})
    assert told.status_code == 200


def test_reading_by_token(tokens, little, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_READING", "token")
    app = create_app(little, tokens)
    client = TestClient(app, raise_server_exceptions=False)
    paths = ("/sv", "/api/v1/questions", "/sparql", "/graphs?default=", "/api/v1/coverage")
    for path in paths:
        assert client.get(path).status_code == 401, path
        for role in ROLES:
            told = client.get(path, headers=bearer(tokens.issue(role)))
            assert told.status_code != 401, path
    assert client.get("/health").status_code == 200
    app.state.endpoint.close()


def test_a_setting_that_is_no_choice(monkeypatch, little):
    monkeypatch.setenv("SAMVERKAN_READING", "closed")
    with pytest.raises(Refused, match="SAMVERKAN_READING"):
        create_app(little)


def test_a_revoked_and_an_outlived_token(tmp_path):
    tokens = Tokens(tmp_path / "tokens.json")
    app = create_app(EmbeddedStore(), tokens)
    client = TestClient(app)
    token = tokens.create("editors", "editor", today() + timedelta(days=1))
    assert put(client, USER, token) == 201
    Tokens(tmp_path / "tokens.json").revoke("editors")
    assert put(client, USER, token) == 401
    app.state.endpoint.close()


def test_what_is_refused_is_noted_without_the_token(client, tokens, caplog):
    reader = tokens.issue("reader")
    with caplog.at_level(logging.WARNING, "samverkan.access"):
        assert put(client, USER, "wrong-token") == 401
        assert put(client, USER, reader) == 403
        assert put(client, USER, reader, origin="https://evil.example") == 403
    said = [record.getMessage() for record in caplog.records if record.name == "samverkan.access"]
    assert said == [
        f"token refused ({why}): PUT '/graphs'" for why in ("unknown", "role", "other site")
    ]
    assert reader not in caplog.text
    assert "wrong-token" not in caplog.text
    assert "testclient" not in "".join(said)


def test_who_fails_again_waits_longer_up_to_a_bound():
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def fail() -> None:
        slowing = Slowing(sleep)
        for _ in range(7):
            await slowing.failed("one")
        await slowing.failed("two")
        for number in range(2 * Slowing.most_clients):
            await slowing.failed(f"many {number}")
        assert len(slowing._failures) == Slowing.most_clients

    asyncio.run(fail())
    assert waited[:8] == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0, 0.1]


def test_no_more_wait_than_cost_nothing():
    async def crowd() -> list[object]:
        gate = asyncio.Event()

        async def sleep(seconds: float) -> None:
            await gate.wait()

        slowing = Slowing(sleep)
        tasks = [
            asyncio.create_task(slowing.failed("one")) for _ in range(Slowing.most_waiting + 3)
        ]
        await asyncio.sleep(0)
        gate.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    told = [str(one) for one in asyncio.run(crowd()) if isinstance(one, Refused)]
    assert len(told) == 3
    assert all("wrong tokens" in one for one in told)
