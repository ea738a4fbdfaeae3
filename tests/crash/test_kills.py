"""Ten kills; `make crash` does a hundred."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from graph.journal.entry import Entry
from graph.journal.journal import NAME, head
from graph.journal.writer import Writer
from graph.store.edit import Edit
from tests.crash import kills
from tests.crash.kills import kill
from tests.crash.steps import steps


def test_nothing_acknowledged_is_lost_and_nothing_is_there_by_half(tmp_path: Path, record_property):
    count = kill(10, 1, tmp_path)
    record_property("summary", f"killed while writing: {count}")
    assert count.kills == 10
    assert count.writes > 10
    assert (count.lost, count.half, count.refused) == (0, 0, 0)


@pytest.mark.parametrize(
    ("edits", "told", "found"),
    [
        (list(islice(steps(1), 2)), 3, {"lost": 1}),
        ([next(steps(1)), Edit()], 2, {"half": 1}),
        (list(islice(steps(1), 3)), 2, {"unknown": 1}),
    ],
)
def test_what_is_lost_or_half_there_would_be_counted(
    tmp_path: Path, monkeypatch, edits, told, found
):
    def leave(folder: Path, *given: object) -> int:
        folder.mkdir()
        text = head()
        for number, edit in enumerate(edits, 1):
            last = text.splitlines()[-1][:64].decode()
            text += Entry.of(number, edit, Writer()).line(last)
        (folder / NAME).write_bytes(text)
        return told

    monkeypatch.setattr(kills, "_write_until_killed", leave)
    monkeypatch.setattr(kills, "_tear", lambda *given: None)
    count = vars(kill(1, 1, tmp_path))
    assert {name: count[name] for name in ("lost", "half", "unknown") if count[name]} == found
