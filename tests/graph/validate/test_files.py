"""Files against shapes of somebody's own: findings in words, the standard report beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, Namespace, URIRef

from graph.findings import Refused, Severity
from graph.language import Text
from graph.renderers.turtle import report_turtle
from graph.validate.engines import Engine
from graph.validate.files import validate_files
from graph.validate.shacl import read_graph
from tests.repository import MATERIAL, WITHOUT_MATERIAL

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
ex:named a sh:NodeShape ; sh:targetClass ex:Forum ;
    sh:property [ sh:path ex:name ; sh:minCount 1 ] .
"""
DATA = """
@prefix ex: <https://example.org/> .
<#a> a ex:Forum . <#b> a ex:Forum ; ex:name "B" .
"""
WARN = "sh:severity sh:Warning"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
CONFORMANCE = MATERIAL / "conformance/shacl/tests"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def refusal(data: list[Path], shapes: Path) -> tuple[str, int]:
    with pytest.raises(Refused) as refused:
        validate_files(data, shapes)
    (finding,) = refused.value.findings
    assert finding.where.file
    assert finding.fix.en
    assert not re.search(r"https?:|file:|\bsh:|\n", finding.what.sv + finding.what.en)
    return finding.code, finding.where.line


def test_any_files_can_be_validated(tmp_path: Path) -> None:
    data, shapes = written(tmp_path, "d.ttl", DATA), written(tmp_path, "s.ttl", SHAPES)
    validation = validate_files([data], shapes)
    report = validation.report
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert report.value(result, SH.focusNode) == URIRef(data.as_uri() + "#a")
    assert report_turtle(report) == report_turtle(validate_files([data], shapes).report)


def test_a_finding_is_told_by_name_and_file(tmp_path: Path) -> None:
    data = DATA.replace("<#a> a ex:Forum", '<#a> a ex:Forum ; rdfs:label "Rådet"@sv')
    prefix = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    files = [
        written(tmp_path, "d.ttl", prefix + data),
        written(tmp_path, "e.ttl", "<#c> a <https://example.org/Forum> ."),
    ]
    shapes = written(tmp_path, "s.ttl", SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; " + WARN))
    validation = validate_files(files, shapes)
    second, first = validation.findings
    assert first.where.thing
    assert first.where.thing.key == files[0].as_uri() + "#a"
    assert (first.where.file, first.where.thing.name) == ("d.ttl", Text.same("Rådet"))
    assert second.where.thing
    assert (second.where.file, second.where.thing.name) == ("e.ttl", Text.same("c"))
    assert {own.severity for own in validation.findings} == {Severity.UNCERTAIN}
    assert not validation.conforms, "as the standard report says"


def test_several_files_are_one_graph_and_keep_their_own_blank_nodes(tmp_path: Path) -> None:
    text = '@prefix ex: <https://example.org/> . _:x a ex:Forum ; ex:name "{}" .'
    files = [written(tmp_path, f"{n}.ttl", text.format(n)) for n in (1, 2)]
    shapes = written(tmp_path, "s.ttl", SHAPES.replace("minCount 1", "maxCount 1"))
    assert validate_files(files, shapes).conforms


def test_a_string_is_a_string_with_or_without_its_type(tmp_path: Path) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES.replace("minCount 1", 'hasValue "B"'))
    data = DATA.replace('"B"', '"B"^^<http://www.w3.org/2001/XMLSchema#string>')
    assert len(validate_files([written(tmp_path, "d.ttl", data)], shapes).findings) == 1


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("d.ttl", "<a> <b> .", "broken-rdf", 1),
        ("d.ttl", "<#a> <#b> <#c> .\n\n<#a> <#b> .", "broken-rdf", 3),
        ("d.csv", "a,b", "unknown-format", 0),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, name: str, text: str, code: str, line: int
) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES)
    assert refusal([written(tmp_path, name, text)], shapes) == (code, line)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES)
    assert refusal([tmp_path / "none.ttl"], shapes) == ("unreadable-file", 0)
    assert refusal([shapes], tmp_path / "none.ttl") == ("unreadable-file", 0)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this unknown:p ?o }' ]", "unknown-prefix"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE {' ]", "shape-query"),
        ("sh:property [ sh:minCount 1 ]", "shape-parameter-misplaced"),
        ("sh:property [ sh:path ex:name ; sh:minCount 'x' ]", "shape-parameter"),
        ("sh:pattern '('", "shape-pattern"),
        ("sh:or ex:nothing", "shape-parameter"),
    ],
)
def test_shapes_that_cannot_be_used_are_refused(tmp_path: Path, fault: str, code: str) -> None:
    """The engine tells what is wrong; the reference only that something is."""
    broken = SHAPES.replace("sh:property [ sh:path ex:name ; sh:minCount 1 ]", fault)
    data, shapes = written(tmp_path, "d.ttl", DATA), written(tmp_path, "s.ttl", broken)
    assert refusal([data], shapes) == (code, 0)
    with pytest.raises(Refused) as refused:
        validate_files([data], shapes, Engine.PYSHACL)
    assert refused.value.findings[0].code in ("bad-shapes", "unknown-prefix")


@pytest.mark.parametrize("engine", Engine)
def test_what_the_shapes_build_on_is_not_fetched_and_that_is_told(
    tmp_path: Path, engine: Engine
) -> None:
    imports = "<#o> <http://www.w3.org/2002/07/owl#imports> <https://example.org/more> , <#here> ."
    text = f"{SHAPES} {imports} <#here> <http://www.w3.org/2000/01/rdf-schema#label> 'x' ."
    data, shapes = written(tmp_path, "d.ttl", DATA), written(tmp_path, "s.ttl", text)
    (note,) = validate_files([data], shapes, engine).notes
    assert (note.code, note.where.file) == ("shapes-not-fetched", "s.ttl")
    assert "https://example.org/more" in note.what.en


def test_nothing_is_written_about_odd_values(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    odd = DATA + '<#c> ex:n "many"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    shapes = written(tmp_path, "s.ttl", SHAPES)
    report_turtle(validate_files([written(tmp_path, "d.ttl", odd)], shapes).report)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not CONFORMANCE.exists(), reason=WITHOUT_MATERIAL)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("engine", "beyond"), [(Engine.SET, []), (Engine.PYSHACL, ["shapesGraph-001"])]
)
def test_the_w3c_suite(engine: Engine, beyond: list[str]) -> None:
    """Each test gives the number of results wanted; one asks for what the reference lacks."""
    passed, failed = 0, []
    for path in sorted(CONFORMANCE.rglob("*.ttl")):
        manifest = read_graph(path)
        for test in manifest.subjects(RDF.type, SHT.Validate):
            action = manifest.value(test, MF.action)
            data, shapes = (
                Path(str(manifest.value(action, part)).removeprefix("file://"))
                for part in (SHT.dataGraph, SHT.shapesGraph)
            )
            wanted = manifest.value(test, MF.result)
            try:
                found = validate_files([data], shapes, engine)
            except Refused:
                right = wanted == SHT.Failure
            else:
                right = len(found.findings) == len(list(manifest.objects(wanted, SH.result)))
                assert report_turtle(found.report)
                assert all(told.what.sv and told.what.en for told in found.findings)
            passed += right
            failed += [] if right else [path.stem]
    assert failed == beyond
    assert passed == 121 - len(beyond)
