"""A document: what is said of one address of ours, with the name of everything it mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph.findings import Refused, refuse
from graph.language import LANGUAGES, Text
from graph.linked.questions import question_names, read_question
from graph.linked.vocabularies import names, read_vocabulary
from graph.namespaces import BASE, PREFIXES, expand
from graph.perspective import Perspective
from graph.sparql.formats import GRAPHS
from graph.things.names import name_of

# What points at a thing is told as well; at a place in a source some hundred things do.
MOST = 1000
_OWN = "SELECT ?thing ?predicate ?value { ?thing ?predicate ?value }"
_POINTING = f"""
SELECT ?node ?predicate ?thing {{ ?node ?predicate ?thing }}
ORDER BY ?node ?predicate LIMIT {MOST + 1}
"""
_ID = "id/"
_PREFIXED = (RdfFormat.TURTLE, RdfFormat.TRIG)


@dataclass(frozen=True)
class Document:
    """iri: what it is about. triples: what is said, in order. labels: the name of everything
    of ours that is mentioned, by address. complete: False when more points at it than is told.
    """

    iri: str
    triples: tuple[Triple, ...]
    labels: Mapping[str, Text]
    complete: bool = True

    @property
    def title(self) -> Text:
        return self.labels.get(self.iri) or Text.same(self.iri.removeprefix(BASE))

    def write(self, media: str) -> bytes:
        """Return it in a format of GRAPHS; the same document always gives the same text."""
        label = expand("rdfs:label")
        named = [
            Triple(NamedNode(iri), label, Literal(text[language], language=language))
            for iri, text in self.labels.items()
            for language in LANGUAGES
        ]
        own = dict.fromkeys((*self.triples, *named))
        ordered = sorted(own, key=lambda triple: (_rank(triple, self.iri), *map(str, triple)))
        form = GRAPHS[media]
        if form not in _PREFIXED:
            return serialize(ordered, format=form) or b""
        # The library writes the prefixes in an order that differs from one time to the next.
        lines = (serialize(ordered, format=form, prefixes=PREFIXES) or b"").splitlines(True)
        return b"".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :])


def _rank(triple: Triple, iri: str) -> bool:
    """What it is about stands first."""
    return not (isinstance(triple.subject, NamedNode) and triple.subject.value == iri)


def read_document(perspective: Perspective, path: str) -> Document:
    """Return what is said of an address, written without our base: `id/org/region-20`, `ns`,
    `code/status/fulfilled`, `shapes/guards`, `question/groups`. Raises Refused for one of which
    nothing is said.
    """
    try:
        iri = NamedNode(BASE + path).value
    except ValueError:
        raise _unknown(path) from None
    complete = True
    if path.startswith(_ID):
        triples, complete = _thing(perspective, iri)
    else:
        triples = read_question(path) or read_vocabulary(path)
    if not triples:
        raise _unknown(path)
    labels = question_names(path) | _labels(perspective, triples)
    return Document(iri, triples, labels, complete)


def _unknown(path: str) -> Refused:
    return Refused(refuse("unknown-address", value=path[:200]))


def _thing(perspective: Perspective, iri: str) -> tuple[tuple[Triple, ...], bool]:
    node = NamedNode(iri)
    own = perspective.select(_OWN, thing=node)
    pointing = perspective.select(_POINTING, thing=node)
    triples = [Triple(node, _node(row["predicate"]), row["value"]) for row in own]
    triples += [
        Triple(row["node"], _node(row["predicate"]), node)
        for row in pointing[:MOST]
        if not isinstance(row["node"], Literal)
    ]
    return tuple(sorted(set(triples), key=lambda own: tuple(map(str, own)))), len(pointing) <= MOST


def _node(term: object) -> NamedNode:
    assert isinstance(term, NamedNode)
    return term


def _labels(perspective: Perspective, triples: Iterable[Triple]) -> dict[str, Text]:
    mentioned = {term.value for triple in triples for term in triple if isinstance(term, NamedNode)}
    known = {iri: names()[iri] for iri in mentioned if iri in names()}
    things = {iri for iri in mentioned - known.keys() if iri.startswith(BASE + _ID)}
    known |= {iri: name_of(perspective, iri) for iri in things}
    return dict(sorted(known.items()))
