"""A perspective: the graph as it held on a day, as it was known on a day, read strictly or not.

Every view takes one. *Held on* looks at the period or date that a statement speaks of; *known
on* looks at the day from which its source was known, never at the clock of a load.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pyoxigraph import NamedNode

from graph.dates import today
from graph.evidence import Evidence
from graph.knowledge import Knowledge
from graph.language import Text
from graph.statements import Statement
from graph.store.protocol import Bindings, Store, T, Term


@dataclass(frozen=True)
class Perspective:
    """store: where to read. on: the day asked about. known: the day of knowledge.

    stated_only: leave interpreted statements and periods out.
    """

    store: Store
    on: date
    known: date
    stated_only: bool = False

    @staticmethod
    def at(
        store: Store,
        on: date | None = None,
        known: date | None = None,
        stated_only: bool = False,
    ) -> Perspective:
        """Make a perspective; both days are today (in Sweden) unless given."""
        return Perspective(store, on or today(), known or today(), stated_only)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What was known; shared by all perspectives that know the same."""
        return Knowledge.on(self.store, self.known)

    def select(self, query: str, **values: Term) -> list[Bindings]:
        """Return the solutions of a SELECT query over what was known."""
        return self.knowledge.select(query, **values)

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` returns, made once for all days on which the same is known.

        What is made may depend on what is known and on `stated_only`, never on the day asked about.
        """
        return self.store.remember((key, self.graphs, self.stated_only), make)

    @property
    def graphs(self) -> tuple[NamedNode, ...] | None:
        """The graphs known on the day; None when nothing has to be left out."""
        return self.knowledge.graphs

    @property
    def labels(self) -> Mapping[str, Text]:
        """The name of every thing, by address."""
        return self.knowledge.labels

    def label(self, iri: str) -> Text:
        """Return the name of a thing; its key when the graph has no name for it."""
        return self.knowledge.label(iri)

    @property
    def evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence of every statement and thing, by its address, in order of place."""
        return self.knowledge.evidence

    @property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement, by address."""
        return self.knowledge.statements

    def facts(self, iri: str) -> Statement:
        """Return when, by whom and how surely a statement was made. Raises KeyError."""
        return self.statements[iri]

    def keeps(self, statement: Statement) -> bool:
        """False for an interpreted statement or period when only stated ones are wanted."""
        return not (self.stated_only and "interpreted" in (statement.basis, statement.period_basis))
