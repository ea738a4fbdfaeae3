"""`samverkan backup`: what was made, and why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.journal.journal import Journal
from graph.journal.writer import Writer
from graph.store import ChangeSet
from graph.store.edit import Edit
from service.state import state_folder

QUAD = Quad(NamedNode("a:a"), NamedNode("a:p"), Literal("Å"), NamedNode("a:user"))


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file to read as a store, beside a journal of one write."""
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / "state"))
    journal = Journal(state_folder(), floor=0)
    journal.write(Edit(ChangeSet.of([QUAD])), Writer("editors"))
    journal.close()
    file = tmp_path / "graph.nq"
    file.write_text('<a:a> <a:p> "source" <a:source> .\n')
    return str(file)


def test_the_journal_and_the_graph_are_copied(program, graph, tmp_path):
    made = program("backup", str(tmp_path / "copy"), "--store", graph)
    assert made.code == 0
    assert made.out.startswith(f"{tmp_path / 'copy'}: 1 ändringar och 2 tripler, ")
    assert (tmp_path / "copy" / "graph.nq").read_text() == (
        '<a:a> <a:p> "source" <a:source> .\n<a:a> <a:p> "Å" <a:user> .\n'
    )


def test_a_folder_that_is_there(refused, graph, tmp_path):
    (tmp_path / "copy").mkdir()
    said = refused("backup", str(tmp_path / "copy"), "--store", graph, "--lang", "en")
    assert "is there already" in said
