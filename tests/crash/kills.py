"""Kill a writer again and again, reopen what it left, and compare it with what it was told."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from graph.findings import Refused
from graph.journal.entry import Entry
from graph.journal.journal import Journal
from graph.journal.recovery import recover
from graph.journal.writer import Writer
from graph.store import EmbeddedStore
from tests.crash.steps import state, steps

# Acknowledged writes before a kill, and seconds after the last of them.
_WRITES, _SECONDS = 25, 0.006


@dataclass
class Count:
    """What came of some kills.

    unknown: writes that are there though nobody was told so, as may be. mended: stores that had
    lost something or had it by half. torn: last lines that were cut off by hand, as by a loss of
    power.
    """

    kills: int = 0
    writes: int = 0
    unknown: int = 0
    mended: int = 0
    torn: int = 0
    lost: int = 0
    half: int = 0
    refused: int = 0

    def __str__(self) -> str:
        return ", ".join(f"{value} {name}" for name, value in vars(self).items())


def kill(times: int, seed: int, folder: Path) -> Count:
    """Kill so many times: by turns who keeps the store in memory, and who keeps it on disk."""
    lot, count = Random(seed), Count()
    for turn in range(times):
        place = folder / "store" if turn % 2 else None
        own = folder / ("disk" if place else "memory")
        told = _write_until_killed(own, seed, place, lot)
        count.kills += 1
        try:
            _reopen(own, seed, place, told, lot, count)
        except Refused:
            count.refused += 1
    return count


def _write_until_killed(folder: Path, seed: int, place: Path | None, lot: Random) -> int:
    """Return the last write that was acknowledged; 0 when it is not known."""
    command = [sys.executable, "-m", "tests.crash.writing", str(folder), str(seed)]
    with subprocess.Popen(
        [*command, *([str(place)] if place else [])], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(1 + lot.randrange(_WRITES))]
        time.sleep(lot.uniform(0, _SECONDS))
        process.kill()
        told += process.stdout.readlines()
    assert told[0] == b"begun\n", told
    whole = [line for line in told[1:] if line.endswith(b"\n")]
    return int(whole[-1]) if whole else 0


def _reopen(
    folder: Path, seed: int, place: Path | None, told: int, lot: Random, count: Count
) -> None:
    if lot.random() < 0.5:
        _tear(folder, seed, lot)
        count.torn += 1
    journal, store = Journal(folder), EmbeddedStore(place)
    mended = recover(store, journal.entries())
    count.mended += bool(place and mended)
    written, wanted, model = [entry.edit for entry in journal.entries()], [], EmbeddedStore()
    for edit in islice(steps(seed), journal.number):
        wanted.append(edit)
        model.edit(edit)
    count.lost += max(0, told - journal.number)
    count.unknown += told > 0 and journal.number > told
    count.writes = max(count.writes, journal.number)
    count.half += written != wanted or state(store) != state(model)
    journal.close()


def _tear(folder: Path, seed: int, lot: Random) -> None:
    """Leave the beginning of one more line, as if the power had failed while it was written."""
    journal = Journal(folder)
    number = journal.number
    journal.close()
    line = Entry.of(number + 1, next(islice(steps(seed), number, None)), Writer()).line("")
    with (folder / "journal").open("ab") as file:
        file.write(line[: lot.randrange(1, len(line))])
