"""`samverkan validate`: findings with a next step; files of one's own; when the exit code is 1."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

import graph.load

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<S> a sh:NodeShape ; sh:targetClass <Group> ;
  sh:property [ sh:path <leader> ; sh:minCount 1 ;
                sh:message "Ledare saknas."@sv, "No leader."@en ] .
"""
GOOD = "<#g> a <Group> ; <leader> <l> ."
BAD = "<#g> a <Group> ."
GAGNEF = ("validate", "--area", "Gagnef", "--on", "2023-03-31")
MORA = ("validate", "--area", "Mora", "--on", "2023-03-31")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("shapes.ttl", SHAPES), ("good.ttl", GOOD), ("bad.ttl", BAD)):
        Path(name).write_text(text, "utf-8")
    return tmp_path


def test_the_exit_code_is_one_only_when_there_is_a_gap(samverkan):
    outcomes = set()
    for words in (GAGNEF, MORA):
        ran = samverkan(*words, "--format", "json")
        gaps = [f for f in ran.data["findings"] if f["severity"] == "gap"]
        assert ran.code == (1 if gaps else 0)
        assert ran.data["conforms"] is not bool(gaps)
        outcomes.add(ran.code)
    assert outcomes == {0, 1}


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", ["Åtgärdsförslag:", "Krav:", "Osäkert"]), ("en", ["Next step:", "Requirement:"])],
)
def test_a_finding_says_what_why_and_what_next(samverkan, language, words):
    out = samverkan(*MORA, "--lang", language).out
    assert [word for word in words if word not in out] == []


def test_the_suite_is_chosen(samverkan):
    data = samverkan(*MORA, "--suite", "guards", "--format", "json").data
    assert data["suites"] == ["guards"]
    assert all(finding["code"].startswith("G") for finding in data["findings"])


def test_ttl_is_the_standard_report(samverkan):
    out = samverkan(*MORA, "--format", "ttl").out
    report = Graph().parse(data=out, format="turtle")
    assert len(list(report.subjects(RDF.type, SH.ValidationReport))) == 1
    found = samverkan(*MORA, "--format", "json").data["findings"]
    assert len(list(report.objects(None, SH.result))) == len(found) > 0


def test_files_that_conform(program, files):
    ran = program("validate", "good.ttl", "--shapes", "shapes.ttl")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Inget bryter mot kontrollerna.\n"


def test_files_that_do_not(program, files):
    for language, said in (("sv", "Ledare saknas."), ("en", "No leader.")):
        ran = program("validate", "bad.ttl", "--shapes", "shapes.ttl", "--lang", language)
        assert ran.code == 1
        assert said in ran.out
        assert "bad.ttl, g: " in ran.out
        assert "://" not in ran.out


def test_files_as_json_and_as_the_standard_report(program, files):
    words = ("validate", "good.ttl", "bad.ttl", "--shapes", "shapes.ttl", "--format")
    data = json.loads(program(*words, "json").out)
    assert (data["conforms"], data["count"]) == (False, 1)
    (result,), (finding,) = data["results"], data["findings"]
    assert result["component"] == "MinCountConstraintComponent"
    assert result["focus"] == f"<{(files / 'bad.ttl').as_uri()}#g>", "the file's own address"
    assert finding["what"] == {"sv": "Ledare saknas.", "en": "No leader."}
    assert finding["where"]["file"] == "bad.ttl"
    report = Graph().parse(data=program(*words, "ttl").out, format="turtle")
    assert len(list(report.objects(None, SH.result))) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["good.ttl"], "--shapes saknas"),
        (["--shapes", "shapes.ttl"], "FIL saknas"),
        (["none.ttl", "--shapes", "shapes.ttl"], "Filen none.ttl finns inte"),
        (["good.ttl", "--shapes", "none.ttl"], "Filen none.ttl finns inte"),
        (["corrupt.ttl", "--shapes", "shapes.ttl"], "corrupt.ttl följer inte formatets"),
        (["good.ttl", "--shapes", "corrupt.ttl"], "corrupt.ttl följer inte formatets"),
        (["good.ttl", "--shapes", "data.txt"], "data.txt har ett format"),
        ([".", "--shapes", "shapes.ttl"], "har ett format"),
    ],
)
def test_files_that_cannot_be_used(refused, files, words, said):
    Path("corrupt.ttl").write_text("<g> a <Group> ;;\n  <x> <y .", "utf-8")
    Path("data.txt").write_text(GOOD, "utf-8")
    assert said in refused("validate", *words)


def test_a_corrupt_file_is_told_with_its_line(refused, files):
    Path("corrupt.ttl").write_text("<g> a <Group> .\n<x> <y .", "utf-8")
    assert "rad 2" in refused("validate", "corrupt.ttl", "--shapes", "shapes.ttl")
    said = refused("validate", "corrupt.ttl", "--shapes", "shapes.ttl", "--lang", "en")
    assert "line 2" in said


# A broken row of a source: what its curator sees.

SURVEY = "dalarna-enkat-2023"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the curated sources, which the command reads in the place of ours."""
    shutil.copytree(graph.load.SOURCES, tmp_path / "sources")
    folders = graph.load.source_folders(tmp_path / "sources")
    monkeypatch.setattr(graph.load, "source_folders", lambda: folders)
    return tmp_path / "sources"


@pytest.mark.parametrize(
    ("table", "column", "value", "swedish", "english"),
    [
        ("group_levels", "level", "Strategiskt", "strategic (strategisk nivå)", "strategic level"),
        ("claims", "as_of", "2023-02-30", "till exempel 2023-02-28", "for example 2023-02-28"),
        ("claims", "stage", "xyz", "Skriv ett av: in-force (i kraft)", "in-force (in force)"),
        ("claims", "evidence", "", "”Belägg” måste anges", "“Evidence” must be given"),
        ("claims", "evidence", "nope", "Belägget ”nope” finns inte", "evidence “nope” is not"),
        ("claims", "locality", "Leksand", "locality/2029 (Leksand)", "locality/2029 (Leksand"),
    ],
)
def test_a_broken_row_is_told_with_file_row_and_column_and_what_to_write(
    program, sources, table, column, value, swedish, english
):
    path = sources / SURVEY / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[4][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[4]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for language, line, said in (("sv", "rad", swedish), ("en", "line", english)):
        ran = program("validate", "--store", "memory", "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        (told,) = ran.err.splitlines()
        key = next(iter(rows[4].values()))
        assert f"{SURVEY}/{table}.csv, {line} 6 ({key}), " in told
        assert f" {column} (" in told
        assert said in told
