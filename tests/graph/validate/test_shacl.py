"""Running SHACL: our suites, and any files."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef

from graph.findings import Refused
from graph.namespaces import PREFIXES
from graph.renderers.turtle import report_turtle
from graph.validate.shacl import merged_suites, read_graph, run, schema, suite, validate_files
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
    assert finding.what.sv
    assert finding.fix.en
    return finding.code, finding.where.line


def test_any_files_can_be_validated(tmp_path: Path) -> None:
    data, shapes = written(tmp_path, "d.ttl", DATA), written(tmp_path, "s.ttl", SHAPES)
    report = validate_files([data], shapes)
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert report.value(result, SH.focusNode) == URIRef(data.as_uri() + "#a")
    assert report_turtle(report) == report_turtle(validate_files([data], shapes))


def test_several_files_are_one_graph_and_keep_their_own_blank_nodes(tmp_path: Path) -> None:
    text = '@prefix ex: <https://example.org/> . _:x a ex:Forum ; ex:name "{}" .'
    files = [written(tmp_path, f"{n}.ttl", text.format(n)) for n in (1, 2)]
    shapes = written(tmp_path, "s.ttl", SHAPES.replace("minCount 1", "maxCount 1"))
    assert not list(validate_files(files, shapes).subjects(RDF.type, SH.ValidationResult))


def test_a_string_is_a_string_with_or_without_its_type(tmp_path: Path) -> None:
    shapes = written(tmp_path, "s.ttl", SHAPES.replace("minCount 1", 'hasValue "B"'))
    data = DATA.replace('"B"', '"B"^^<http://www.w3.org/2001/XMLSchema#string>')
    report = validate_files([written(tmp_path, "d.ttl", data)], shapes)
    assert len(list(report.subjects(RDF.type, SH.ValidationResult))) == 1


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
    "fault",
    [
        "sh:sparql [ sh:select 'SELECT $this WHERE { $this unknown:p ?o }' ]",
        "sh:sparql [ sh:select 'SELECT $this WHERE {' ]",
        "sh:property [ sh:minCount 1 ]",
        "sh:or ex:nothing",
    ],
)
def test_shapes_that_cannot_be_used_are_refused(tmp_path: Path, fault: str) -> None:
    broken = SHAPES.replace("sh:property [ sh:path ex:name ; sh:minCount 1 ]", fault)
    data, shapes = written(tmp_path, "d.ttl", DATA), written(tmp_path, "s.ttl", broken)
    assert refusal([data], shapes) == ("bad-shapes", 0)


def test_nothing_is_written_about_odd_values(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    odd = DATA + '<#c> ex:n "many"^^<http://www.w3.org/2001/XMLSchema#integer> .'
    shapes = written(tmp_path, "s.ttl", SHAPES)
    report_turtle(validate_files([written(tmp_path, "d.ttl", odd)], shapes))
    assert capfd.readouterr() == ("", "")


def test_a_suite_is_known_by_its_name() -> None:
    assert (URIRef(PREFIXES["ss"] + "K01-shall-missing"), SH.severity, SH.Violation) in suite(
        "completeness"
    )
    with pytest.raises(Refused):
        suite("../completeness")


def test_without_the_schema_a_class_above_finds_nothing() -> None:
    """Why the ontology is always given: G02 looks at requirements, data hold a kind of them."""
    data = Graph().parse(Path(__file__).parents[2] / "shapes/base.ttl")
    assessment = URIRef("https://w3id.org/samverkan/id/almo-krav")
    data.remove((assessment, None, None))
    guards = merged_suites(["guards"])
    shape = URIRef(PREFIXES["ss"] + "G02-assessed-once")
    assert shape in set(run(data, guards, schema()).objects(None, SH.sourceShape))
    assert shape not in set(run(data, guards, None).objects(None, SH.sourceShape))


def test_the_schema_holds_the_classes_of_the_ontology() -> None:
    below = URIRef(PREFIXES["samv"] + "StructureRequirement")
    assert (below, RDFS.subClassOf, URIRef(PREFIXES["samv"] + "Requirement")) in schema()
    assert {predicate for _, predicate, _ in schema()} == {RDFS.subClassOf}


@pytest.mark.skipif(not CONFORMANCE.exists(), reason=WITHOUT_MATERIAL)
@pytest.mark.filterwarnings("ignore")
def test_the_w3c_suite() -> None:
    """Each test gives the number of results wanted; one asks for what the engine lacks."""
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
                report = validate_files([data], shapes)
            except Refused:
                right = wanted == SHT.Failure
            else:
                found = len(list(report.objects(None, SH.result)))
                right = found == len(list(manifest.objects(wanted, SH.result)))
                assert report_turtle(report)
            passed += right
            failed += [] if right else [path.stem]
    assert failed == ["shapesGraph-001"]
    assert passed == 120
