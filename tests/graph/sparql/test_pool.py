"""The pool: every query is answered or ended in time, and nobody else waits for it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from graph.sparql.endpoint import Dataset, Endpoint
from graph.sparql.pool import MOMENT, Errand
from tests.graph.sparql.conftest import BASE, CSV, DEEP, LIMITS, LONG, TRIPLES

Refused = Callable[..., str]


def query(endpoint: Endpoint, text: str, **options: object) -> bytes:
    return endpoint.query(text, BASE, Dataset(), CSV, TRIPLES, **options).body  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LONG)
def test_what_takes_too_long_is_ended(name: str, crowded: Endpoint, refused: Refused) -> None:
    start = time.monotonic()
    assert refused(query, crowded, LONG[name]) in ("query-time", "query-memory")
    assert time.monotonic() - start < LIMITS.seconds + 0.5
    assert query(crowded, "ASK {}") == b"true"


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_is_told_so(name: str, endpoint: Endpoint, refused: Refused) -> None:
    code = refused(query, endpoint, DEEP[name])
    assert code in ("query-depth", "query-operators", "query-length")


def test_what_is_deep_and_legal_is_answered(endpoint: Endpoint) -> None:
    for text in (
        "ASK {" + "{" * 200 + "}" * 200 + "}",
        "ASK { FILTER(" + "(" * 200 + "true" + ")" * 200 + ") }",
        "ASK { FILTER(" + "||".join(["true"] * 200) + ") }",
        "ASK {" + "OPTIONAL {" * 200 + "}" * 200 + "}",
    ):
        assert query(endpoint, text) == b"true"


def test_an_update_that_takes_too_long_changes_nothing(crowded: Endpoint, refused: Refused) -> None:
    before = len(crowded.store)
    text = "DELETE { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert refused(crowded.update, text, BASE, Dataset()).startswith("query-")
    assert len(crowded.store) == before


def test_who_is_gone_is_not_waited_for(crowded: Endpoint, refused: Refused) -> None:
    errands: list[Errand] = []

    def watch(errand: Errand) -> None:
        errands.append(errand)
        threading.Timer(0.4, errand.drop).start()

    start = time.monotonic()
    assert refused(query, crowded, LONG["product"], watch=watch) == "query-busy"
    assert time.monotonic() - start < LIMITS.seconds - 0.5
    assert errands[0].dropped


def test_long_ones_run_two_at_a_time_and_short_ones_beside_them(crowded: Endpoint) -> None:
    told: list[str] = []

    def hostile() -> None:
        try:
            query(crowded, LONG["product"])
        except Exception as error:
            told.append(error.findings[0].code)  # type: ignore[attr-defined]

    threads = [threading.Thread(target=hostile) for _ in range(6)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    answered = 0
    while any(thread.is_alive() for thread in threads):
        assert query(crowded, "ASK {}") == b"true"
        answered += 1
    assert time.monotonic() - start < LIMITS.seconds + 0.5
    assert answered > 5
    assert len(told) == 6
    assert set(told) == {"query-busy", "query-time"}


def test_who_finds_no_place_is_told_at_once(crowded: Endpoint, refused: Refused) -> None:
    taken = [crowded._pool._places.acquire(blocking=False) for _ in range(LIMITS.waiting)]
    assert all(taken)
    assert refused(query, crowded, "ASK {}") == "query-busy"


def test_a_short_one_that_gets_no_processor_is_no_long_one(crowded: Endpoint) -> None:
    """On a busy machine it was taken for one, and refused where two of those were running."""
    assert query(crowded, "ASK {}") == b"true"
    pool = crowded._pool
    [worker] = pool._ward._idle
    os.kill(worker.process, signal.SIGSTOP)
    waking = threading.Timer(4 * MOMENT, os.kill, (worker.process, signal.SIGCONT))
    lanes = [pool._long.acquire(blocking=False) for _ in range(LIMITS.at_once)]
    waking.start()
    try:
        assert query(crowded, "ASK {}") == b"true"
    finally:
        waking.join()
        for _ in lanes:
            pool._long.release()
