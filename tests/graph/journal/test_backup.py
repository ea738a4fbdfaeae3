"""Backups: whole or not there, told apart from broken ones, put back without loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.findings import Refused
from graph.journal.backup import back_up, check, restore
from graph.journal.journal import Journal, entries
from graph.journal.recovery import recover
from graph.journal.writer import Writer
from graph.store import ChangeSet, EmbeddedStore
from graph.store.edit import Edit

BASE = Quad(NamedNode("a:base"), NamedNode("a:p"), Literal("Å"), NamedNode("a:source"))
ONE, TWO = (
    Quad(BlankNode("b"), NamedNode("a:p"), Literal(number), NamedNode("a:user"))
    for number in (1, 2)
)


def base() -> EmbeddedStore:
    store = EmbeddedStore()
    store.edit(Edit(ChangeSet.of([BASE])))
    return store


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A folder with a journal of two writes."""
    journal = Journal(tmp_path / "state", floor=0)
    journal.write(Edit(ChangeSet.of([ONE])), Writer("editors"))
    journal.write(Edit(ChangeSet.of([TWO], [ONE])), Writer("editors"))
    journal.close()
    return tmp_path / "state"


@pytest.fixture
def copy(state: Path, tmp_path: Path) -> Path:
    back_up(state / "journal", base(), tmp_path / "copy")
    return tmp_path / "copy"


def test_what_is_backed_up_comes_back(copy: Path, state: Path, tmp_path: Path):
    found = check(copy)
    assert (found.number, found.triples) == (2, 2)
    assert restore(copy, tmp_path / "new") == found
    assert (tmp_path / "new" / "journal").read_bytes() == (state / "journal").read_bytes()
    store = base()
    recover(store, entries(tmp_path / "new" / "journal"))
    assert set(store.quads()) == {BASE, TWO}
    store.dump(tmp_path / "again.nq")
    assert (tmp_path / "again.nq").read_bytes() == (copy / "graph.nq").read_bytes()


def test_it_is_made_while_somebody_writes(state: Path, tmp_path: Path):
    journal = Journal(state, floor=0)
    with (state / "journal").open("ab") as file:
        file.write(b"a line that is being writ")
    assert back_up(state / "journal", base(), tmp_path / "copy").number == 2
    assert check(tmp_path / "copy")
    journal.close()


def test_nothing_was_written_yet(tmp_path: Path):
    back_up(tmp_path / "none" / "journal", base(), tmp_path / "copy")
    assert check(tmp_path / "copy").number == 0
    restore(tmp_path / "copy", tmp_path / "state")
    restore(tmp_path / "copy", tmp_path / "state")


def test_nothing_is_written_over(copy: Path, state: Path):
    before = (state / "journal").read_bytes()
    with pytest.raises(Refused, match="already"):
        back_up(state / "journal", base(), copy)
    with pytest.raises(Refused, match="already"):
        restore(copy, state)
    assert (state / "journal").read_bytes() == before


def test_who_writes_is_not_disturbed(copy: Path, tmp_path: Path):
    journal = Journal(tmp_path / "other")
    with pytest.raises(Refused, match="Another process"):
        restore(copy, tmp_path / "other")
    journal.close()


@pytest.mark.parametrize("name", ["journal", "graph.nq", "manifest.json"])
def test_what_is_broken_is_named(copy: Path, tmp_path: Path, name):
    whole = (copy / name).read_bytes()
    for data in (whole[:-40], whole.replace(b"2", b"3"), whole[::-1], b""):
        (copy / name).write_bytes(data)
        with pytest.raises(Refused) as caught:
            restore(copy, tmp_path / "new")
        assert Path(caught.value.findings[0].where.file).name == name
    (copy / name).unlink()
    with pytest.raises(Refused):
        check(copy)
    assert not (tmp_path / "new").exists()


def test_a_graph_that_belongs_to_another_journal(copy: Path, state: Path, tmp_path: Path):
    """Every sum is right, and still the two do not belong together."""
    back_up(tmp_path / "none" / "journal", base(), tmp_path / "bare")
    (copy / "graph.nq").write_bytes((tmp_path / "bare" / "graph.nq").read_bytes())
    data, bare = (json.loads((f / "manifest.json").read_text()) for f in (copy, tmp_path / "bare"))
    data["sha256"]["graph.nq"], data["triples"] = bare["sha256"]["graph.nq"], bare["triples"]
    (copy / "manifest.json").write_text(json.dumps(data))
    with pytest.raises(Refused, match="damaged"):
        check(copy)


def test_a_failure_leaves_nothing(state: Path, tmp_path: Path, monkeypatch):
    def full(self, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EmbeddedStore, "dump", full)
    with pytest.raises(Refused, match="cannot be written"):
        back_up(state / "journal", base(), tmp_path / "copies" / "one")
    assert not list((tmp_path / "copies").iterdir())


def test_what_is_no_backup(tmp_path: Path):
    with pytest.raises(Refused, match="no backup"):
        check(tmp_path)
