"""Parameters of a question: what people write becomes terms to bind and rows to choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph import codes
from graph.collation import fold
from graph.dates import Period, parse, whole
from graph.findings import Finding, Place, Refused, refuse
from graph.namespaces import code, expand, slug
from graph.perspective import Perspective
from graph.questions import Parameter, Question, Use
from graph.search import resolve
from graph.store.protocol import Term
from graph.suggestions import labelled, named, near, one_of

NOT_GIVEN = expand("rdf:nil")


@dataclass(frozen=True)
class Given:
    """terms: bound in the query. words, period, source: which of the rows found are wanted,
    as folded words, a period, and the key of a source; empty or None for all of them.
    """

    terms: dict[str, Term]
    words: tuple[str, ...] = ()
    period: Period | None = None
    source: str = ""


def read_parameters(
    question: Question, perspective: Perspective, written: Mapping[str, str]
) -> tuple[Given, dict[str, Term]]:
    """Return what was given, and every parameter as the answer repeats it.

    written: the parameters as people write them. Raises Refused for an unknown, missing or
    unresolvable one.
    """
    read: dict[str, Term] = {}
    for name, text in written.items():
        known = name.replace("-", "_")
        if known not in question.parameters:
            names = ", ".join(question.parameters)
            raise Refused(refuse("unknown-parameter", value=name, known=names))
        read[known] = read_term(question.parameters[known], perspective, text)
    for parameter in question.parameters.values():
        if parameter.required and parameter.name not in read:
            raise Refused(_missing(parameter))
    bound = [p.name for p in question.parameters.values() if p.use is Use.QUERY]
    terms = {name: read.get(name, NOT_GIVEN) for name in bound}
    chosen = {k: v.value for k, v in read.items() if k not in terms}
    period = chosen.get("period")
    return (
        Given(
            terms=terms,
            words=tuple(fold(chosen.get("text", "")).split()),
            period=whole(parse(period)) if period else None,
            source=slug(chosen.get("source", "")),
        ),
        read,
    )


def read_term(parameter: Parameter, perspective: Perspective, text: str) -> Term:
    """Return the term that a text stands for as a value of a parameter. Raises Refused."""
    if parameter.types == ("text",):
        return Literal(text)
    if parameter.types == ("period",):
        return Literal(parse(text).text)
    if parameter.types[0].startswith("code:"):
        return _code(parameter, text)
    return NamedNode(resolve(perspective, text, parameter.types))


def _code(parameter: Parameter, text: str) -> NamedNode:
    """A code goes by its slug or label, or by the beginning of one if no other begins so."""
    scheme = parameter.types[0].removeprefix("code:")
    known = codes.schemes()[scheme]
    names = {key: own.names for key, own in known.items()}
    found = named(text, names)
    if len(found) == 1:
        return code(scheme, found[0])
    meant = found or near(text, names) or list(known)
    choices = one_of(labelled(key, known[key].label) for key in meant)
    raise Refused(refuse("unknown-code", Place(column=parameter.name), value=text, near=choices))


def _missing(parameter: Parameter) -> Finding:
    return refuse(
        "missing-parameter",
        value=parameter.name,
        title=parameter.title,
        example=parameter.example,
    )
