"""Who is carried out when: short requests at once, long ones two at a time, the others later.

A request is tried for a moment. What has not answered by then goes on as one of the long ones,
which leave the processor to everybody else. Is there no room, it is ended, and begun anew when it
is its turn.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.findings import Refused, refuse
from graph.sparql.limits import Limits
from graph.sparql.ward import USED_UP, Ward, Worker
from graph.sparql.wire import Head
from graph.store.embedded import EmbeddedStore

MOMENT = 0.1  # seconds of the processor, and how often to look
_GLANCE = 0.05  # how often somebody who waits looks whether they still should


@dataclass(eq=False)
class Errand:
    """Something that is asked of a worker. remote: it may reach the hosts that are allowed.
    writes: it changes the copy of the graph that the worker has.
    """

    head: Head
    body: bytes = b""
    remote: bool = False
    writes: bool = False
    _worker: Worker | None = field(default=None, repr=False)
    _dropped: bool = False

    @property
    def dropped(self) -> bool:
        return self._dropped

    def drop(self) -> None:
        """End it: whoever asked is gone. May be called from any thread, at any time."""
        self._dropped = True
        if (worker := self._worker) is not None:
            worker.kill()

    @contextmanager
    def held_by(self, worker: Worker) -> Iterator[None]:
        self._worker = worker
        try:
            if self._dropped:
                worker.kill()
            yield
        finally:
            self._worker = None


class Pool:
    """Carries out errands on one store within limits. May be used from several threads."""

    def __init__(self, store: EmbeddedStore, limits: Limits) -> None:
        self._limits = limits
        self._ward = Ward(store, limits)
        self._places = threading.BoundedSemaphore(limits.waiting)
        self._short = threading.BoundedSemaphore(2 * limits.at_once)
        self._long = threading.BoundedSemaphore(limits.at_once)

    def warm(self) -> None:
        """Start what the first request would wait for."""
        self._ward.give_back(self._take(network=False))

    def run(self, errand: Errand) -> tuple[Head, bytes]:
        """Return the answer of a worker, which may be that it refuses.

        Raises Refused when the errand takes too long or too much, or when too many wait.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            until = time.monotonic() + self._limits.seconds
            with _turn(self._short, errand, until):
                worker = self._begin(errand, until)
                if self._answers_soon(errand, worker, until):
                    return self._finish(errand, worker, until)
            if not self._long.acquire(blocking=False):
                self._ward.retire(worker)
                with _turn(self._long, errand, until - MOMENT):
                    return self._stay(errand, self._begin(errand, until), until)
            try:
                return self._stay(errand, worker, until)
            finally:
                self._long.release()
        finally:
            self._places.release()

    def close(self) -> None:
        """End all processes."""
        self._ward.close()

    def _stay(self, errand: Errand, worker: Worker, until: float) -> tuple[Head, bytes]:
        worker.yield_to_others()
        worker.served = USED_UP  # it would go on yielding
        if self._answers(errand, worker, until):
            return self._finish(errand, worker, until + MOMENT)
        self._ward.retire(worker)
        raise self._late()

    def _begin(self, errand: Errand, until: float) -> Worker:
        worker = self._take(errand.remote)
        try:
            with errand.held_by(worker):
                worker.begin(errand.head, errand.body, until)
        except TimeoutError:
            self._ward.retire(worker)
            raise self._late() from None
        except EOFError:
            raise self._why(errand, self._ward.bury(worker)) from None
        return worker

    def _answers(self, errand: Errand, worker: Worker, until: float) -> bool:
        with errand.held_by(worker):
            return worker.answers(until)

    def _answers_soon(self, errand: Errand, worker: Worker, until: float) -> bool:
        """Wait for an answer for a moment of the processor's time.

        By the clock, a short request would count as a long one whenever the machine is busy.
        """
        end = worker.used() + MOMENT
        while not self._answers(errand, worker, min(until, time.monotonic() + MOMENT)):
            if time.monotonic() >= until or worker.used() >= end:
                return False
        return True

    def _finish(self, errand: Errand, worker: Worker, until: float) -> tuple[Head, bytes]:
        try:
            found = worker.finish(until)
        except TimeoutError:
            self._ward.retire(worker)
            raise self._late() from None
        except EOFError:
            raise self._why(errand, self._ward.bury(worker)) from None
        if errand.writes:
            self._ward.retire(worker)
        else:
            self._ward.give_back(worker)
        return found

    def _take(self, network: bool) -> Worker:
        try:
            return self._ward.take(network)
        except (OSError, EOFError) as error:
            raise _busy() from error

    def _why(self, errand: Errand, code: int) -> Refused:
        """Say why a worker has died."""
        if errand.dropped:
            return _busy()
        if code in (-signal.SIGSEGV, -signal.SIGBUS):
            return Refused(refuse("query-depth", limit=self._limits.depth))
        if code == -signal.SIGXCPU:
            return self._late()
        return Refused(refuse("query-memory", limit=self._limits.memory >> 20))

    def _late(self) -> Refused:
        return Refused(refuse("query-time", limit=f"{self._limits.seconds:g}"))


@contextmanager
def _turn(lane: threading.BoundedSemaphore, errand: Errand, until: float) -> Iterator[None]:
    """Wait for a turn in a lane. Raises Refused when there is none in time."""
    while not lane.acquire(timeout=_GLANCE):
        if errand.dropped or time.monotonic() > until:
            raise _busy()
    try:
        if time.monotonic() > until:
            raise _busy()
        yield
    finally:
        lane.release()


def _busy() -> Refused:
    return Refused(refuse("query-busy"))
