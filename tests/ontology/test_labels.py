"""Every own term can be read in Swedish and English."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from rdflib import RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

languages = pytest.mark.parametrize("language", ["sv", "en"])


def texts(graph: Graph, term: URIRef, field: URIRef, language: str) -> list[str]:
    """Return the texts of a field in one language."""
    return [str(o) for o in graph.objects(term, field) if getattr(o, "language", "") == language]


@languages
@pytest.mark.parametrize("field", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_exactly_one_text(terms: Graph, own: list[URIRef], field: URIRef, language: str) -> None:
    """One label and one definition a language, and none without or in another language."""
    assert not [t for t in own if len(texts(terms, t, field, language)) != 1]
    assert not [t for t in own if len(list(terms.objects(t, field))) != 2]


def test_every_term_says_where_it_is_defined(
    terms: Graph, own: list[URIRef], samv: Namespace
) -> None:
    """rdfs:isDefinedBy names the ontology, and nothing but own terms has it."""
    assert set(terms.subjects(RDFS.isDefinedBy, URIRef(str(samv)[:-1]))) == set(own)


@languages
def test_labels_are_unique(terms: Graph, own: list[URIRef], language: str) -> None:
    """No two terms have the same label, whatever the case of its letters."""
    labels = Counter(texts(terms, t, RDFS.label, language)[0].casefold() for t in own)
    assert not [label for label, count in labels.items() if count > 1]


@languages
def test_definitions_are_not_circular(terms: Graph, own: list[URIRef], language: str) -> None:
    """A definition does not contain the label that it explains."""
    found = []
    for term in own:
        label = texts(terms, term, RDFS.label, language)[0].casefold()
        definition = texts(terms, term, SKOS.definition, language)[0].casefold()
        if re.search(rf"\b{re.escape(label)}\b", definition):
            found.append((label, definition))
    assert not found


@languages
def test_definitions_are_sentences(terms: Graph, own: list[URIRef], language: str) -> None:
    """A definition starts with a capital letter and ends with a period."""
    definitions = [texts(terms, t, SKOS.definition, language)[0] for t in own]
    assert not [d for d in definitions if not d[0].isupper() or not d.endswith(".")]


def test_definitions_are_translated(terms: Graph, own: list[URIRef]) -> None:
    """No English text is a copy of the Swedish one."""
    for term in own:
        assert len({str(o) for o in terms.objects(term, SKOS.definition)}) == 2
