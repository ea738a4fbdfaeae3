"""Constraints: what any shape says, in its own words or in ours, in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.findings import Finding
from graph.language import Text
from graph.messages import catalogue
from graph.validate.files import validate_files

PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> .
"""
DATA = """
ex:svom a ex:Group ; rdfs:label "SVOM" ; ex:level "c" , "d" ; ex:size 3 ; ex:start "nu" ;
  ex:leader ex:anna ; ex:text "en"@sv , "ett"@sv .
ex:leader rdfs:label "ledare"@sv , "leader"@en .
"""
MACHINERY = re.compile(r"https?:|file:|\\b(?:sh|ex|xsd):|minCount|[{}]|Constraint|Literal")


def tell(folder: Path, shape: str) -> list[Finding]:
    data, shapes = folder / "d.ttl", folder / "s.ttl"
    data.write_text(PREFIXES + DATA, "utf-8")
    shapes.write_text(f"{PREFIXES}ex:Shape a sh:NodeShape ; sh:targetClass ex:Group ; {shape} .")
    return list(validate_files([data], shapes).findings)


@pytest.mark.parametrize(
    ("constraint", "what", "fix"),
    [
        ("sh:path ex:chair ; sh:minCount 1", "chair saknas", "Lägg till chair."),
        ("sh:path ex:level ; sh:maxCount 1", "högst 1", "ta bort resten"),
        ("sh:path ex:level ; sh:in ('a' 'd')", "level: ”c” finns inte", "Skriv ett av: a, d."),
        ("sh:path ex:start ; sh:datatype xsd:date", "”nu” är inte", "som date"),
        ("sh:path ex:leader ; sh:class ex:Person", "ledare: anna är inte", "slaget Person"),
        ("sh:path ex:size ; sh:minInclusive 5", "size: 3 är för lågt; ska vara minst 5", "Rätta"),
        ("sh:path ex:start ; sh:pattern '^[0-9]+$'", "mönstret ^[0-9]+$", "Rätta"),
        ("sh:path ex:text ; sh:uniqueLang true", "mer än en gång på samma språk", "per språk"),
        ("sh:path ex:size ; sh:hasValue 7", "size ska vara 7", "Ange 7."),
        ("sh:path [ sh:inversePath ex:x ] ; sh:minCount 1", "uppgiften saknas", "uppgiften"),
        ("sh:path ex:chair ; sh:name 'ordförande'@sv ; sh:minCount 1", "ordförande saknas", ""),
    ],
)
def test_our_words_name_the_property_the_value_and_what_is_wanted(
    tmp_path: Path, constraint: str, what: str, fix: str
) -> None:
    (finding,) = tell(tmp_path, f"sh:property [ {constraint} ]")
    assert what in finding.what.sv
    assert fix in finding.fix.sv
    for text in (finding.what, finding.fix):
        assert text.sv != text.en
        assert not MACHINERY.search(text.sv + text.en)


def test_the_words_of_the_shape_come_first(tmp_path: Path) -> None:
    own = "sh:message 'Ordförande saknas.'@sv , 'No chair.'@en ; sh:description 'Utse en.'@sv"
    (finding,) = tell(tmp_path, f"sh:property [ sh:path ex:chair ; sh:minCount 1 ; {own} ]")
    assert finding.what == Text("Ordförande saknas.", "No chair.")
    assert finding.fix == Text.same("Utse en."), "what is said in one language serves for both"
    assert finding.code == "min-count"


def test_slots_of_a_message_are_filled_with_names(tmp_path: Path) -> None:
    select = "SELECT $this ?value ?n WHERE { $this <https://example.org/leader> ?value }"
    message = "{$this} leds av {?value}, {?n}."
    (finding,) = tell(tmp_path, f"sh:sparql [ sh:message '{message}' ; sh:select '{select}' ]")
    assert finding.what.sv == "SVOM leds av anna, –."
    assert finding.code == "Shape"


def test_a_condition_goes_by_the_name_of_its_shape(tmp_path: Path) -> None:
    conditions = "sh:or ( [ sh:path ex:chair ; sh:minCount 1 ] [ sh:path ex:x ; sh:minCount 1 ] )"
    (finding,) = tell(tmp_path, conditions)
    assert finding.what.sv == "Inget av det som ska gälla gäller: Shape."
    (named,) = tell(tmp_path, f"{conditions} ; sh:name 'Ledning'@sv , 'Lead'@en")
    assert named.what.en == "Nothing holds of what must: Lead."
    assert named.title.sv == "Ledning"


def test_every_sort_has_a_remedy_or_shares_one() -> None:
    keys = {key for key in catalogue() if key.startswith("constraint-")}
    assert "constraint-other-fix" in keys
    for key in keys:
        if key.endswith("-fix"):
            assert key.removesuffix("-fix") in keys
