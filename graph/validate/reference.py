"""The reference of the shapes for `docs/shapes.md`, in both languages.

`python -m graph.validate.reference` prints it; a test compares it with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rdflib import DCTERMS, OWL, RDF, SH, Graph, Literal, URIRef

import shapes
from graph.findings import Severity
from graph.language import Text
from graph.load import load_sources
from graph.messages import message
from graph.perspective import Perspective
from graph.store import EmbeddedStore
from graph.validate.engines import Engine, judge_statements
from graph.validate.rules import Rule, read_rules
from graph.validate.shacl import suite
from graph.validate.statements import SUITES


def reference(counts: Mapping[str, int]) -> str:
    """Return a section a suite. counts: how often each shape speaks of the curated sources."""
    return "\n".join(_section(name, counts) for name in shapes.suites())


def count(report: Graph) -> Counter[str]:
    """Return how many results of a report each shape has, by the address of the shape."""
    results = report.objects(None, SH.result)
    return Counter(str(report.value(result, SH.sourceShape)) for result in results)


def _section(name: str, counts: Mapping[str, int]) -> str:
    rules = read_rules(suite(name))
    counted = name in SUITES
    titles = ["code", "severity", "name", "message", "step", *(["found"] if counted else [])]
    title, description = (_header(name, term) for term in (DCTERMS.title, DCTERMS.description))
    return "\n".join(
        [
            f"## `{name}`: {_both(title)}",
            "",
            f"{description.sv} · *{description.en}*",
            "",
            f"| {' | '.join(_both(message(f'reference-{own}')) for own in titles)} |",
            f"|{'---|' * len(titles)}",
            *(_row(rule, counts.get(iri, 0) if counted else None) for iri, rule in rules.items()),
            "",
        ]
    )


def _header(name: str, term: URIRef) -> Text:
    """Return a text of the head of a suite; what stands before a colon is left out."""
    graph = suite(name)
    (head,) = graph.subjects(RDF.type, OWL.Ontology)
    own = graph.objects(head, term)
    said = {value.language: str(value) for value in own if isinstance(value, Literal)}
    texts = (said[language].rpartition(": ")[2] for language in ("sv", "en"))
    return Text(*texts) if term == DCTERMS.title else Text(said["sv"], said["en"])


def _row(rule: Rule, found: int | None) -> str:
    # What is only to be noted of a source is not on its way anywhere.
    severity = rule.severity if found is None else min(rule.severity, Severity.UNCERTAIN, key=_rank)
    texts = (severity.label, rule.name, rule.message, rule.step)
    cells = [f"`{rule.code}`", *map(_both, texts), *([] if found is None else [str(found)])]
    return f"| {' | '.join(cells)} |"


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)


def _both(text: Text) -> str:
    return f"{text.sv} · {text.en}"


if __name__ == "__main__":
    store = EmbeddedStore()
    load_sources(store)
    judged = judge_statements(Perspective.at(store), SUITES, Engine.SET)
    print(reference(count(judged)), end="")
