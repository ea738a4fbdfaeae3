"""One writer: a lock on a file that ends with the process that holds it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from graph.findings import Place, Refused, refuse


class Lock:
    """Held from the moment it is made until it is let go, or its process ends, however it does."""

    def __init__(self, path: Path) -> None:
        """Raises Refused when another process holds it, or the folder cannot be written."""
        place = Place(file=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise Refused(refuse("state-unwritable", place, value=path.parent)) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise Refused(refuse("state-locked", place, value=path.parent)) from error

    def close(self) -> None:
        """Let go. What has been forked off holds nothing: the lock is given back by name."""
        fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
