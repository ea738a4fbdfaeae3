"""`samverkan export`: the whole graph, the same every time."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

FORMS = {"trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD, "nquads": RdfFormat.N_QUADS}


@pytest.fixture
def export(program, little, monkeypatch):
    monkeypatch.setattr("service.cli.export.open_store", lambda *given: little)
    return lambda *words: program("export", *words)


@pytest.mark.parametrize("form", FORMS)
def test_it_reads_back_as_the_graph_that_it_was(export, little, form):
    ran = export("--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert set(parse(ran.out.encode(), format=FORMS[form])) == set(little.quads())
    assert export("--format", form) == ran


def test_trig_is_the_default_and_shows_which_graph_a_statement_is_in(export):
    assert export().out == export("--format", "trig").out
    assert "<https://w3id.org/samverkan/graph/little> {" in export().out


def test_the_whole_of_the_curated_sources(samverkan, curated):
    lines = samverkan("export", "--format", "nquads").out.splitlines()
    assert len(lines) == len(curated)


def test_a_folder_that_holds_no_store(program, tmp_path):
    ran = program("export", "--store", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "innehåller inget lager" in ran.err
