"""Files against a file of shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH

from graph.findings import Refused
from graph.validate.engine.files import validate_files

PREFIXES = """@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""
SHAPES = "ex:s sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:datatype xsd:byte ] ."


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"{PREFIXES}\n{text}", "utf-8")
    return path


def test_what_the_store_would_rewrite_is_left_to_the_reference(tmp_path: Path) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES)
    data = written(tmp_path, "d.ttl", "ex:a ex:p '5'^^xsd:byte, '500'^^xsd:byte .")
    outcome = validate_files([data], shapes)
    assert [str(result.value) for result in outcome.results] == ["500"]
    (note,) = outcome.notes
    assert note.code == "literals-by-reference"
    assert "5" in note.what.sv


def test_what_it_keeps_is_not(tmp_path: Path) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES)
    data = [written(tmp_path, f"{name}.ttl", f"_:x ex:p '{name}' .") for name in "ab"]
    outcome = validate_files(data, shapes)
    assert len({result.focus_node for result in outcome.results}) == 2
    assert outcome.notes == ()
    assert len(list(outcome.report.objects(None, SH.result))) == 2


@pytest.mark.parametrize(
    "text", ["ex:a ex:b ex:c .", "ex:a ex:b", "ex:s sh:targetNode ex:s ; sh:node ex:s ."]
)
def test_shapes_that_cannot_be_used_are_refused_with_their_file(tmp_path: Path, text: str) -> None:
    data = written(tmp_path, "d.ttl", "")
    with pytest.raises(Refused) as refused:
        validate_files([data], written(tmp_path, "s.ttl", text))
    assert [finding.where.file for finding in refused.value.findings] == ["s.ttl"]
