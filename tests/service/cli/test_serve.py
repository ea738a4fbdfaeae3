"""`samverkan serve`: a taken port is told at once; else it answers until Ctrl+C."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from service.cli import serve


@pytest.fixture
def taken() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield str(listening.getsockname()[1])


def test_a_taken_port_is_told_before_the_store_is_opened(refused, taken, monkeypatch):
    def fail(*given):
        raise AssertionError("opened")

    monkeypatch.setattr(serve, "open_in_memory", fail)
    said = refused("serve", "--port", taken)
    assert f"127.0.0.1:{taken} används redan" in said
    assert "--port" in said
    assert "is taken" in refused("serve", "--port", taken, "--lang", "en")


def test_a_host_that_is_none(refused):
    assert "--host" in refused("serve", "--port", "0", "--host", "256.256.256.256")


def test_a_store_that_is_none_frees_the_port(refused, tmp_path):
    assert "innehåller inget lager" in refused("serve", "--port", "0", "--store", str(tmp_path))


def test_an_empty_graph_lies_in_memory_alone(refused, tmp_path):
    said = refused("serve", "--port", "0", "--empty", "--store", str(tmp_path), "--lang", "en")
    assert "only be kept in memory" in said


def test_a_token_that_cannot_be_written_is_told(refused, tmp_path):
    path = tmp_path / "none" / "token"
    assert str(path) in refused("serve", "--port", "0", "--empty", "--token-file", str(path))


@pytest.fixture
def server(prepared: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server of its own process, and its port."""
    start = "from service.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", start, "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        told = re.fullmatch(r"Samverkan svarar på http://127\.0\.0\.1:(\d+)/ \(.*\)\n", line)
        assert told, line
        yield process, int(told[1])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_it_answers_and_stops(server):
    process, port = server
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    for method, path in (("GET", "/health"), ("HEAD", "/"), ("GET", "/static/main.css")):
        connection.request(method, path)
        response = connection.getresponse()
        body = response.read()
        assert response.status == 200
        if path == "/health":
            assert json.loads(body)["triples"] > 10_000
        if method == "HEAD":
            assert body == b""
    connection.close()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err
