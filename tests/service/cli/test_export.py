"""`samverkan export`: the whole graph, the same every time."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse


@pytest.mark.parametrize(
    ("form", "read_as"),
    [("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD), ("nquads", RdfFormat.N_QUADS)],
)
def test_it_reads_back_as_the_graph_that_it_was(samverkan, curated, form, read_as):
    ran = samverkan("export", "--format", form)
    assert ran.code == 0
    read = set(parse(ran.out.encode(), format=read_as))
    assert read == set(curated.quads())


def test_it_is_the_same_from_disk(program, samverkan, prepared, monkeypatch):
    in_memory = samverkan("export").out
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(prepared.parents[1]))
    assert program("export").out == in_memory


def test_a_folder_that_holds_no_store(refused, monkeypatch, tmp_path):
    monkeypatch.undo()
    assert "innehåller inget lager" in refused("export", "--store", str(tmp_path))
