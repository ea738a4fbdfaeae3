"""Bad inputs, as data: each is a 4xx with a problem document, and nothing is changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.openapi import API, PROBLEM_TYPE

BAD = tomllib.loads(Path(__file__).with_name("bad_inputs.toml").read_text("utf-8"))
LONG, DEEP = "x" * 400, "a/" * 300
CHANGES = f"{API}/changes?from=2018-01-01&to=2019-01-01&"
WITH_DAYS = {
    f"{API}/coverage?": ("on", "known"),
    f"{API}/network?": ("on",),
    f"{API}/questions/groups?": ("on", "known"),
    f"{API}/changes?to=2019-01-01&": ("from",),
    "/sv/tackning?": ("on",),
    "/en/gaps.json?": ("known",),
}
WITH_NAMES = (
    f"{API}/coverage?area=",
    f"{API}/coverage?requirement=",
    f"{API}/validation?area=",
    f"{API}/network?level=",
    f"{API}/collaboration?actor=",
    f"{API}/localities/",
    f"{API}/groups/",
    f"{API}/things/requirement/",
    "/en/network.json?area=",
    "/en/coverage.csv?requirement=",
)
WITH_CHOICES = (
    f"{API}/network?format=",
    f"{API}/validation?suite=",
    f"{CHANGES}clock=",
    f"{API}/coverage?lang=",
    "/en/gaps.json?severity=",
    "/en/coverage.json?sort=",
)
READ = (f"{API}/coverage", f"{API}/questions", "/health", "/sv/", "/ns", "/id/org/region-20")


def bad() -> Iterator[tuple[str, str]]:
    """Yield (method, address) of every bad input."""
    for path, names in WITH_DAYS.items():
        yield from (("GET", f"{path}{name}={_sent(own)}") for name in names for own in BAD["days"])
    for path in WITH_NAMES:
        yield from (("GET", path + _sent(own)) for own in BAD["names"])
    for path in WITH_CHOICES:
        yield from (("GET", path + _sent(own)) for own in BAD["choices"])
    for own in BAD["hops"]:
        yield "GET", f"{API}/collaboration?actor=Regionen&max_hops={_sent(own)}"
    for own in BAD["flags"]:
        yield "GET", f"{API}/coverage?stated_only={_sent(own)}"
    for path in (*READ[:2], "/en/gaps.json", "/ns", "/health"):
        yield from (("GET", f"{path}?{_sent(own)}=1") for own in BAD["unknown"])
    for path in READ:
        yield from ((method, path) for method in BAD["methods"])
    yield from (("GET", path.replace("{deep}", DEEP)) for path in BAD["paths"])


def _sent(text: str) -> str:
    return text if text == "%00" else quote(text.replace("{long}", LONG), safe="")


EVERY = list(bad())


@pytest.fixture(scope="module")
def client(little) -> Iterator[TestClient]:
    own = TestClient(create_app(little), raise_server_exceptions=False)
    yield own
    own.app.state.endpoint.close()


def test_there_are_enough():
    assert len(set(EVERY)) > 200


@pytest.mark.parametrize(
    ("method", "address"), EVERY, ids=[f"{method} {own[:60]}" for method, own in EVERY]
)
def test_it_is_a_problem_and_nothing_changes(client, little, method, address):
    before = sorted(map(str, little.quads()))
    response = client.request(method, address, follow_redirects=False)
    assert 400 <= response.status_code < 500, response.text[:300]
    assert response.headers["content-type"] == PROBLEM_TYPE
    problem = response.json()
    assert problem["status"] == response.status_code
    assert all(own["what"] and own["fix"] for own in problem["findings"])
    assert "Traceback" not in response.text
    assert sorted(map(str, little.quads())) == before
