"""`make bench`: how long a newcomer waits. Prints figures; never a test.

Every figure is the median of several whole processes, and stands beside a named peer measured
in the same run: the bare interpreter importing the same store and command-line library, or
rdflib loading and asking the same graph. Read the ratios; the seconds are this machine's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

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


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median(action: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of several runs."""
    return statistics.median(timed(action) for _ in range(runs))


def process(command: list[str], cache: str) -> Callable[[], object]:
    """Return the running of a whole process, its output thrown away."""
    environment = os.environ | {"XDG_CACHE_HOME": cache}

    def run() -> object:
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)

    return run


def first_answer(port: int) -> Callable[[], object]:
    """Return a cold start: an empty cache, `serve`, and the wait for the first coverage."""

    def run() -> object:
        with tempfile.TemporaryDirectory() as cache:
            server = subprocess.Popen(
                [str(SAMVERKAN), "serve", "--port", str(port)],
                env=os.environ | {"XDG_CACHE_HOME": cache},
                stdout=subprocess.DEVNULL,
            )
            address = f"http://127.0.0.1:{port}/api/v1/coverage?area=20&on=2023-03-31"
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

    return run


def engines() -> tuple[float, float, float, float]:
    """Return the seconds to load the graph and to ask it, for our store and for rdflib."""
    import rdflib

    from graph.load import load_sources
    from graph.namespaces import PREFIXES
    from graph.store import EmbeddedStore
    from graph.store.embedded import EmbeddedStore as Store

    query = """
      SELECT ?claim ?locality ?stage { ?claim a samv:StatusClaim ; samv:about ?locality ;
        samv:stage ?stage ; samv:aboutRequirement ?need ; samv:evidence/samv:source ?source }"""
    store: Store = EmbeddedStore()
    load = timed(lambda: load_sources(store))
    ask = median(lambda: store.select(query))
    text = b"\n".join(f"{q.subject} {q.predicate} {q.object} .".encode() for q in store.quads())
    peer = rdflib.Graph()
    peer_load = timed(lambda: peer.parse(data=text, format="nt"))
    peer_ask = median(lambda: list(peer.query(query, initNs=PREFIXES)), 3)
    return load, ask, peer_load, peer_ask


def main() -> None:
    """Measure and print."""
    port = 8399
    with tempfile.TemporaryDirectory() as cache:
        bare = median(process([sys.executable, "-c", "import click, pyoxigraph"], cache))
        process([str(SAMVERKAN), "coverage"], cache)()
        print(f"{'what':<72}{'seconds':>9}{'ratio':>8}  peer")
        show("python importing click and pyoxigraph", bare, bare, "itself")
        show("serve: empty cache to first answer", median(first_answer(port), 3), bare, "python")
        for command in COMMANDS:
            seconds = median(process([str(SAMVERKAN), *command], cache))
            show(" ".join(command), seconds, bare, "python")
    load, ask, peer_load, peer_ask = engines()
    show("read, check and load all tables", load, peer_load, "rdflib reading N-Triples")
    show("claims with their sources, one query", ask, peer_ask, "rdflib")


def show(what: str, seconds: float, peer: float, name: str) -> None:
    """Print one line."""
    print(f"{what:<72}{seconds:>9.3f}{seconds / peer:>8.2f}  {name}")


if __name__ == "__main__":
    main()
