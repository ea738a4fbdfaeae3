"""Waiting: how long a newcomer waits for the program itself, on the sources that come with it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import rdflib

from graph.load import load_sources
from graph.namespaces import PREFIXES
from graph.store import EmbeddedStore
from tests.benchmarks.apart import median, timed
from tests.benchmarks.figure import Figure, Section

PORT = 8399
RUNS = 5
COMMANDS = [
    ["coverage", "--area", "20", "--on", "2023-03-31", "--format", "json"],
    ["validate", "--area", "20", "--on", "2023-03-31"],
    ["who", "Öppenvårdspsykiatrin Ludvika", "--on", "2023-03-31"],
    ["who", "Lerums kommun", "--with", "Alingsås lasarett", "--on", "2018-06-30"],
    ["ask", "participants", "--structure", "SVOM"],
    ["network", "--on", "2018-06-30", "--format", "graphml"],
    ["diff", "2018-11-30", "2019-01-01"],
    ["export", "--format", "trig"],
]
SAMVERKAN = Path(sys.executable).with_name("samverkan")
_CLAIMS = """
  SELECT ?claim ?locality ?stage { ?claim a samv:StatusClaim ; samv:about ?locality ;
    samv:stage ?stage ; samv:aboutRequirement ?need ; samv:evidence/samv:source ?source }"""


def section() -> Section:
    """Measure whole processes and the curated sources."""
    name = "python importing click and pyoxigraph"
    with tempfile.TemporaryDirectory() as cache:
        bare = median(process([sys.executable, "-c", "import click, pyoxigraph"], cache), RUNS)
        process([str(SAMVERKAN), "coverage"], cache)()
        figures = [
            Figure("serve: empty cache to first answer", median(first_answer, 3), name, bare),
            *(
                Figure(
                    " ".join(command),
                    median(process([str(SAMVERKAN), *command], cache), RUNS),
                    name,
                    bare,
                )
                for command in COMMANDS
            ),
        ]
    return Section(
        "Waiting",
        "Whole processes on the sources that come with the product; here the peer is what every "
        "Python program of this sort waits for at the least.",
        [*figures, *engines()],
    )


def process(command: list[str], cache: str) -> Callable[[], object]:
    """Return the running of a whole process, its output thrown away."""
    environment = os.environ | {"XDG_CACHE_HOME": cache}

    def run() -> object:
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)

    return run


def first_answer() -> object:
    """Start cold: an empty cache, `serve`, and the wait for the first coverage."""
    with tempfile.TemporaryDirectory() as cache:
        server = subprocess.Popen(
            [str(SAMVERKAN), "serve", "--port", str(PORT)],
            env=os.environ | {"XDG_CACHE_HOME": cache},
            stdout=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{PORT}/api/v1/coverage?area=20&on=2023-03-31"
        try:
            while True:
                try:
                    with urllib.request.urlopen(address) as answer:
                        return answer.read()
                except OSError:
                    time.sleep(0.02)
        finally:
            server.terminate()
            server.wait()


def engines() -> list[Figure]:
    """Read the curated sources, and ask of them, beside rdflib."""
    store = EmbeddedStore()
    load = timed(lambda: load_sources(store))
    ask = median(lambda: store.select(_CLAIMS))
    text = b"\n".join(f"{q.subject} {q.predicate} {q.object} .".encode() for q in store.quads())
    peer = rdflib.Graph()
    peer_load = timed(lambda: peer.parse(data=text, format="nt"))
    peer_ask = median(lambda: list(peer.query(_CLAIMS, initNs=PREFIXES)), 3)
    return [
        Figure("read, check and load all tables", load, "rdflib reading N-Triples", peer_load),
        Figure("claims with their sources, one query", ask, "rdflib", peer_ask),
    ]
