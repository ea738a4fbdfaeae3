"""A service of its own process on an empty graph, as an outside harness would start it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Answered:
    """A response, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def data(self) -> Any:
        return json.loads(self.body)

    @property
    def boolean(self) -> bool:
        return bool(self.data["boolean"])


@dataclass(frozen=True)
class Server:
    """Where it answers, and the token of who may write."""

    port: int
    process: int
    token: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        writes: bool = False,
    ) -> Answered:
        """Send a request as it is."""
        bearer = {"Authorization": f"Bearer {self.token}"} if writes else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {**bearer, **(headers or {})})
            return _read(connection.getresponse())
        finally:
            connection.close()

    def query(self, text: str, accept: str = JSON) -> Answered:
        address = "/sparql?" + urlencode({"query": text})
        return self.send("GET", address, headers={"Accept": accept})

    def update(self, text: str) -> Answered:
        sent = {"Content-Type": "application/sparql-update"}
        return self.send("POST", "/sparql/update", text.encode(), sent, writes=True)

    def memory(self) -> int:
        """Return the bytes that the service and its workers hold, what they share counted once.

        Nothing where that is not told.
        """
        return sum(_held(process) for process in _descent(self.process))


def _read(response: HTTPResponse) -> Answered:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answered(response.status, headers, response.read())


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Server]:
    """Start a service on an empty graph; stop it afterwards."""
    token = folder / "token"
    start = "from service.cli import main; main()"
    command = [sys.executable, "-c", start, "serve", "--empty", "--store", "memory", "--port", "0"]
    environment = {f"SAMVERKAN_{name.upper()}": value for name, value in settings.items()}
    process = subprocess.Popen(
        [*command, "--token-file", str(token), "--lang", "en"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment | {"PYTHONUTF8": "1"},
    )
    try:
        assert process.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert told
        yield Server(int(told[1]), process.pid, token.read_text().strip())
        assert process.poll() is None, "the service is gone"
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _descent(process: int) -> list[int]:
    found = [process]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(folder.joinpath("stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == process:
            found += _descent(int(folder.name))
    return found


def _held(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
