"""An entry of the journal: one write, signed, on one line that tells when it is not whole.

A line is a checksum and the entry as canonical JSON. The checksum is of the line before as well,
so that a line that is changed, missing, doubled or moved is found out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pyoxigraph import Quad, RdfFormat, parse

from graph.journal.writer import Writer
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit, GraphName, read_name

_SUM = 64  # hexadecimal digits of SHA-256


class NoEntry(ValueError):
    """The line is not what was once written."""


@dataclass(frozen=True)
class Entry:
    """number: counts from 1. time: in UTC, to the microsecond. edit: what really changed."""

    number: int
    time: str
    account: str
    reason: str
    edit: Edit

    @staticmethod
    def of(number: int, edit: Edit, by: Writer) -> Entry:
        """Return the entry of a write that is made now."""
        time = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return Entry(number, time, by.account, by.reason, edit)

    def line(self, before: str) -> bytes:
        """Return the line; before: the checksum of the line before."""
        edit = self.edit
        data = {
            "number": self.number,
            "time": self.time,
            "account": self.account,
            "reason": self.reason,
            "added": sorted(map(str, edit.changes.added)),
            "removed": sorted(map(str, edit.changes.removed)),
            "made": sorted(map(str, edit.made)),
            "lost": sorted(map(str, edit.lost)),
        }
        return seal(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), before)

    @staticmethod
    def read(line: bytes, before: str) -> Entry:
        """Return the entry of a line. Raises NoEntry."""
        try:
            data = json.loads(unseal(line, before))
            return Entry(
                data["number"],
                data["time"],
                data["account"],
                data["reason"],
                Edit(
                    ChangeSet(_quads(data["added"]), _quads(data["removed"])),
                    _names(data["made"]),
                    _names(data["lost"]),
                ),
            )
        except (ValueError, KeyError, TypeError, SyntaxError) as error:
            raise NoEntry(str(error)) from error


def seal(text: bytes, before: str) -> bytes:
    """Return a text as a line with its checksum."""
    return hashlib.sha256(before.encode() + text).hexdigest().encode() + b" " + text + b"\n"


def unseal(line: bytes, before: str) -> bytes:
    """Return the text of a line, whose end it must have. Raises NoEntry."""
    text = line[_SUM + 1 : -1]
    if seal(text, before) != line:
        raise NoEntry("checksum")
    return text


def sum_of(line: bytes) -> str:
    """Return the checksum of a line, which the next is tied to."""
    return line[:_SUM].decode("ascii")


def _quads(lines: Iterable[str]) -> frozenset[Quad]:
    text = "".join(f"{line} .\n" for line in lines)
    return frozenset(parse(text, format=RdfFormat.N_QUADS))


def _names(names: Iterable[str]) -> frozenset[GraphName]:
    return frozenset(map(read_name, names))
