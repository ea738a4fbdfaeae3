"""`python -m tests.crash [KILLS [SEED]]`: kill, reopen, compare, count; 100 kills unless told."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import SystemRandom

from tests.crash.kills import kill


def main(times: int, seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="samverkan-crash-") as folder:
        count = kill(times, seed, Path(folder))
    sys.stdout.write(f"{count} (seed {seed})\n")
    return int(bool(count.lost or count.half or count.refused))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given[:1] or [100], *given[1:] or [SystemRandom().randrange(10**6)]))
