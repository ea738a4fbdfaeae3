"""`samverkan restore`: looked through, put back, never written over."""

from __future__ import annotations

import pytest

from service.state import journal_file


@pytest.fixture(autouse=True)
def copy(program, tmp_path, monkeypatch):
    """A backup of a graph of one triple and no changes."""
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / "state"))
    (tmp_path / "graph.nq").write_text('<a:a> <a:p> "source" <a:source> .\n')
    program("backup", str(tmp_path / "copy"), "--store", str(tmp_path / "graph.nq"))
    return tmp_path / "copy"


def test_it_is_looked_through_and_nothing_is_restored(program, copy):
    found = program("restore", str(copy), "--check", "--lang", "en")
    assert found.out.startswith("Whole: 0 changes and 1 triples, ")
    assert not journal_file().exists()


def test_it_is_put_back(program, copy):
    assert program("restore", str(copy)).out.startswith("Återställt i ")
    assert journal_file().read_bytes() == (copy / "journal").read_bytes()


def test_a_broken_one(refused, copy):
    (copy / "graph.nq").write_text("")
    for words in ([], ["--check"]):
        assert "graph.nq" in refused("restore", str(copy), *words, "--lang", "en")
    assert not journal_file().exists()
