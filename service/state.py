"""The state folder: what the service must not lose, and cannot make again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.findings import Place, Refused, refuse
from graph.journal.journal import NAME, Journal, entries
from graph.journal.recovery import recover
from graph.journal.writer import Writer
from graph.sparql.endpoint import Record
from graph.store import EmbeddedStore
from graph.store.edit import Edit
from service.settings import STATE

DEFAULT = "default"
# With these a journal can be read, but not written.
_ONLY_READING = {"state-locked": "journal-elsewhere", "state-unwritable": "journal-unwritable"}


def state_folder() -> Path:
    """Return the folder, which need not be there."""
    named = STATE.value()
    if named != DEFAULT:
        return Path(named)
    root = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return root / "samverkan"


def tokens_file() -> Path:
    """Return where the tokens are kept, as hashes."""
    return state_folder() / "tokens.json"


def journal_file() -> Path:
    """Return where the journal is."""
    return state_folder() / NAME


@contextmanager
def recorded(store: EmbeddedStore) -> Iterator[tuple[Record, Refused | None]]:
    """Bring a store up to its journal; give what keeps its writes from now on.

    Where another process writes to the journal already, the store is what the journal holds now;
    no write is kept, and the refusal that says so is given, too. Raises Refused for a damaged
    journal.
    """
    try:
        journal = Journal(state_folder())
    except Refused as refused:
        code = _ONLY_READING.get(refused.findings[0].code)
        if code is None:
            raise
        recover(store, entries(journal_file()))
        why = Refused(refuse(code, Place(file=str(journal_file()))))
        yield _refusing(why), why
        return
    try:
        recover(store, journal.entries())
        yield journal.write, None
    finally:
        journal.close()


def _refusing(why: Refused) -> Record:
    def record(edit: Edit, by: Writer) -> None:
        raise why

    return record
