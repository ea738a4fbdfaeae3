"""Documents of linked data: where each lies, in which formats, and how its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.language import Language
from graph.linked.document import Document
from graph.namespaces import BASE

HTML = "text/html"
# The ending of the address of a document, by its media type, the best first.
ENDINGS = {
    HTML: ".html",
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/json": ".json",
    "application/n-triples": ".nt",
    "application/rdf+xml": ".rdf",
}


@dataclass(frozen=True)
class Shown:
    """A value in words. link: where it is described; empty for a text. language: of the text."""

    text: str
    link: str = ""
    language: str = ""


@dataclass(frozen=True)
class Entry:
    """A node with all that is said of it. anchor: its place on the page, empty for what the
    address itself names. rows: the name of each property and its values.
    """

    name: str
    anchor: str
    rows: tuple[tuple[Shown, tuple[Shown, ...]], ...]


def split_ending(path: str) -> tuple[str, str | None]:
    """Return an address without its ending, and the media type of that; None without one."""
    for media, ending in ENDINGS.items():
        if path.endswith(ending):
            return path.removesuffix(ending), media
    return path, None


def entries(document: Document, language: Language) -> list[Entry]:
    """Return what a document says, a node at a time: what it is about first, then by name."""
    nodes: dict[object, list[Triple]] = {}
    for triple in document.triples:
        nodes.setdefault(triple.subject, []).append(triple)
    made = [_entry(node, said, document, language) for node, said in nodes.items()]
    return sorted(made, key=lambda own: (own.anchor != "", own.anchor.startswith("_"), own.anchor))


def _entry(node: object, said: list[Triple], document: Document, language: Language) -> Entry:
    rows: dict[Shown, list[Shown]] = {}
    for triple in said:
        value = _shown(triple.object, document, language)
        if value.language in ("", language):
            rows.setdefault(_shown(triple.predicate, document, language), []).append(value)
    own = _shown(node, document, language)
    anchor = own.link.partition("#")[2] or own.link.removeprefix("/")
    here = isinstance(node, NamedNode) and node.value == document.iri
    return Entry(
        document.title[language] if here else own.text,
        "" if here else anchor,
        tuple((name, tuple(values)) for name, values in rows.items()),
    )


def _shown(term: object, document: Document, language: Language) -> Shown:
    match term:
        case NamedNode():
            label = document.labels.get(term.value)
            ours = term.value.startswith(BASE)
            link = "/" + term.value.removeprefix(BASE) if ours else term.value
            return Shown(label[language] if label else _short(term.value), link)
        case BlankNode():
            return Shown(term.value, f"#_{term.value}")
        case Literal():
            return Shown(term.value, language=term.language or "")
    raise TypeError(f"a {type(term).__name__} is shown nowhere")


def _short(iri: str) -> str:
    return iri.removeprefix(BASE).removeprefix("http://").removeprefix("https://")
