"""Findings as JSON: what the contract names, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.findings import Finding, Named, Place, Severity
from graph.language import Text
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.renderers.json import files_json, finding_json, validation_json
from graph.validate.files import validate_files
from graph.validate.validation import validate


@pytest.fixture(scope="module")
def answer(view: Callable[..., Perspective]) -> dict[str, Any]:
    """Dalarna in 2022, through the text of JSON and back."""
    found: dict[str, Any] = json.loads(
        json.dumps(validation_json(validate(view("2022-12-31"), thing("locality/20").value)))
    )
    return found


def test_a_finding_says_everything() -> None:
    voice, clause = {"kind": "statement"}, {"id": "c"}
    finding = Finding(
        "K01-x",
        Severity.UNCERTAIN,
        what=Text("vad", "what"),
        where=Place(
            locality=Named("2085", Text.same("Ludvika")),
            thing=Named("requirement/avtal", Text("avtal", "agreement")),
        ),
        title=Text("titel", "title"),
        why=Text("varför", "why"),
        fix=Text("gör", "do"),
        source=Named("s", Text("Källan", "The source")),
        clauses=(clause,),
        evidence=(voice,),
        suite="completeness",
    )
    assert finding_json(finding) == {
        "code": "K01-x",
        "suite": "completeness",
        "severity": "uncertain",
        "severity_label": {"sv": "Osäkert", "en": "Uncertain"},
        "title": {"sv": "titel", "en": "title"},
        "what": {"sv": "vad", "en": "what"},
        "where": {
            "locality": {"id": "2085", "name": {"sv": "Ludvika", "en": "Ludvika"}},
            "thing": {"id": "requirement/avtal", "name": {"sv": "avtal", "en": "agreement"}},
        },
        "why": {"sv": "varför", "en": "why"},
        "clauses": [clause],
        "fix": {"sv": "gör", "en": "do"},
        "source": "s",
        "source_name": {"sv": "Källan", "en": "The source"},
        "evidence": [voice],
        "locality": "2085",
        "requirement": "avtal",
    }


def test_only_the_known_parts_of_a_place_are_told() -> None:
    cell = Place(file="s/a.csv", line=3, column="level", column_title=Text("Nivå", "Level"))
    told = finding_json(Finding("x", Severity.GAP, Text("Vad", "What"), cell))
    assert told["where"] == {
        "file": "s/a.csv",
        "line": 3,
        "column": "level",
        "column_title": {"sv": "Nivå", "en": "Level"},
    }
    assert (told["locality"], told["requirement"], told["source"]) == (None, None, "")


def test_what_is_no_requirement_has_no_key_of_one() -> None:
    place = Place(thing=Named("group/svom", Text.same("SVOM")))
    told = finding_json(Finding("N14-x", Severity.GAP, Text("Vad", "What"), place))
    assert told["requirement"] is None
    assert told["where"]["thing"]["id"] == "group/svom"


def test_a_validation_holds_what_the_contract_names(answer: dict[str, Any]) -> None:
    assert answer["as_of"] == "2022-12-31"
    assert answer["known_at"] == "2026-11-22"
    assert answer["stated_only"] is False
    assert answer["area"]["id"] == "20"
    assert answer["suites"] == ["completeness", "guards"]
    assert answer["conforms"] is False
    assert sum(answer["counts"].values()) == len(answer["findings"])
    assert sum(answer["codes"].values()) == len(answer["findings"])
    assert answer["requirements"][0].keys() == {"id", "name", "force"}
    totals = answer["totals"]["dalarna-lokal-overenskommelse"]
    assert (totals["denominator"], totals["contradictory"]) == (15, 2)
    assert answer["no_requirements"] == {"count": 0, "localities": []}


def test_a_contradiction_holds_clauses_and_voices(answer: dict[str, Any]) -> None:
    finding = next(
        f for f in answer["findings"] if f["code"][:3] == "K05" and f["locality"] == "2085"
    )
    assert finding["requirement"] == "dalarna-lokal-overenskommelse"
    assert {clause["modal"] for clause in finding["clauses"]} == {"presens", "ansvarar"}
    assert all(clause["evidence"][0]["locator"]["sv"] for clause in finding["clauses"])
    voices = [entry for entry in finding["evidence"] if entry["kind"] == "statement"]
    assert {"fulfilled", "not-fulfilled"} <= {voice["status"] for voice in voices}


def test_files_hold_the_findings_and_the_results_by_address(tmp_path: Path) -> None:
    (tmp_path / "d.ttl").write_text("<#a> a <urn:x:Forum> .")
    (tmp_path / "s.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:x:S> a sh:NodeShape ;"
        " sh:targetClass <urn:x:Forum> ; sh:property [ sh:path <urn:x:name> ; sh:minCount 1 ] ."
    )
    told = files_json(validate_files([tmp_path / "d.ttl"], tmp_path / "s.ttl"))
    assert (told["conforms"], told["count"]) == (False, 1)
    assert told["counts"] == {"gap": 1, "uncertain": 0, "in-progress": 0}
    assert told["results"][0]["path"] == "<urn:x:name>"
    assert told["findings"][0]["what"]["en"].startswith("name is missing")
