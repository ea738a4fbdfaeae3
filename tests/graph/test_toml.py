"""TOML that people write: the refusal names file, line and entry."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph.findings import Finding, Refused
from graph.questions import read_question
from graph.toml import refusing


def fault(text: str, name: str = "a.toml") -> Finding:
    with pytest.raises(Refused) as refused, refusing(Path(name)):
        tomllib.loads(text)["title"]["sv"].strip()
    (finding,) = refused.value.findings
    assert finding.where.file == name
    assert finding.fix.sv
    return finding


def test_what_can_be_read_is_left_alone() -> None:
    with refusing(Path("a.toml")):
        assert tomllib.loads("a = 1") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a = 1\nb = "x\n', "broken-toml", 2),
        ("a = 1\n\n[b\nc = 1", "broken-toml", 3),
        ("a = 1\n[b", "broken-toml", 0),
        ("a = 1", "incomplete-toml", 0),
        ("title = 1", "odd-toml", 0),
        ("[title]\nsv = 1", "odd-toml", 0),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, code: str, line: int) -> None:
    found = fault(text)
    assert (found.code, found.where.line) == (code, line)


def test_a_question_with_a_broken_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_text('# title = { sv = "Vem?" }\nSELECT * { ?s ?p ?o }\n', "utf-8")
    with pytest.raises(Refused) as refused:
        read_question(path, {"call": []})
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file) == ("incomplete-toml", "who.rq")
    assert "”en”" in finding.what.sv
