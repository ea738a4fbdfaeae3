"""The hierarchy of classes in the data, looked up once for all shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from graph.store import ChangeSet
from graph.validate.engine.answers import Answers
from graph.validate.engine.copies import Remembering
from graph.validate.engine.shape import Shape
from graph.validate.engine.value_nodes import BELOW, TYPE, Context

Below = Mapping[str, tuple[str, ...]]


def classes_below(answers: Answers, classes: Iterable[str]) -> Below:
    """Return each class, as written in a query, → it and all below it, itself the first to be.

    A store that can remember is asked again only when the hierarchy may have changed.
    """
    wanted = tuple(sorted(set(classes)))
    if not wanted:
        return {}

    def look_up() -> Below:
        return _look_up(answers, wanted)

    def follow(known: Below, changes: ChangeSet) -> Below:
        changed = any(str(quad.predicate) == BELOW for quad in changes.quads)
        return look_up() if changed else known

    if not isinstance(answers.store, Remembering):
        return look_up()
    graphs = None if answers.graphs is None else tuple(answers.graphs)
    return answers.store.remember(("classes below", wanted, graphs), look_up, follow)


def _look_up(answers: Answers, classes: tuple[str, ...]) -> Below:
    query = (
        f"SELECT DISTINCT ?class ?below WHERE {{ VALUES ?class {{ {' '.join(classes)} }} "
        f"?below {BELOW}* ?class }}"
    )
    below: dict[str, set[str]] = {kind: {kind} for kind in classes}
    for row in answers.select(query):
        below[str(row["class"])].add(str(row["below"]))
    # A class without a name cannot be written in a query.
    return {kind: tuple(sorted(found)) for kind, found in below.items() if _named(found)}


def _named(classes: set[str]) -> bool:
    return not any(kind.startswith("_:") for kind in classes)


def without_targets(shapes: Iterable[Shape], answers: Answers, context: Context) -> list[Shape]:
    """Return the shapes that no node of the data is a target of."""
    shapes = list(shapes)
    found = _met(answers, "class", f"?any {TYPE} ?class", context.classes.values())
    predicates = [(s.targets.subjects_of, s.targets.objects_of) for s in shapes]
    found |= _met(answers, "p", "?any ?p ?other", chain.from_iterable(predicates))
    return [shape for shape in shapes if not shape.targets.may_find(found, context)]


def _met(answers: Answers, name: str, pattern: str, terms: Iterable[Iterable[str]]) -> set[str]:
    """Return the classes, or predicates, that stand in some triple."""
    asked = " ".join(sorted(set(chain.from_iterable(terms))))
    query = f"SELECT ?{name} WHERE {{ VALUES ?{name} {{ {asked} }} FILTER EXISTS {{ {pattern} }} }}"
    return {str(row[name]) for row in answers.select(query)} if asked else set()
