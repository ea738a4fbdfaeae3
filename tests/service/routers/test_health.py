"""`/health`: up, and with a graph."""

from __future__ import annotations

from importlib.metadata import version

from fastapi.testclient import TestClient

from service.app import create_app


def test_it_tells_version_and_size(client, curated):
    response = client.get("/health")
    assert response.json() == {
        "status": "ok",
        "version": version("samverkan"),
        "triples": len(curated),
    }


def test_it_tells_the_size_of_its_own_store(little):
    assert TestClient(create_app(little)).get("/health").json()["triples"] == len(little)
