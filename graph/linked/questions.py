"""Questions as linked data: what each asks, takes and returns, and its query (SHACL)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.language import LANGUAGES, Text
from graph.namespaces import BASE, expand
from graph.questions import Parameter, questions

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = expand("rdf:type")


def read_question(path: str) -> tuple[Triple, ...]:
    """Return what is said of the question at `question/<id>`; nothing for an unknown one."""
    question = questions().get(path.removeprefix("question/"))
    if question is None:
        return ()
    node = NamedNode(BASE + path)
    found = [
        Triple(node, _TYPE, NamedNode(_SH + "SPARQLSelectExecutable")),
        Triple(node, NamedNode(_SH + "select"), Literal(question.query)),
        *_texts(node, "dct:title", question.title),
        *_texts(node, "dct:description", question.description),
    ]
    for order, parameter in enumerate(question.parameters.values(), 1):
        own = NamedNode(f"{node.value}#{parameter.name}")
        found.append(Triple(node, NamedNode(_SH + "parameter"), own))
        found += _parameter(own, order, parameter)
    return tuple(sorted(found, key=lambda own: tuple(map(str, own))))


def question_names(path: str) -> dict[str, Text]:
    """Return the name of a question by its whole address; empty for anything else."""
    question = questions().get(path.removeprefix("question/"))
    return {BASE + path: question.title} if question else {}


def _parameter(node: NamedNode, order: int, parameter: Parameter) -> Iterator[Triple]:
    boolean, number = expand("xsd:boolean"), expand("xsd:integer")
    optional = "false" if parameter.required else "true"
    yield Triple(node, _TYPE, NamedNode(_SH + "Parameter"))
    yield Triple(node, NamedNode(_SH + "path"), node)
    yield Triple(node, NamedNode(_SH + "order"), Literal(str(order), datatype=number))
    yield Triple(node, NamedNode(_SH + "optional"), Literal(optional, datatype=boolean))
    yield from _texts(node, "rdfs:label", parameter.title)


def _texts(node: NamedNode, predicate: str, text: Text) -> Iterator[Triple]:
    for language in LANGUAGES:
        yield Triple(node, expand(predicate), Literal(text[language], language=language))
