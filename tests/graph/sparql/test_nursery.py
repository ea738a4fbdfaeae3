"""The nursery: knows the graph, follows changes, makes workers that can reach nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.sparql.limits import Limits
from graph.sparql.nursery import read_limits, write_limits
from graph.sparql.wire import receive, send

LIMITS = Limits(seconds=5, memory=64 * 2**20)
ALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"


class Nursery:
    def __init__(self) -> None:
        self.control, theirs = socket.socketpair()
        command = [sys.executable, "-m", "graph.sparql.nursery", str(theirs.fileno())]
        self.process = subprocess.Popen(
            [*command, write_limits(LIMITS)], pass_fds=[theirs.fileno()], stderr=subprocess.DEVNULL
        )
        theirs.close()

    def call(self, body: bytes = b"", **head: Any) -> dict[str, Any]:
        send(self.control, head, body)
        return receive(self.control)[0]

    def make(self, network: bool = False) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair()
        send(self.control, {"do": "make", "network": network})
        socket.send_fds(self.control, [b"."], [theirs.fileno()])
        theirs.close()
        return receive(self.control)[0]["worker"], ours

    def ask(self, worker: socket.socket, text: str = ALL) -> bytes:
        head = {"do": "query", "base": "a:a", "union": False, "default": None, "remote": False}
        send(worker, {**head, "table": "text/csv", "graph": None}, text.encode())
        head, body = receive(worker, time.monotonic() + 20)
        return body or str(head["refused"]).encode()

    def ended(self, worker: int) -> int:
        while (code := self.call(do="ended", worker=worker)["code"]) is None:
            pass
        return int(code)

    def end(self, worker: int) -> int:
        os.kill(worker, signal.SIGKILL)
        return self.ended(worker)


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.control.close()
    made.process.wait(20)


def test_limits_are_handed_over_whole() -> None:
    limits = Limits(seconds=1.5, hosts=frozenset({"b.example", "a.example"}))
    assert read_limits(write_limits(limits)) == limits


def test_workers_know_what_the_nursery_knew_when_they_were_made(
    nursery: Nursery, tmp_path: Path
) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(b'_:x <a:p> "1" .\n<a:s> <a:p> "2" <a:g> .\n')
    assert nursery.call(do="load", path=str(path), graphs=["<a:e>"]) == {"size": 2}
    process, before = nursery.make()
    assert nursery.ask(before) == b"o\r\n1\r\n"
    removed, added = b'_:x <a:p> "1" .\n<a:s> <a:p> "2" <a:g> .\n', b'<a:s> <a:p> "3" .\n'
    change = {"do": "change", "removed": len(removed), "made": ["<a:f>"], "lost": ["<a:g>"]}
    send(nursery.control, change, removed + added)
    later, after = nursery.make()
    assert nursery.ask(after) == b"o\r\n3\r\n"
    assert nursery.ask(after, "SELECT ?g { GRAPH ?g {} } ORDER BY ?g") == b"g\r\na:e\r\na:f\r\n"
    assert nursery.ask(before) == b"o\r\n1\r\n"
    assert [nursery.end(worker) for worker in (process, later)] == [-signal.SIGKILL] * 2
    before.close()
    after.close()


def test_a_worker_reaches_nobody(nursery: Nursery) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        address = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        process, worker = nursery.make()
        for text in (
            f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ {{ SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }} }}",
            f"SELECT * {{ FILTER EXISTS {{ SERVICE <{address}> {{ ?s ?p ?o }} }} }}",
            f"SELECT * {{ VALUES ?g {{ <{address}> }} SERVICE ?g {{ ?s ?p ?o }} }}",
        ):
            assert nursery.ask(worker, text) == b"federation-off", text
        silent = f"SELECT ?s {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"
        assert nursery.ask(worker, silent) == b"s\r\n\r\n"
        with pytest.raises(BlockingIOError):
            canary.accept()
        nursery.end(process)
        worker.close()


def test_it_goes_when_whoever_started_it_goes_and_takes_its_workers_along(nursery: Nursery) -> None:
    _, worker = nursery.make()
    nursery.control.close()
    assert nursery.process.wait(20) == 0
    worker.settimeout(20)
    assert worker.recv(1) == b""
    worker.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is bounded where there is /proc")
def test_a_worker_that_takes_too_much_dies_alone(nursery: Nursery) -> None:
    process, worker = nursery.make()
    grown = f"REPLACE(REPLACE('{'x' * 3000}', 'x', '{'y' * 3000}'), 'y', '{'z' * 3000}')"
    with pytest.raises(EOFError):
        nursery.ask(worker, f"SELECT (STRLEN({grown}) AS ?n) {{}}")
    assert nursery.ended(process) == -signal.SIGABRT
    worker.close()
    _, other = nursery.make()
    assert nursery.ask(other) == b"o\r\n"
    other.close()


def test_who_is_forgotten_leaves_nothing(nursery: Nursery) -> None:
    process, worker = nursery.make()
    send(nursery.control, {"do": "forget", "worker": process})
    assert nursery.call(do="ended", worker=0) == {"code": 0}
    os.kill(process, signal.SIGKILL)
    worker.settimeout(20)
    assert worker.recv(1) == b""
    worker.close()
    while Path(f"/proc/{process}").exists():
        nursery.call(do="ended", worker=0)
