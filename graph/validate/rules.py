"""Rules: what the shapes say of themselves, in both languages.

Findings are told from here and never from the message of a result: engines drop languages, fill
in addresses, or write their own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import DCTERMS, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph.findings import Refused, Severity, refuse
from graph.language import Text
from graph.namespaces import PREFIXES

SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.GAP,
    SH.Warning: Severity.UNCERTAIN,
    SH.Info: Severity.IN_PROGRESS,
}


@dataclass(frozen=True)
class Rule:
    """One shape. message: what is wrong. step: what to do next.

    code: its name, such as `K01-shall-missing`. subject: name of the class of the ontology that
    the finding is about (`CollaborationStructure`, `StatusClaim`, `Requirement`, `Locality`).
    suite: name of the suite that it stands in.
    """

    code: str
    severity: Severity
    subject: str
    suite: str
    name: Text
    message: Text
    step: Text


def read_rules(shapes: Graph) -> dict[str, Rule]:
    """Return the named shapes of a graph by address.

    Raises Refused when a shape lacks a text or has an unknown severity.
    """
    named = sorted(node for node in shapes.subjects(SH.severity) if isinstance(node, URIRef))
    return {str(node): _rule(shapes, node) for node in named}


def _rule(shapes: Graph, node: URIRef) -> Rule:
    def text(term: URIRef) -> Text:
        own = shapes.objects(node, term)
        said = {value.language: str(value) for value in own if isinstance(value, Literal)}
        if not {"sv", "en"} <= said.keys():
            raise Refused(refuse("incomplete-shape", value=code))
        return Text(said["sv"], said["en"])

    code = str(node).removeprefix(PREFIXES["ss"])
    severity = SEVERITIES.get(shapes.value(node, SH.severity))
    if severity is None:
        raise Refused(refuse("incomplete-shape", value=code))
    return Rule(
        code=code,
        severity=severity,
        subject=str(shapes.value(node, DCTERMS.subject)).removeprefix(PREFIXES["samv"]),
        suite=str(shapes.value(node, RDFS.isDefinedBy)).rpartition("/")[2],
        name=text(SH.name),
        message=text(SH.message),
        step=text(SH.description),
    )
