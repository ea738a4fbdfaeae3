"""Make `context.jsonld` from the Turtle: `python -m ontology.context` writes it anew.

Prefixes are those of the Turtle files; each own term gets its address and, where the range
tells, its type. Texts in several languages become language maps.
"""

from __future__ import annotations

import json
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from ontology import FOLDER, core

FILE = FOLDER / "context.jsonld"
_TEXT = {"@container": "@language"}
# Terms of other vocabularies that the tables use, so that data read well without prefixes.
_REUSED: dict[str, dict[str, str]] = {
    "definition": {"@id": "skos:definition"} | _TEXT,
    "note": {"@id": "skos:note"} | _TEXT,
    "prefLabel": {"@id": "skos:prefLabel"} | _TEXT,
    "validFrom": {"@id": "schema:validFrom", "@type": "xsd:date"},
    "validThrough": {"@id": "schema:validThrough", "@type": "xsd:date"},
}


def context() -> dict[str, Any]:
    """Return the JSON-LD context of the terms."""
    graph = Graph(bind_namespaces="none")
    for path in core():
        graph.parse(path)
    prefixes = {prefix: str(address) for prefix, address in graph.namespaces() if prefix}
    prefixes["code"] = prefixes["samv"].replace("ns#", "code/")
    prefixes["id"] = prefixes["samv"].replace("ns#", "id/")
    own = {
        str(term).removeprefix(prefixes["samv"]): _entry(graph, term)
        for term in graph.subjects(RDFS.isDefinedBy, None)
        if isinstance(term, URIRef)
    }
    entries = sorted(prefixes.items()) + sorted((own | _REUSED).items())
    return {"@context": {"@version": 1.1} | dict(entries)}


def _entry(graph: Graph, term: URIRef) -> Any:
    """Return how one own term is written: its address, with a type where one is known."""
    name = graph.qname(term)
    value_type = graph.value(term, RDFS.range)
    if (term, RDF.type, OWL.Class) in graph:
        return name
    if (term, RDF.type, OWL.DatatypeProperty) not in graph:
        return {"@id": name, "@type": "@id"}
    if value_type == RDF.langString:
        return {"@id": name} | _TEXT
    if value_type in (None, XSD.string):
        return name
    return {"@id": name, "@type": graph.qname(str(value_type))}


def text() -> str:
    """Return the context as it is written to the file."""
    return json.dumps(context(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
