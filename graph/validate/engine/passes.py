"""Passes: what is asked of the same focus nodes, in one query.

To find the focus nodes costs as much as to look up a property of each. So the constraints that a
condition tells of a node are asked about together, whichever shape they belong to, as long as the
targets are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.store.protocol import Bindings
from graph.validate.engine.conditions import condition
from graph.validate.engine.queries import FOCUS, TRUE, Query
from graph.validate.engine.results import Result
from graph.validate.engine.targets import Targets
from graph.validate.engine.value_nodes import Context


@dataclass(frozen=True)
class Pass:
    """One query for several. conditions: when a focus node fails each of them."""

    queries: tuple[Query, ...]
    conditions: tuple[str, ...]
    focus_nodes: str

    @property
    def text(self) -> str:
        # The flags are told of what the filter in its own group has passed, so that most nodes
        # are tested once.
        binds = " ".join(f"BIND({fails} AS ?fails{at})" for at, fails in enumerate(self.conditions))
        flags = " ".join(f"?fails{at}" for at in range(len(self.conditions)))
        some = " || ".join(f"({fails})" for fails in self.conditions)
        return (
            f"SELECT DISTINCT {FOCUS} {flags} "
            f"WHERE {{ {{ {self.focus_nodes} FILTER({some}) }} {binds} }}"
        )

    def results(self, rows: Sequence[Bindings]) -> Iterator[Result]:
        """Yield the results that the solutions stand for."""
        for at, query in enumerate(self.queries):
            yield from query.results([row for row in rows if row[f"fails{at}"] == TRUE])


def passes(queries: Iterable[Query], context: Context) -> list[Query | Pass]:
    """Return some queries, those of them in one that can be asked in one pass."""
    alone: list[Query | Pass] = []
    together: dict[Targets, list[tuple[Query, str]]] = {}
    for query in queries:
        fails = _condition(query, context)
        if fails is None:
            alone.append(query)
        else:
            together.setdefault(query.target.targets, []).append((query, fails))
    return alone + [
        Pass(
            tuple(query for query, _ in each),
            tuple(fails for _, fails in each),
            targets.pattern(context, FOCUS),
        )
        for targets, each in together.items()
    ]


def _condition(query: Query, context: Context) -> str | None:
    if query.constraint is None or query.owners or query.focus != FOCUS:
        return None
    return condition(query.constraint, context, query.focus, query.shape.path)
