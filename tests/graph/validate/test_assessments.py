"""Assessments as RDF: everything that the shapes read, from the coverage alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rdflib import RDF, Graph, Literal, Namespace, URIRef

from graph.coverage import cover
from graph.namespaces import BASE, PREFIXES, thing
from graph.perspective import Perspective
from graph.validate.assessments import Derivation, assessment_iri, derive
from graph.validate.report import read_findings
from graph.validate.rules import read_rules
from graph.validate.shacl import merged_suites, run, schema

Counties = Callable[..., Perspective]
SAMV = Namespace(PREFIXES["samv"])
ID = BASE + "id/"
BASE_WORLD = Path(__file__).parents[2] / "shapes/assessments/base.ttl"


def told(derivation: Derivation, key: str) -> dict[str, list[str]]:
    """What the graph says of an assessment: property → values, shortened."""
    found: dict[str, list[str]] = {}
    for predicate, value in derivation.graph.predicate_objects(URIRef(f"{ID}assessment/{key}")):
        name = str(predicate).removeprefix(PREFIXES["samv"])
        found.setdefault(name, []).append(str(value).removeprefix(BASE))
    return {name: sorted(values) for name, values in found.items()}


def test_an_assessment_says_it_all(counties: Counties) -> None:
    derivation = derive(cover(counties()))
    own = told(derivation, "9101-avtal-2022-12-31")
    own.pop(str(RDF.type))
    assert own == {
        "about": ["id/locality/9101"],
        "aboutRequirement": ["id/requirement/avtal"],
        "force": ["code/force/shall"],
        "assessedStatus": ["code/status/fulfilled"],
        "assessedStage": ["code/stage/partly-in-force"],
        "asOf": ["2022-12-31"],
        "knownAt": ["2026-01-01"],
        "basedOn": ["id/statement/first/claims/c1"],
        "missingParty": ["id/org/vc"],
        "matchedStructure": ["id/agreement/lokalt"],
        "isOutdated": ["false"],
        "sourceExpired": ["false"],
    }


def test_every_voice_is_named_and_every_stage(counties: Counties) -> None:
    derivation = derive(cover(counties()))
    own = told(derivation, "9103-klinik-2022-12-31")
    assert own["assessedStatus"] == ["code/status/divergent"]
    assert own["assessedStage"] == ["code/stage/drafting", "code/stage/planned"]
    assert len(own["basedOn"]) == 2
    silent = told(derivation, "9201-plan-2022-12-31")
    assert silent["basedOn"] == ["id/statement/first/claims/c12"]
    assert "assessedStage" not in silent


def test_one_assessment_for_each_cell_and_back_again(counties: Counties) -> None:
    coverage = cover(counties())
    derivation = derive(coverage)
    nodes = {str(node) for node in derivation.graph.subjects(RDF.type, SAMV.Assessment)}
    assert nodes == set(derivation.cells) == set(derivation.matches)
    assert list(derivation.cells.values()) == list(coverage.cells)
    assert {assessment_iri(cell, coverage.perspective.on) for cell in coverage.cells} == nodes


def test_age_and_expiry_are_flags(counties: Counties) -> None:
    graph = derive(cover(counties("2025-06-01"))).graph
    node = URIRef(f"{ID}assessment/9101-avtal-2025-06-01")
    assert graph.value(node, SAMV.isOutdated) == Literal(True)
    assert graph.value(node, SAMV.sourceExpired) == Literal(True)
    other = URIRef(f"{ID}assessment/9201-plan-2025-06-01")
    assert graph.value(other, SAMV.isOutdated) == Literal(False)  # Nobody spoke.
    assert graph.value(other, SAMV.sourceExpired) == Literal(False)  # No end is stated.


def test_the_frame_holds_the_area_and_what_concerns_it(counties: Counties) -> None:
    derivation = derive(cover(counties(), thing("locality/92").value))
    assert set(derivation.localities) == {f"{ID}locality/92", f"{ID}locality/9201"}
    assert set(derivation.requirements) == {f"{ID}requirement/plan"}
    municipality = URIRef(f"{ID}locality/9201")
    assert set(derivation.graph.objects(municipality, SAMV.within)) == {
        URIRef(f"{ID}locality/{key}") for key in ("92", "se")
    }


def test_an_unknown_area_is_empty(counties: Counties) -> None:
    derivation = derive(cover(counties(), thing("locality/99").value))
    assert not derivation.graph


def test_the_valid_world_of_the_shapes_is_of_this_kind(counties: Counties) -> None:
    """What the shapes are tested on says nothing that is not derived, and leaves little out."""
    derived = derive(cover(counties())).graph
    world = Graph().parse(BASE_WORLD)
    assert set(world.predicates()) <= set(derived.predicates())
    assert set(world.objects(None, RDF.type)) == set(derived.objects(None, RDF.type))
    left_out = {str(p).removeprefix(str(SAMV)) for p in derived.predicates()} - {
        str(p).removeprefix(str(SAMV)) for p in world.predicates()
    }
    assert left_out == {"missingParty"}


def test_a_forgotten_pair_is_found(counties: Counties) -> None:
    """The guard counts for itself: a cell that the coverage has lost is a gap."""
    coverage = cover(counties())
    lost = next(cell for cell in coverage.cells if cell.requirement.key == "klinik")
    short = replace(coverage, cells=tuple(cell for cell in coverage.cells if cell is not lost))
    derivation = derive(short)
    shapes = merged_suites(["guards"])
    report = run(derivation.graph, shapes, schema())
    findings = read_findings(report, read_rules(shapes), derivation, coverage.perspective)
    (gap,) = [own for own in findings.values() if own.code == "G02-assessed-once"]
    assert gap.where.locality
    assert gap.where.thing
    told = gap.where.locality.key, gap.where.thing.key
    assert told == (lost.locality.key, "requirement/klinik")
    assert gap.where.locality.name == lost.locality.name
    assert "Klinik" in gap.what.sv
    assert gap.why.sv
    assert not gap.evidence
