"""The journal: durable before it is told, whole or refused, one writer."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.findings import Refused
from graph.journal import journal as module
from graph.journal.entry import seal
from graph.journal.journal import Journal, entries
from graph.journal.writer import Writer
from graph.store.change_set import ChangeSet
from graph.store.edit import Edit

EDITORS = Writer("editors", "rättat")
GRAPH = NamedNode("a:g")


def edit(number: int) -> Edit:
    quad = Quad(NamedNode("a:a"), NamedNode("a:n"), Literal(number), GRAPH)
    return Edit(ChangeSet.of([quad]), frozenset({GRAPH}) if number == 1 else frozenset())


def write(folder: Path, *numbers: int) -> bytes:
    journal = Journal(folder, floor=0)
    for number in numbers:
        journal.write(edit(number), EDITORS)
    journal.close()
    return (folder / "journal").read_bytes()


def numbers(folder: Path) -> list[int]:
    return [entry.number for entry in entries(folder / "journal")]


def code(folder: Path) -> str:
    with pytest.raises(Refused) as caught:
        Journal(folder, floor=0)
    with pytest.raises(Refused) as read:
        list(entries(folder / "journal"))
    [finding] = caught.value.findings
    assert finding == read.value.findings[0]
    return f"{finding.code} {finding.where.line}"


def test_what_was_written_is_there_and_signed(tmp_path: Path):
    write(tmp_path, 1, 2)
    write(tmp_path, 3)
    found = list(entries(tmp_path / "journal"))
    assert [entry.edit for entry in found] == [edit(1), edit(2), edit(3)]
    assert [entry.number for entry in found] == [1, 2, 3]
    assert {(entry.account, entry.reason) for entry in found} == {("editors", "rättat")}
    assert found[0].time < found[1].time < found[2].time
    assert found[0].time.endswith("Z")
    assert not list(entries(tmp_path / "none"))


def test_it_is_on_disk_before_it_is_told(tmp_path: Path, monkeypatch):
    journal = Journal(tmp_path, floor=0)
    synced: list[bytes] = []
    real = os.fdatasync

    def watch(file: int) -> None:
        real(file)
        synced.append(journal.path.read_bytes())

    monkeypatch.setattr(module.os, "fdatasync", watch)
    journal.write(edit(1), EDITORS)
    assert synced == [journal.path.read_bytes()]
    journal.close()


def test_wherever_the_last_line_is_torn_it_is_dropped(tmp_path: Path):
    whole = write(tmp_path, 1, 2, 3)
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last, len(whole)):
        (tmp_path / "journal").write_bytes(whole[:cut])
        assert numbers(tmp_path) == [1, 2]
    # A page of it never reached the disk.
    (tmp_path / "journal").write_bytes(whole[: last + 9] + bytes(20) + whole[last + 29 :])
    assert numbers(tmp_path) == [1, 2]
    assert write(tmp_path, 3).count(b"\n") == 4
    assert numbers(tmp_path) == [1, 2, 3]


def test_damage_is_refused_and_nothing_changed(tmp_path: Path):
    whole = write(tmp_path, 1, 2, 3)
    lines = whole.splitlines(keepends=True)
    wrong = {
        "journal-broken 2": [
            lines[0] + lines[1].replace(b"a:n", b"a:m") + lines[2] + lines[3],
            lines[0] + lines[2] + lines[3],
            lines[0] + lines[1][:-9] + b"\0" * 9 + lines[2],
        ],
        "journal-broken 3": [lines[0] + lines[1] + lines[3]],
        "journal-broken 4": [
            lines[0] + lines[1] + lines[2] + lines[2],
            whole.replace(b'"number":3', b'"number":4'),
        ],
        "journal-broken 1": [b"", whole[1:], b"\n", whole.replace(b"journal", b"Journal")],
        "journal-version 0": [seal(b'{"journal": 2}', "") + lines[1]],
    }
    for told, files in wrong.items():
        for data in files:
            (tmp_path / "journal").write_bytes(data)
            assert code(tmp_path) == told
            assert (tmp_path / "journal").read_bytes() == data


def test_one_writes_and_the_other_is_told(tmp_path: Path):
    journal = Journal(tmp_path)
    with pytest.raises(Refused, match="Another process"):
        Journal(tmp_path)
    journal.close()
    Journal(tmp_path).close()


def test_a_disk_that_is_almost_full(tmp_path: Path):
    journal = Journal(tmp_path, floor=1 << 60)
    with pytest.raises(Refused, match="almost full"):
        journal.write(edit(1), EDITORS)
    assert numbers(tmp_path) == []
    journal.close()


@pytest.mark.parametrize("call", ["write", "fdatasync"])
@pytest.mark.parametrize("also", [False, True], ids=["", "and cannot be cut"])
def test_a_fault_keeps_nothing_and_the_next_write_begins_anew(
    tmp_path: Path, monkeypatch, call, also
):
    journal = Journal(tmp_path, floor=0)
    journal.write(edit(1), EDITORS)
    real = getattr(os, call)

    def fail(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    def fail_by_half(file, line):
        real(file, bytes(line)[:70])
        fail()

    with monkeypatch.context() as patch:
        patch.setattr(module.os, call, fail_by_half if call == "write" else fail)
        if also:
            patch.setattr(module.os, "ftruncate", fail)
        for _ in range(2):
            with pytest.raises(Refused, match="could not be written"):
                journal.write(edit(2), EDITORS)
    journal.write(edit(3), EDITORS)
    assert [entry.edit for entry in journal.entries()] == [edit(1), edit(3)]
    journal.close()
    assert numbers(tmp_path) == [1, 2]
