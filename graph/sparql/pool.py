"""Who is carried out when: short requests at once, long ones two at a time, the others later.

A request is tried for a moment. What has not answered by then is ended and begun anew when it is
its turn among the long ones, which leave the processor to everybody else.
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
from graph.sparql.ward import Ward, Worker
from graph.sparql.wire import Head
from graph.store.embedded import EmbeddedStore

MOMENT = 0.1  # seconds
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
            found = self._try(errand, self._short, until) or self._try(errand, self._long, until)
            if found is None:
                raise Refused(refuse("query-time", limit=f"{self._limits.seconds:g}"))
            return found
        finally:
            self._places.release()

    def close(self) -> None:
        """End all processes."""
        self._ward.close()

    def _try(
        self, errand: Errand, lane: threading.BoundedSemaphore, until: float
    ) -> tuple[Head, bytes] | None:
        """Return the answer, nothing when it takes too long."""
        while not lane.acquire(timeout=_GLANCE):
            if errand.dropped or time.monotonic() > until:
                raise _busy()
        try:
            if time.monotonic() > until - MOMENT:
                raise _busy()  # too late to begin
            worker = self._take(errand.remote)
            if lane is self._long:
                worker.yield_to_others()
                return self._ask(errand, worker, lane, until)
            return self._ask(errand, worker, lane, min(until, time.monotonic() + MOMENT))
        finally:
            lane.release()

    def _ask(
        self, errand: Errand, worker: Worker, lane: threading.BoundedSemaphore, until: float
    ) -> tuple[Head, bytes] | None:
        try:
            with errand.held_by(worker):
                found = worker.ask(errand.head, errand.body, until)
        except TimeoutError:
            self._ward.retire(worker)
            return None
        except EOFError:
            raise self._why(errand, self._ward.retire(worker)) from None
        if errand.writes or lane is self._long:
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
            return Refused(refuse("query-time", limit=f"{self._limits.seconds:g}"))
        return Refused(refuse("query-memory", limit=self._limits.memory >> 20))


def _busy() -> Refused:
    return Refused(refuse("query-busy"))
