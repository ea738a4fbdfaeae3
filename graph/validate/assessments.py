"""Assessments as RDF: what the shapes read, derived from a coverage and thrown away after use.

Beside the assessments stands the frame that the guards need: every locality of the area and what
it lies within, every requirement that has begun and whom it concerns, its clauses and agreements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from rdflib import RDF, XSD, Graph, Literal, URIRef

from graph.assessments import Cell
from graph.coverage import Coverage
from graph.localities import Gazetteer, Locality
from graph.namespaces import PREFIXES, code, expand, thing
from graph.requirements import Requirement, Requirements
from graph.structures import Documentation

Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True)
class Derivation:
    """The graph for the shapes, and the way back from its nodes.

    cells, matches: the cell and the matched structures of an assessment, by its address.
    requirements, localities: by address, those that have begun and concern the area, and all
    places in it.
    """

    graph: Graph
    cells: Mapping[str, Cell]
    matches: Mapping[str, tuple[str, ...]]
    requirements: Mapping[str, Requirement]
    localities: Mapping[str, Locality]


def assessment_iri(cell: Cell, day: date) -> str:
    """Return the address of the assessment of a cell: `{locality}-{requirement}-{date}`."""
    key = f"{cell.locality.key}-{cell.requirement.key}-{day.isoformat()}"
    return thing(f"assessment/{key}").value


def derive(coverage: Coverage) -> Derivation:
    """Turn a coverage into the graph that the shapes read.

    The requirements are read anew, so that a guard can see a pair that the coverage forgot.
    """
    perspective = coverage.perspective
    day = perspective.on
    gazetteer = Gazetteer(perspective.knowledge)
    documentation = Documentation.read(perspective, gazetteer)
    cells = {assessment_iri(cell, day): cell for cell in coverage.cells}
    matches = {
        iri: documentation.answering(cell.requirement, cell.assessment, perspective)
        for iri, cell in cells.items()
    }
    area = coverage.area.iri if coverage.area else ""
    localities = {locality.iri: locality for locality in gazetteer.inside(area)}
    reach = {outer for iri in localities for outer in gazetteer.around(iri)}
    requirements = {
        r.iri: r
        for r in Requirements.read(perspective.knowledge).every
        if r.began(day) and r.within & reach
    }
    graph = Graph()
    for prefix in ("samv", "dct", "schema"):
        graph.bind(prefix, PREFIXES[prefix])
    described = [_assessment(iri, cell, coverage, matches[iri]) for iri, cell in cells.items()]
    described += [_locality(locality, gazetteer) for locality in localities.values()]
    described += [_requirement(requirement) for requirement in requirements.values()]
    for triple in chain(*described):
        graph.add(triple)
    return Derivation(graph, cells, matches, requirements, localities)


def _assessment(
    iri: str, cell: Cell, coverage: Coverage, matches: tuple[str, ...]
) -> Iterator[Triple]:
    node, result, perspective = URIRef(iri), cell.assessment, coverage.perspective
    yield node, RDF.type, _term("samv:Assessment")
    yield node, _term("samv:about"), URIRef(cell.locality.iri)
    yield node, _term("samv:aboutRequirement"), URIRef(cell.requirement.iri)
    yield node, _term("samv:force"), _code("force", cell.requirement.force)
    yield node, _term("samv:assessedStatus"), _code("status", result.status.value)
    for stage in result.stages:
        yield node, _term("samv:assessedStage"), _code("stage", stage)
    yield node, _term("samv:asOf"), _day(perspective.on)
    yield node, _term("samv:knownAt"), _day(perspective.known)
    for claim in result.claims:
        yield node, _term("samv:basedOn"), URIRef(claim.iri)
    for party in result.missing_parties:
        yield node, _term("samv:missingParty"), URIRef(party)
    for structure in matches:
        yield node, _term("samv:matchedStructure"), URIRef(structure)
    yield node, _term("samv:isOutdated"), Literal(result.outdated)
    yield node, _term("samv:sourceExpired"), Literal(cell.expired)


def _locality(locality: Locality, gazetteer: Gazetteer) -> Iterator[Triple]:
    node = URIRef(locality.iri)
    yield node, RDF.type, _term("samv:Locality")
    yield node, _term("samv:localityType"), _code("locality-type", locality.type)
    for outer in sorted(gazetteer.around(locality.iri) - {locality.iri}):
        yield node, _term("samv:within"), URIRef(outer)


def _requirement(requirement: Requirement) -> Iterator[Triple]:
    node = URIRef(requirement.iri)
    yield node, RDF.type, _term("samv:StructureRequirement")
    yield node, _term("samv:force"), _code("force", requirement.force)
    yield node, _term("samv:basis"), _code("basis", requirement.basis)
    yield node, _term("samv:appliesToKind"), _code("locality-type", requirement.applies_to)
    for area in sorted(requirement.within):
        yield node, _term("samv:appliesWithin"), URIRef(area)
    for locality in sorted(requirement.exempts):
        yield node, _term("samv:exempts"), URIRef(locality)
    if requirement.end:
        yield node, _term("schema:validThrough"), _day(requirement.end)
    for clause in requirement.clauses:
        passage, agreement = URIRef(clause.iri), URIRef(clause.agreement)
        yield node, _term("samv:interprets"), passage
        yield passage, RDF.type, _term("samv:Clause")
        yield passage, _term("dct:isPartOf"), agreement
        yield agreement, RDF.type, _term("samv:Agreement")
        if clause.end:
            yield agreement, _term("schema:validThrough"), _day(clause.end)


def _term(curie: str) -> URIRef:
    return URIRef(expand(curie).value)


def _code(scheme: str, key: str) -> URIRef:
    return URIRef(code(scheme, key).value)


def _day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD.date)
