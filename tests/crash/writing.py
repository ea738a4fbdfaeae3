"""Who is killed: writes one step after the other and tells of each when it is done.

`python -m tests.crash.writing FOLDER SEED [STORE]`; a store is kept on disk where one is named.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from graph.journal.journal import Journal
from graph.journal.recovery import recover
from graph.journal.writer import Writer
from graph.store import EmbeddedStore
from tests.crash.steps import steps


def main(folder: Path, seed: int, place: Path | None) -> None:
    journal, store = Journal(folder), EmbeddedStore(place)
    recover(store, journal.entries())
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    for edit in islice(steps(seed), journal.number, None):
        with store.writing():
            journal.write(edit, Writer("crash"))
            store.edit(edit)
        sys.stdout.write(f"{journal.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
