"""What people read of a shape is plain words: in every suite, in every failing case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.term import Node

import shapes
from graph.language import LANGUAGES
from graph.namespaces import BASE
from graph.renderers.text import files_text
from graph.validate.files import FileValidation, validate_files
from graph.validate.rules import Rule, read_rules
from graph.validate.shacl import merged_suites, schema
from tests.shapes.worlds import ASSESSMENTS, SUITES, world

# Addresses, prefixed names, terms of SHACL and of RDF, slots that nobody filled, names of code.
MACHINERY = re.compile(
    r"\w+://|\burn:|\b(?:sh|samv|skos|dct|org|prov|rdfs?|xsd|schema|code):"
    r"|\b(?:min|max)(?:Count|Inclusive|Exclusive|Length)\b|\bsh[A-Z]"
    r"|ConstraintComponent|\bSHACL\b|\bIRI\b|\bURI\b|\bNone\b|\bLiteral\b|\bnode\b|\bnod\b|[{}<>]"
)
ASSESSED = ("completeness", "guards")


def worlds(folder: Path, suite: str) -> list[Path]:
    """Write the world of each case of a suite into a file of its own, its things by other names."""
    files = []
    for case in (own for own in ASSESSMENTS.cases if SUITES[own.stem[0]] == suite):
        renamed = Graph()
        for subject, predicate, value, _ in world(case, ASSESSMENTS):
            ends = (_renamed(node, case.stem.lower()) for node in (subject, value))
            renamed.add((next(ends), predicate, next(ends)))
        files.append(folder / f"{case.stem}.ttl")
        renamed.serialize(files[-1], format="turtle")
    return files


def _renamed(node: Node, ending: str) -> Node:
    return URIRef(f"{node}-{ending}") if str(node).startswith(f"{BASE}id/") else node


@pytest.mark.parametrize("suite", ASSESSED)
def test_every_case_is_told_in_plain_words_with_its_file_and_a_next_step(
    tmp_path: Path, suite: str
) -> None:
    files = worlds(tmp_path, suite)
    # Which class lies under which: the file stands for the ontology.
    schema().serialize(tmp_path / "schema.ttl", format="turtle")
    validation = validate_files([*files, tmp_path / "schema.ttl"], shapes.FOLDER / f"{suite}.ttl")
    assert {own.where.file for own in validation.findings} >= {own.name for own in files}
    for finding in validation.findings:
        alone = FileValidation((finding,), validation.report)
        for language in LANGUAGES:
            text = files_text(alone, language)
            assert not MACHINERY.search(text), text
            assert finding.title[language]
            assert finding.fix[language] in re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    "rule", read_rules(merged_suites(shapes.suites())).values(), ids=lambda rule: rule.code
)
def test_a_shape_says_what_is_wrong_and_what_to_do_in_plain_words(rule: Rule) -> None:
    for language in LANGUAGES:
        for text in (rule.name, rule.message, rule.step):
            assert text[language]
            assert not MACHINERY.search(text[language]), text[language]
        assert rule.message[language].endswith(".")
        assert rule.step[language].endswith(".")
        assert not rule.name[language].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "https://w3id.org/samverkan/id/x saknas",
        "samv:about saknas",
        "Less than 1 values on sh:path (minCount)",
        "MinCountConstraintComponent",
        "Fyll i {value}.",
        "None saknas",
    ],
)
def test_words_of_the_machinery_are_found(text: str) -> None:
    assert MACHINERY.search(text)
