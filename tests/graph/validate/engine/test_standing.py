"""A standing validation follows every change to what validating anew would find."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pyoxigraph as ox
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef

from graph.findings import Refused
from graph.store import ChangeSet, EmbeddedStore
from graph.validate.engine.copies import as_rdflib
from graph.validate.engine.results import Result
from graph.validate.engine.set_engine import SetEngine
from graph.validate.engine.standing import Standing
from graph.validate.engine.terms import Node, to_term
from tests.conformance.generated import CLASSES, EX, IN_ORDER, PREDICATES, TERMS, worlds
from tests.graph.validate.engine.conftest import GRAPHS, HEAD
from tests.graph.validate.engine.test_affected import AFFECTED

NAMED = [term for term in TERMS if isinstance(term, URIRef)]
# Ways are longer where most values are things.
VALUES = [*(term for term in TERMS if not isinstance(term, BNode)), *NAMED * 4]
# Made-up shapes seldom turn on what lies deep inside them; these do, all of them at once.
DEEP = "".join(
    f"ex:deep{number} a sh:NodeShape ; sh:targetClass ex:Thing ; {shape} .\n"
    for number, shape in enumerate(dict.fromkeys(shape for shape, _ in AFFECTED))
)
for letter, name in {"A": "Thing", "B": "Group", "C": "Team"}.items():
    DEEP = DEEP.replace(f"ex:{letter} ", f"ex:{name} ")
QUERIES = [
    "SELECT $this ?value { $this ex:p ?value . ?value ex:q ?other }",
    "SELECT $this ?value { $this ex:p/ex:q* ?value . ?other ex:r ?value }",
    "SELECT $this { $this ex:p ?x . FILTER NOT EXISTS { ?x ex:q ?y . ?y ex:r $this } }",
    "SELECT $this ?value { $this ex:p ?value OPTIONAL { ?value ex:q ?y OPTIONAL { ?y ex:r ?z } }"
    " FILTER(BOUND(?z) || !BOUND(?y)) }",
    "SELECT $this ?value { $this (ex:p|^ex:q)+ ?value . ?value a ?kind . $this a ?kind }",
    "SELECT $this { $this ex:p ?x } GROUP BY $this HAVING(COUNT(DISTINCT ?x) > 1)",
    "SELECT $this ?value { { $this ex:p ?value } UNION { ?value ex:q $this . ?value ex:r ?x } }",
    "SELECT $this ?value { GRAPH ?g { $this ex:p ?value } FILTER NOT EXISTS"
    " { GRAPH ?g { ?value ex:q ?x } } }",
    "SELECT $this ?value { $this ex:p ?x ."
    " { SELECT $this ?value { $this ex:q ?x . ?x ex:r ?value } } }",
    "SELECT $this { $this ex:p ?x . ?somebody ex:q ?else }",
    "SELECT $this ?value { $this ?any ?value . ?value ex:q ?x }",
]


def counted(results: tuple[Result, ...]) -> Counter[str]:
    """Every result with all that it says, as often as it is there."""
    return Counter(
        " ".join(
            [
                str((r.target_shape, r.target_node, r.source_shape, r.focus_node, r.value)),
                str((r.component, r.severity, r.source_constraint, sorted(r.messages))),
                r.path.sparql if r.path else "",
            ]
        )
        for r in results
    )


class Edits(RuleBasedStateMachine):
    """Made-up shapes on made-up data; triples come and go in two graphs."""

    kept: ClassVar[str] = "memory"

    def __init__(self) -> None:
        super().__init__()
        self.standing: Standing | None = None
        # The store may still write while its folder is removed.
        self.folder = TemporaryDirectory(ignore_cleanup_errors=True)
        on_disk = self.kept == "disk"
        self.store = EmbeddedStore(Path(self.folder.name) / "store" if on_disk else None)

    def teardown(self) -> None:
        del self.store
        self.folder.cleanup()

    @initialize(
        world=worlds(),
        queries=st.lists(st.sampled_from(QUERIES), max_size=2, unique=True),
        deep=st.booleans(),
        nameless=st.integers(0, 4).map(lambda number: number == 4),
    )
    def begin(
        self, world: tuple[Graph, Graph], queries: list[str], deep: bool, nameless: bool
    ) -> None:
        data, shapes = world
        if deep:
            shapes += as_rdflib(ox.parse(HEAD + DEEP, format=ox.RdfFormat.TURTLE))
        for number, query in enumerate(queries):
            self.ask(shapes, EX[f"query{number}"], query)
        quads = [ox.Quad(*map(to_term, triple), GRAPHS[0]) for triple in sorted(data)]  # type: ignore
        named = [quad for quad in quads if not self.nameless(quad)]
        # Where a blank node is touched the whole shape is, and nothing is left to find out.
        kept = quads if nameless else named
        twice = [ox.Quad(q.subject, q.predicate, q.object, GRAPHS[1]) for q in named[::2]]
        self.store.load({GRAPHS[0]: kept, GRAPHS[1]: twice})
        try:
            self.engine = SetEngine(shapes)
        except Refused:
            return
        self.standing = Standing.of(self.engine, self.store)
        self.part = Standing.of(self.engine, self.store, GRAPHS[:1])

    @staticmethod
    def ask(shapes: Graph, node: URIRef, query: str) -> None:
        constraint = BNode()
        shapes.add((node, RDF.type, SH.NodeShape))
        shapes.add((node, SH.targetSubjectsOf, EX.p))
        shapes.add((node, SH.sparql, constraint))
        shapes.add((constraint, SH.select, Literal(query)))
        shapes.add((constraint, SH.prefixes, EX.ontology))
        declared = BNode()
        shapes.add((EX.ontology, SH.declare, declared))
        shapes.add((declared, SH.prefix, Literal("ex")))
        shapes.add((declared, SH.namespace, Literal(str(EX), datatype=XSD.anyURI)))

    triples = st.one_of(
        st.tuples(
            st.sampled_from(NAMED),
            st.sampled_from([*PREDICATES, *IN_ORDER]),
            st.sampled_from(VALUES),
        ),
        st.tuples(st.sampled_from(NAMED), st.just(RDF.type), st.sampled_from(CLASSES)),
    )
    quads = st.tuples(triples, st.sampled_from(GRAPHS))

    @precondition(lambda self: self.standing is not None)
    @rule(added=st.lists(quads, max_size=3), removed=st.lists(quads, max_size=2))
    def edit(self, added: list, removed: list) -> None:
        self.change(ChangeSet.of(map(self.quad, added), map(self.quad, removed)))

    @precondition(lambda self: self.standing is not None)
    @rule(data=st.data())
    def remove_what_is_there(self, data: st.DataObject) -> None:
        known = sorted((q for q in self.store.quads() if not self.nameless(q)), key=str)
        if known:
            gone = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4))
            self.change(ChangeSet.of(removed=gone))

    @precondition(lambda self: self.standing is not None)
    @rule(
        below=st.sampled_from(CLASSES),
        above=st.sampled_from(CLASSES),
        there=st.booleans(),
        now=st.integers(0, 9),
    )
    def change_the_hierarchy(self, below: URIRef, above: URIRef, there: bool, now: int) -> None:
        if now < 9:
            return
        quad = [self.quad(((below, RDFS.subClassOf, above), GRAPHS[0]))]
        self.change(ChangeSet.of(quad) if there else ChangeSet.of(removed=quad))

    @staticmethod
    def quad(told: tuple[tuple[Node, Node, Node], ox.NamedNode]) -> ox.Quad:
        return ox.Quad(*map(to_term, told[0]), told[1])  # type: ignore[arg-type]

    @staticmethod
    def nameless(quad: ox.Quad) -> bool:
        return ChangeSet.of([quad]).has_blank_nodes

    def change(self, changes: ChangeSet) -> None:
        assert self.standing
        real = self.store.apply(changes)
        self.standing = self.standing.after(real, self.store)
        self.part = self.part.after(real, self.store, GRAPHS[:1])

    @invariant()
    def it_is_what_validating_anew_finds(self) -> None:
        if self.standing is None:
            return
        anew = self.engine.validate(self.store).results
        assert counted(self.standing.results) == counted(anew)
        anew = self.engine.validate(self.store, GRAPHS[:1]).results
        assert counted(self.part.results) == counted(anew)


class EditsOnDisk(Edits):
    kept = "disk"


THOROUGH = settings(
    max_examples=20,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase
TestEdits.settings = THOROUGH
TestEditsOnDisk = EditsOnDisk.TestCase
TestEditsOnDisk.settings = settings(THOROUGH, max_examples=4)
