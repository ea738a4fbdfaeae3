"""A handful of focus nodes of some shapes: what is asked of them is asked in a few queries.

To read and plan a query takes longer than to answer it for a few nodes. So what each shape asks is
written once, with a mark in the place of its nodes; which of the nodes are targets is asked for
all shapes at once; and all that is left becomes one query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.validate.engine.answers import Answers, stands_alone
from graph.validate.engine.queries import FOCUS, Query, queries
from graph.validate.engine.results import Result
from graph.validate.engine.shape import Shape
from graph.validate.engine.targets import Roles, Targets
from graph.validate.engine.value_nodes import TYPE, Context

MARK = "<urn:focus-nodes>"
_GIVEN = f"VALUES {FOCUS} {{ {MARK} }}"
Asked = Mapping[Shape, Sequence[str]]


@dataclass(frozen=True)
class Template:
    """A query with a mark for the nodes. alone: whether it cannot be made part of another."""

    query: Query
    text: str
    alone: bool


@dataclass
class Templates:
    """The queries of shapes, for one hierarchy of classes."""

    classes: Mapping[str, tuple[str, ...]]
    _made: dict[Shape, list[Template]] = field(default_factory=dict)

    def of(self, shape: Shape) -> list[Template]:
        """Return the queries of a shape."""
        if shape not in self._made:
            context = Context(self.classes, few=True)
            known = shape.targets.are_known(self.classes)
            given = _GIVEN if known else shape.targets.pattern(context, FOCUS, [MARK])
            own = queries(shape, context, given)
            texts = ((query, query.text) for query in own)
            self._made[shape] = [Template(q, text, stands_alone(text)) for q, text in texts]
        return self._made[shape]


def validate_focus(asked: Asked, answers: Answers, templates: Templates) -> Iterator[Result]:
    """Yield the results of some shapes for some nodes each, as written in a query.

    A node that is no target of the shape is passed over.
    """
    waiting: list[Template] = []
    texts: list[str] = []
    for shape, nodes in _targeted(asked, answers, templates.classes):
        own = templates.of(shape)
        waiting += own
        texts += [each.text.replace(MARK, " ".join(nodes)) for each in own]
    found = answers.together(texts, [each.alone for each in waiting])
    for each, rows in zip(waiting, found, strict=True):
        yield from each.query.results(rows)


def _targeted(
    asked: Asked, answers: Answers, classes: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Shape, list[str]]]:
    """Yield the shapes with those of the nodes that are, or may be, targets of them."""
    every = sorted({node for nodes in asked.values() for node in nodes})
    roles = _roles(every, [shape.targets for shape in asked], answers)
    for shape, nodes in asked.items():
        targets = shape.targets
        if targets.are_known(classes):
            nodes = [node for node in nodes if targets.hold(node, roles[node], classes)]
        if nodes:
            yield shape, list(nodes)


def _roles(nodes: Sequence[str], targets: Iterable[Targets], answers: Answers) -> dict[str, Roles]:
    """Return what each node is, as far as some targets ask."""
    found = [Roles() for _ in nodes]
    numbered = " ".join(f"({node} {at})" for at, node in enumerate(nodes))
    given = f"VALUES ({FOCUS} ?at) {{ {numbered} }}"
    subject_of, object_of = (
        " ".join(sorted(set(chain.from_iterable(each))))
        for each in zip(*((own.subjects_of, own.objects_of) for own in targets), strict=True)
    )
    branches = [
        f"{given} {FOCUS} {TYPE} ?class .",
        f"{given} VALUES ?p {{ {subject_of} }} FILTER EXISTS {{ {FOCUS} ?p ?any }}",
        f"{given} VALUES ?q {{ {object_of} }} FILTER EXISTS {{ ?any ?q {FOCUS} }}",
    ]
    union = " UNION ".join(f"{{ {branch} }}" for branch in branches)
    # By number, for a store may write a value in another way than it was given.
    for row in answers.select(f"SELECT DISTINCT ?at ?class ?p ?q WHERE {{ {union} }}"):
        own = found[int(row["at"].value)]
        sides = {"class": own.classes, "p": own.subject_of, "q": own.object_of}
        for name in sides.keys() & row.keys():
            sides[name].add(str(row[name]))
    return dict(zip(nodes, found, strict=True))
