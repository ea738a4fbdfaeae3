"""Loading: from a file of quads to a store that answers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import rdflib

from graph.validate.shacl import quiet
from tests.benchmarks.apart import apart, timed
from tests.benchmarks.country import stored
from tests.benchmarks.figure import Figure, Section


def in_memory(file: Path) -> tuple[float, int]:
    """Return the seconds to load a file into a store of ours, and the size."""
    found = []
    seconds = timed(lambda: found.append(stored(file)))
    return seconds, len(found[0])


def on_disk(file: Path) -> float:
    """Return the seconds to load a file into a store of ours on disk."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return timed(lambda: stored(file, Path(folder) / "store"))


def by_rdflib(file: Path) -> float:
    """Return the seconds in which rdflib parses a file into its memory."""
    with quiet():
        return timed(lambda: rdflib.Dataset().parse(file, format="nquads"))


def section(file: Path) -> Section:
    """Measure the loading of a country."""
    ours, disk, peer = apart(in_memory, file), apart(on_disk, file), apart(by_rdflib, file)
    note = f"{ours.answer[1]:,} quads, {file.stat().st_size / 1e6:.0f} MB"
    name, seconds, peak = "rdflib parsing it", peer.answer, peer.peak
    return Section(
        "Loading",
        "An N-Quads file of the whole country.",
        [
            Figure("into memory", ours.answer[0], name, seconds, ours.peak, peak, note),
            Figure("onto disk, flushed", disk.answer, name, seconds, disk.peak, peak, note),
        ],
    )
