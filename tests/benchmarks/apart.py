"""Measuring apart: each measurement in a process of its own, with its own peak of memory."""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Measured:
    """answer: what the function returned. peak: of the memory of its process, in MB."""

    answer: Any
    peak: float


def apart(function: Callable[..., Any], *arguments: Any, limit: float | None = None) -> Measured:
    """Run a function of a module in a new process. Raises TimeoutError after `limit` seconds."""
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(its, function, arguments))
    process.start()
    its.close()
    try:
        if not ours.poll(limit):
            raise TimeoutError
        told: Measured = ours.recv()
        return told
    finally:
        process.kill()
        process.join()


def _tell(end: Connection, function: Callable[..., Any], arguments: Sequence[Any]) -> None:
    answer = function(*arguments)
    end.send(Measured(answer, peak_memory()))


def peak_memory() -> float:
    """Return the peak memory of this process in MB."""
    # What the system counts for a child begins with the peak of its parent; this does not.
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("utf-8").splitlines()
        [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM")]
        return int(peak) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median(action: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of several runs."""
    return statistics.median(timed(action) for _ in range(runs))


def percentile(seconds: Sequence[float], share: float) -> float:
    """Return the value that a share of the measurements do not exceed."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
