"""A process that holds the graph in memory and makes workers: copies of itself, in milliseconds.

`python -m graph.sparql.nursery FD LIMITS` is told what to do over a socket: read a file of quads,
follow a change, make a worker on a socket that is handed over, forget one or say how it ended. It
carries out no request itself, so nothing that a stranger sends can end it.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from pyoxigraph import RdfFormat, Store, parse

from graph.sparql.limits import Limits
from graph.sparql.wire import Head, receive, send
from graph.sparql.worker import answer
from graph.store.edit import read_name

# Eight times the usual: what is nested as deep as the limits allow is then far from the end of it.
_STACK = 64 * 2**20
# Standard input, output and errors, and the socket. Without room for one more nothing can be
# opened and nobody be reached, whatever the engine is told.
_FILES = 4
_SECONDS_OVER = 2
_AFTER_OTHERS = 5  # pages go before queries


def main(arguments: list[str]) -> None:
    """Serve until whoever started this is gone."""
    limits = read_limits(arguments[1])
    control = socket.socket(fileno=int(arguments[0]))
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_STACK, (_STACK, hard))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_AFTER_OTHERS)
    workers: set[int] = set()
    with suppress(EOFError, OSError):
        _serve(control, Store(), limits, workers)
    for worker in workers:
        with suppress(OSError):
            os.kill(worker, signal.SIGKILL)


def write_limits(limits: Limits) -> str:
    """Return limits as one argument."""
    return json.dumps({**vars(limits), "hosts": sorted(limits.hosts)})


def read_limits(text: str) -> Limits:
    """Return the limits that `write_limits` wrote."""
    values: dict[str, Any] = json.loads(text)
    return Limits(**{**values, "hosts": frozenset(values["hosts"])})


def _serve(control: socket.socket, store: Store, limits: Limits, workers: set[int]) -> None:
    leaving: set[int] = set()
    while True:
        head, body = receive(control)
        match head["do"]:
            case "load":
                with open(head["path"], "rb") as file:
                    store.bulk_extend(parse(file, format=RdfFormat.N_QUADS))
                for name in head["graphs"]:
                    store.add_graph(read_name(name))
                gc.freeze()
                send(control, {"size": len(store)})
            case "change":
                _change(store, head, body)
            case "make":
                # The socket of the worker follows the frame.
                _, [own], _, _ = socket.recv_fds(control, 1, 1)
                worker = os.fork()
                if not worker:
                    _work(own, control, store, limits, head["network"])
                os.close(own)
                workers.add(worker)
                send(control, {"worker": worker})
            case "forget":
                leaving.add(head["worker"])
            case "ended":
                send(control, {"code": _ended(head["worker"], workers)})
        # To wait for one that is dying would keep others waiting.
        leaving -= {worker for worker in leaving if _ended(worker, workers) is not None}


def _ended(worker: int, workers: set[int]) -> int | None:
    """Return the exit code of a worker, nothing while it has not ended."""
    # One that an earlier nursery made is nobody's child any more.
    if worker not in workers:
        return 0
    process, status = os.waitpid(worker, os.WNOHANG)
    if not process:
        return None
    workers.discard(worker)
    return os.waitstatus_to_exitcode(status)


def _change(store: Store, head: Head, body: bytes) -> None:
    cut = head["removed"]
    for quad in parse(body[:cut], format=RdfFormat.N_QUADS):
        store.remove(quad)
    store.extend(parse(body[cut:], format=RdfFormat.N_QUADS))
    for name in head["made"]:
        store.add_graph(read_name(name))
    for name in head["lost"]:
        store.remove_graph(read_name(name))


def _work(own: int, control: socket.socket, store: Store, limits: Limits, network: bool) -> None:
    """Be a worker; never returns."""
    try:
        control.close()
        nothing = os.open(os.devnull, os.O_RDWR)
        place = os.dup(own) if own < _FILES else own
        for number in range(_FILES - 1):
            os.dup2(nothing, number)
        os.dup2(place, _FILES - 1)
        os.closerange(_FILES, 1024)
        _confine(limits, network)
        asked = socket.socket(fileno=_FILES - 1)
        while True:
            head, body = receive(asked)
            _bound_time(limits)
            send(asked, *answer(store, head, body, limits))
    finally:
        os._exit(0)


def _confine(limits: Limits, network: bool) -> None:
    # Before the files: it takes one to look.
    with suppress(OSError, ValueError), open("/proc/self/statm", "rb") as file:
        # What it has already is the graph, shared with the nursery.
        now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + limits.memory,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if not network:
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def _bound_time(limits: Limits) -> None:
    """End even if whoever should end this is gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + limits.seconds) + _SECONDS_OVER
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


if __name__ == "__main__":
    main(sys.argv[1:])
