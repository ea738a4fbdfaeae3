"""Copies of what must not be lost: the journal, and the graph as text for any other engine.

A copy is a folder of its own, whole or not there. It can be made while somebody writes: it holds
what was acknowledged before it began.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import parse

from graph.findings import Place, Refused, refuse
from graph.journal import durable
from graph.journal.journal import NAME, Journal, entries, lines
from graph.journal.recovery import missing, recover
from graph.rdf import QUADS
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit
from graph.store.embedded import EmbeddedStore

GRAPH, MANIFEST = "graph.nq", "manifest.json"
VERSION = 1


@dataclass(frozen=True)
class Backup:
    """What a backup holds. number: of the last entry in its journal."""

    time: str
    number: int
    triples: int
    sums: dict[str, str]


def back_up(journal: Path, store: EmbeddedStore, target: Path) -> Backup:
    """Copy a journal and a store, which is brought up to it, into a new folder.

    Raises Refused when the folder is there, cannot be written, or the journal is damaged.
    """
    place = Place(file=str(target))
    if target.exists():
        raise Refused(refuse("backup-taken", place, value=target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise Refused(refuse("backup-unwritable", place, value=target)) from error
    try:
        durable.put(making / NAME, b"".join(lines(journal)))
        recover(store, entries(making / NAME))
        store.dump(making / GRAPH)
        made = _describe(making, len(store))
        durable.put(making / MANIFEST, _manifest(made))
        durable.sync(making / GRAPH)
        making.rename(target)
        durable.sync(target.parent)
    except OSError as error:
        raise Refused(refuse("backup-unwritable", place, value=target)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return made


def check(folder: Path) -> Backup:
    """Return what a backup holds, after reading all of it. Raises Refused for a broken one."""
    told = _read(folder)
    try:
        found = _describe(folder, told.triples)
        if found.sums != told.sums or found.number != told.number:
            raise _broken(folder, next(n for n in (NAME, GRAPH) if _wrong(n, found, told)))
        store = EmbeddedStore()
        text = parse(path=str(folder / GRAPH), format=QUADS[".nq"])
        store.edit(Edit(ChangeSet(frozenset(text))))
    except (OSError, SyntaxError) as error:
        raise _broken(folder, GRAPH) from error
    if len(store) != told.triples or missing(store, entries(folder / NAME)).changes:
        raise _broken(folder, GRAPH)
    return told


def restore(folder: Path, state: Path) -> Backup:
    """Put the journal of a backup into a state folder, where none may be that holds anything.

    Raises Refused for a broken backup, and where a journal is or somebody writes.
    """
    told = check(folder)
    journal = Journal(state)
    try:
        if journal.number:
            place = Place(file=str(journal.path))
            raise Refused(refuse("restore-taken", place, value=journal.path))
        durable.put(journal.path, (folder / NAME).read_bytes())
    except OSError as error:
        raise Refused(refuse("state-unwritable", Place(file=str(state)), value=state)) from error
    finally:
        journal.close()
    return told


def _describe(folder: Path, triples: int) -> Backup:
    number = sum(1 for _ in entries(folder / NAME))
    time = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Backup(time, number, triples, {name: _sum(folder / name) for name in (NAME, GRAPH)})


def _manifest(backup: Backup) -> bytes:
    data = {
        "backup": VERSION,
        "time": backup.time,
        "number": backup.number,
        "triples": backup.triples,
        "sha256": backup.sums,
    }
    return (json.dumps(data, indent=2) + "\n").encode()


def _read(folder: Path) -> Backup:
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        if data["backup"] != VERSION:
            raise _broken(folder, MANIFEST)
        return Backup(data["time"], data["number"], data["triples"], data["sha256"])
    except FileNotFoundError as error:
        raise Refused(refuse("no-backup", Place(file=str(folder)), value=folder)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(folder, MANIFEST) from error


def _wrong(name: str, found: Backup, told: Backup) -> bool:
    return name == GRAPH or found.sums[name] != told.sums.get(name)


def _broken(folder: Path, name: str) -> Refused:
    return Refused(refuse("backup-broken", Place(file=str(folder / name)), value=name))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
