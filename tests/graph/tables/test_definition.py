"""Table definitions: every file reads, names known code lists, and has both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.codes import schemes
from graph.findings import Refused
from graph.tables.definition import KINDS, Table, definitions, read_definition

TYPES = {table.type for table in definitions().values() if table.type} | {"source", "statement"}


@pytest.mark.parametrize("table", definitions().values(), ids=lambda table: table.name)
def test_each_definition_is_whole(table: Table) -> None:
    assert table.title.sv
    assert table.title.en
    assert table.description.sv
    assert table.description.en
    assert bool(table.class_name) != bool(table.class_from)
    for column in table.columns.values():
        assert column.title.sv, column.name
        assert column.title.en, column.name
        assert column.kind in KINDS
        assert column.kind == "key" or column.predicate
        if column.kind in ("code", "codes"):
            assert column.scheme in schemes(), column.name
        assert set(column.refers) <= TYPES | {"*"}, column.name


def test_every_statement_says_its_basis_and_evidence() -> None:
    for table in definitions().values():
        if table.node == "statement":
            assert table.columns["basis"].required, table.name
            assert table.columns["evidence"].required, table.name


def test_a_definition_with_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(
        'title = { sv = "a", en = "a" }\ndescription = { sv = "a", en = "a" }\n'
        'node = "statement"\nclass = "samv:Odd"\n'
        '[columns.x]\nkind = "colour"\ntitle = { sv = "x", en = "x" }\n'
    )
    with pytest.raises(Refused) as refused:
        read_definition(path)
    (finding,) = refused.value.findings
    assert (finding.where.file, finding.where.column) == ("odd.toml", "x")
    assert "colour" in finding.what.sv
    assert "period" in finding.fix.en


def test_a_definition_without_a_title_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    path.write_text('node = "statement"\n[columns]\n')
    with pytest.raises(Refused) as refused:
        read_definition(path)
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file) == ("incomplete-toml", "bare.toml")
    assert "title" in finding.what.en
