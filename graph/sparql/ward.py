"""The nursery as seen from the process that serves: started, kept up to date, asked for workers.

Changes are noted while the store is locked and passed on before the next worker is made, so that
a request that comes after a write sees it.
"""

from __future__ import annotations

import math
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.sparql.limits import Limits
from graph.sparql.nursery import write_limits
from graph.sparql.wire import Head, receive, send
from graph.store.edit import Edit
from graph.store.embedded import EmbeddedStore

USED_UP = 100  # requests: memory that the engine does not give back goes with its worker
_LAST = 19  # the weakest claim to the processor
# Seconds: how long to wait for a worker to be dead, and how often to look.
_PATIENCE, _GLANCE = 1.0, 0.005


@dataclass
class Worker:
    """A process that carries out one request at a time. state: of the store, as it knows it."""

    process: int
    socket: socket.socket
    state: int
    network: bool
    served: int = 0

    def yield_to_others(self) -> None:
        """Let everything else on this machine go before it, from now on."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process, _LAST)

    def used(self) -> float:
        """Return the seconds of the processor that it has had; endless where nobody can tell."""
        try:
            # How Linux numbers the clock of a process (clock_getcpuclockid).
            return time.clock_gettime((~self.process << 3) | 2)
        except OSError:
            return math.inf

    def begin(self, head: Head, body: bytes, until: float) -> None:
        """Raises TimeoutError when the moment is past, EOFError when the worker has died."""
        self.served += 1
        try:
            send(self.socket, head, body, until)
        except ConnectionError as error:
            raise EOFError from error

    def answers(self, until: float) -> bool:
        """Wait for the answer; return whether there is one, or none to be had, in time."""
        self.socket.settimeout(max(until - time.monotonic(), 0.001))
        try:
            self.socket.recv(1, socket.MSG_PEEK)
        except TimeoutError:
            return False
        except ConnectionError:
            return True
        return True

    def finish(self, until: float) -> tuple[Head, bytes]:
        """Return the answer. Raises TimeoutError and EOFError as above."""
        return receive(self.socket, until)

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)


class Ward:
    """Workers on one store. May be used from several threads."""

    def __init__(self, store: EmbeddedStore, limits: Limits) -> None:
        self.state = 0
        self._store, self._limits = store, limits
        self._lock = threading.Lock()
        self._news: deque[Edit] = deque()
        self._stale = True
        self._idle: list[Worker] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        store.follow(weakref.WeakMethod(self._note))

    def _note(self, edit: Edit | None) -> None:
        """Take in what has changed; nothing stands for more than can be told."""
        if edit is None:
            self._stale = True
        else:
            self._news.append(edit)
        self.state += 1

    def take(self, network: bool) -> Worker:
        """Return a worker that knows the newest state. Raises OSError when none can be made."""
        for again in (True, False):
            try:
                return self._take(network)
            except (OSError, EOFError):
                self.close()
                if not again:
                    raise
        raise OSError

    def _take(self, network: bool) -> Worker:
        if self._process is None or self._stale:
            # The store before the lock, as in every write, lest two wait for one another.
            with self._store.writing(), self._lock:
                self._start()
        with self._lock:
            while self._idle and not network:
                worker = self._idle.pop()
                if worker.state == self.state:
                    return worker
                self._retire(worker)
            return self._make(network)

    def give_back(self, worker: Worker) -> None:
        """Keep a worker that has done its work for the next request."""
        with self._lock:
            usable = not worker.network and worker.state == self.state
            if usable and len(self._idle) < 2 * self._limits.at_once and worker.served < USED_UP:
                self._idle.append(worker)
            else:
                self._retire(worker)

    def retire(self, worker: Worker) -> None:
        """End a worker that nobody uses."""
        with self._lock:
            self._retire(worker)

    def bury(self, worker: Worker) -> int:
        """Return the exit code of a worker that has died, or of being killed if that is unclear."""
        worker.socket.close()
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                with self._lock:
                    code: int | None = self._call({"do": "ended", "worker": worker.process})["code"]
            except (OSError, EOFError):
                break
            if code is not None:
                return code
            time.sleep(_GLANCE)
        self.retire(worker)
        return -signal.SIGKILL

    def close(self) -> None:
        """End all processes; the next one who asks starts them again."""
        with self._lock:
            self._stop()

    def _start(self) -> None:
        """Start the nursery with all there is now; the store is locked."""
        if self._process is not None and not self._stale:
            return
        self._stop()
        self._news.clear()
        self._stale = False
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-m", "graph.sparql.nursery", str(theirs.fileno())]
        # pyoxigraph writes what it panics at to standard error: none of it is for the log.
        self._process = subprocess.Popen(  # noqa: S603
            [*command, write_limits(self._limits)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()
        self._control = ours
        weakref.finalize(self, _end, self._process, ours, self._idle)
        with tempfile.TemporaryDirectory(prefix="samverkan-") as folder:
            path = Path(folder) / "graph.nq"
            self._store.snapshot(path)
            graphs = [str(name) for name in self._store.graphs()]
            self._call({"do": "load", "path": str(path), "graphs": graphs})

    def _stop(self) -> None:
        if self._process is not None and self._control is not None:
            _end(self._process, self._control, self._idle)
        self._process = self._control = None

    def _make(self, network: bool) -> Worker:
        control = self._ready()
        # Looked at first: of what comes in meanwhile it may know more than it says.
        state = self.state
        while self._news:
            edit = self._news.popleft()
            removed, added = (
                "".join(f"{quad} .\n" for quad in quads).encode()
                for quads in (edit.changes.removed, edit.changes.added)
            )
            made, lost = ([str(name) for name in names] for names in (edit.made, edit.lost))
            head: Head = {"do": "change", "removed": len(removed), "made": made, "lost": lost}
            send(control, head, removed + added)
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                send(control, {"do": "make", "network": network})
                socket.send_fds(control, [b"."], [theirs.fileno()])
                made_one, _ = receive(control)
        except (OSError, EOFError):
            ours.close()
            raise
        return Worker(made_one["worker"], ours, state, network)

    def _retire(self, worker: Worker) -> None:
        worker.kill()
        worker.socket.close()
        with suppress(OSError, EOFError):  # else it goes with the nursery
            send(self._ready(), {"do": "forget", "worker": worker.process})

    def _call(self, head: Head) -> Head:
        control = self._ready()
        send(control, head)
        return receive(control)[0]

    def _ready(self) -> socket.socket:
        if self._control is None:
            raise EOFError
        return self._control


def _end(process: subprocess.Popen[bytes], control: socket.socket, idle: list[Worker]) -> None:
    """End a nursery and the workers that nobody uses."""
    for worker in idle:
        worker.kill()
        worker.socket.close()
    idle.clear()
    control.close()
    process.kill()
    process.wait()
