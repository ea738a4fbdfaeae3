"""The journal: a file of entries that only grows, each on disk before its write is acknowledged.

What cannot be helped is told apart from what must not be: the last line may be torn, since whoever
wrote it was never told that it is there. It is dropped. Everything else that is not as it was
written is damage, and refused.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from graph.findings import Place, Refused, refuse
from graph.journal import durable
from graph.journal.entry import Entry, NoEntry, seal, sum_of, unseal
from graph.journal.lock import Lock
from graph.journal.writer import Writer
from graph.store.edit import Edit

NAME = "journal"
VERSION = 1
# Below this many free bytes nothing is written, so that what is there can still be looked after.
FLOOR = 64 << 20


class Journal:
    """The journal of a folder, and the one writer of it. Not for several threads at once."""

    def __init__(self, folder: Path, *, floor: int = FLOOR) -> None:
        """Take the folder, and leave a torn last line out.

        Raises Refused when another process has it, the journal is damaged or of another version,
        or the folder cannot be written.
        """
        self.folder, self.path = folder, folder / NAME
        self.number = 0
        self._floor = floor
        self._file = -1
        self._lock = Lock(folder / f"{NAME}.lock")
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def _begin(self) -> None:
        try:
            if not self.path.exists():
                durable.put(self.path, head())
            self._sum, self._length = "", 0
            for line, entry in _lines(self.path):
                self.number = entry.number if entry else 0
                self._sum, self._length = sum_of(line), self._length + len(line)
            self._open()
        except OSError as error:
            raise Refused(refuse("state-unwritable", _at(self.path), value=self.folder)) from error

    def write(self, edit: Edit, by: Writer) -> Entry:
        """Add an entry; it is on disk when this returns. Raises Refused when it is not.

        What is refused is not there, now or later.
        """
        entry = Entry.of(self.number + 1, edit, by)
        line = entry.line(self._sum)
        try:
            self._check_room(len(line))
            if self._file < 0:
                self._open()
            self._append(line)
        except OSError as error:
            self._forsake()
            raise Refused(refuse("journal-unwritable", _at(self.path))) from error
        self.number, self._sum = entry.number, sum_of(line)
        self._length += len(line)
        return entry

    def _append(self, line: bytes) -> None:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        os.fdatasync(self._file)

    def _open(self) -> None:
        """Open the file behind its last good line: what a failed write left goes."""
        self._file = os.open(self.path, os.O_WRONLY | os.O_CLOEXEC)
        if os.fstat(self._file).st_size > self._length:
            os.ftruncate(self._file, self._length)
            os.fsync(self._file)
        os.lseek(self._file, self._length, os.SEEK_SET)

    def _forsake(self) -> None:
        """After a fault nothing is known of what the file has taken in: begin anew behind it."""
        file, self._file = self._file, -1
        if file < 0:
            return
        try:
            os.ftruncate(file, self._length)
            os.fsync(file)
        except OSError:
            pass  # the next write does it, or is refused
        finally:
            os.close(file)

    def _check_room(self, length: int) -> None:
        free = os.statvfs(self.folder)
        if free.f_bavail * free.f_frsize < self._floor + length:
            raise Refused(refuse("disk-full", _at(self.path), value=self._floor >> 20))

    def entries(self) -> Iterator[Entry]:
        """Yield all entries in order."""
        return entries(self.path)

    def close(self) -> None:
        """Let others write."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        self._lock.close()


def entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a journal that somebody else may be writing; none where none is.

    Raises Refused for a damaged one and for one of another version.
    """
    if path.exists():
        yield from (entry for _, entry in _lines(path) if entry is not None)


def lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a journal as they are, the first among them, without a torn one.

    Raises Refused for a damaged journal.
    """
    if not path.exists():
        yield head()
        return
    yield from (line for line, _ in _lines(path))


def head() -> bytes:
    """Return the first line of a journal."""
    return seal(json.dumps({"journal": VERSION}).encode(), "")


def _lines(path: Path) -> Iterator[tuple[bytes, Entry | None]]:
    """Yield each good line with its entry, which the first has none of."""
    before, number = "", 0
    with path.open("rb") as file:
        line = file.readline()
        _check_version(path, line)
        yield line, None
        before = sum_of(line)
        while line := file.readline():
            try:
                entry = Entry.read(line, before)
                if entry.number != number + 1:
                    raise NoEntry("number")
            except NoEntry as error:
                if _is_torn(line) and not file.read(1):
                    return
                place = Place(file=str(path), line=number + 2)
                raise Refused(refuse("journal-broken", place, number=number + 1)) from error
            number, before = entry.number, sum_of(line)
            yield line, entry


def _is_torn(line: bytes) -> bool:
    """Whether a line was never whole: its end is not there, or a part never reached the disk.

    Where a second entry has run into it, the first was whole once. No text of an entry can look
    like the beginning of one, as its quotation marks are escaped.
    """
    return (not line.endswith(b"\n") or b"\0" in line) and line.count(b' {"number":') < 2


def _check_version(path: Path, line: bytes) -> None:
    try:
        version = json.loads(unseal(line, ""))["journal"]
    except (NoEntry, ValueError, KeyError, TypeError) as error:
        raise Refused(refuse("journal-broken", Place(file=str(path), line=1), number=0)) from error
    if version != VERSION:
        raise Refused(refuse("journal-version", _at(path), version=version, ours=VERSION))


def _at(path: Path) -> Place:
    return Place(file=str(path))
