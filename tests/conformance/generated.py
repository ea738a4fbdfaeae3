"""Made-up data and made-up shapes, of every kind that the engines are to agree on."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from graph.validate.engine.terms import Node

EX = Namespace("https://example.org/")
NODES: list[Node] = [EX.a, EX.b, EX.c, EX.d, BNode("x"), BNode("y")]
CLASSES = [EX.Thing, EX.Group, EX.Team]
PREDICATES = [EX.p, EX.q, EX.r]
LITERALS: list[Node] = [
    *(Literal(number) for number in (0, 1, 2, 10)),
    Literal("1.5", datatype=XSD.decimal),
    *(Literal(text) for text in ("", "a", "ab", "Ab 1", "å")),
    *(Literal(text, lang=tag) for text in ("a", "b") for tag in ("sv", "en", "sv-fi")),
    *(Literal(day, datatype=XSD.date) for day in ("2020-01-01", "2021-06-30")),
    Literal("true", datatype=XSD.boolean),
    Literal("many", datatype=XSD.integer, normalize=False),
    Literal("2021-02-30", datatype=XSD.date, normalize=False),
    Literal("x", datatype=EX.kind),
]
TERMS = [*NODES, *LITERALS]
# Values that pySHACL compares with a number though they cannot be compared: see test_pyshacl.py.
NOT_COMPARED = {str(XSD.boolean), str(XSD.date), str(EX.kind)}
# The values that both engines put in an order, and the properties that have only such.
ORDERED = [t for t in LITERALS if t.n3().endswith(("integer>", '"')) or t.n3().isdigit()]
IN_ORDER = [EX.low, EX.high]
RANGES = {SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive}
SEVERITIES = [SH.Violation, SH.Warning, SH.Info, EX.Trifle]


@dataclass
class Shapes:
    """A shapes graph in the making; every shape has a name."""

    graph: Graph
    ranges: bool
    count: int = 0

    def new(self) -> URIRef:
        self.count += 1
        return EX[f"shape{self.count}"]

    def listed(self, members: list[Node]) -> Node:
        head = BNode()
        Collection(self.graph, head, list(members))
        return RDF.nil if not members else head


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Graph, Graph]:
    """Data and shapes; either with ranges, or with values that only some engines compare."""
    ranges = draw(st.booleans())
    return _data(draw, ranges), _shapes(draw, ranges)


def _data(draw: st.DrawFn, ranges: bool) -> Graph:
    """Triples between a few nodes; a name for each blank node; a hierarchy of classes."""
    graph = Graph()
    terms = [t for t in TERMS if not (ranges and _is_not_compared(t))]
    graph.add((EX.Team, RDFS.subClassOf, EX.Group))
    graph.add((EX.Group, RDFS.subClassOf, EX.Thing))
    for node in NODES:
        graph.add((node, EX.named, Literal(f"name-{node}")))
    for node, kind in draw(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(CLASSES)))):
        graph.add((node, RDF.type, kind))
    triple = st.tuples(st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(terms))
    for subject, predicate, value in draw(st.lists(triple, min_size=3, max_size=25)):
        graph.add((subject, predicate, value))
    pair = st.tuples(st.sampled_from(NODES), st.sampled_from(IN_ORDER), st.sampled_from(ORDERED))
    for subject, predicate, value in draw(st.lists(pair, max_size=6)):
        graph.add((subject, predicate, value))
    return graph


def _is_not_compared(node: Node) -> bool:
    return isinstance(node, Literal) and str(node.datatype) in NOT_COMPARED


def _shapes(draw: st.DrawFn, ranges: bool) -> Graph:
    """One or two shapes with targets, and what they hold."""
    made = Shapes(Graph(), ranges)
    for _ in range(draw(st.integers(1, 2))):
        node = _shape(draw, made, depth=2, has_path=draw(st.booleans()))
        for target, values in draw(_targets(ranges)):
            for value in values:
                made.graph.add((node, target, value))
    return made.graph


def _targets(ranges: bool) -> st.SearchStrategy[list[tuple[URIRef, list[Node]]]]:
    named = [
        term
        for term in TERMS
        if not isinstance(term, BNode) and not (ranges and _is_not_compared(term))
    ]
    kind = st.one_of(
        st.tuples(st.just(SH.targetClass), st.lists(st.sampled_from(CLASSES), min_size=1)),
        st.tuples(st.just(SH.targetNode), st.lists(st.sampled_from([*named, EX.absent]))),
        st.tuples(st.just(SH.targetSubjectsOf), st.lists(st.sampled_from(PREDICATES), min_size=1)),
        st.tuples(st.just(SH.targetObjectsOf), st.lists(st.sampled_from(PREDICATES), min_size=1)),
    )
    return st.lists(kind, min_size=1, max_size=2)  # type: ignore[return-value]


def _shape(draw: st.DrawFn, made: Shapes, depth: int, has_path: bool) -> URIRef:
    node = made.new()
    graph = made.graph
    graph.add((node, RDF.type, SH.PropertyShape if has_path else SH.NodeShape))
    if has_path:
        graph.add((node, SH.path, _path(draw, made, 2)))
    if draw(st.integers(0, 5)) == 0:
        graph.add((node, SH.severity, draw(st.sampled_from(SEVERITIES))))
    if draw(st.integers(0, 15)) == 0:
        graph.add((node, SH.deactivated, Literal(True)))
    for _ in range(draw(st.integers(1, 3))):
        _constraint(draw, made, node, depth, has_path)
    return node


def _path(draw: st.DrawFn, made: Shapes, depth: int) -> Node:
    kinds = ["step", "step", "inverse", "sequence", "alternative", "star", "plus", "option"]
    kind = draw(st.sampled_from(kinds)) if depth else "step"
    if kind == "step":
        return draw(st.sampled_from(PREDICATES))
    if kind in ("sequence", "alternative"):
        parts = [_path(draw, made, depth - 1) for _ in range(2)]
        if kind == "sequence":
            return made.listed(parts)
        node = BNode()
        made.graph.add((node, SH.alternativePath, made.listed(parts)))
        return node
    node = BNode()
    predicate = {
        "inverse": SH.inversePath,
        "star": SH.zeroOrMorePath,
        "plus": SH.oneOrMorePath,
        "option": SH.zeroOrOnePath,
    }[kind]
    # pySHACL goes the steps of a sequence in the wrong order when it inverts one.
    inner = 0 if kind == "inverse" else depth - 1
    made.graph.add((node, predicate, _path(draw, made, inner)))
    return node


SIMPLE: list[tuple[URIRef, list[Node]]] = [
    (SH["class"], list(CLASSES)),
    (SH.datatype, [XSD.integer, XSD.decimal, XSD.string, XSD.date, XSD.boolean, RDF.langString]),
    (SH.nodeKind, [SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.IRIOrLiteral]),
    (SH.minExclusive, [Literal(1)]),
    (SH.minInclusive, [Literal(1), Literal("1.5", datatype=XSD.decimal)]),
    (SH.maxExclusive, [Literal(2)]),
    (SH.maxInclusive, [Literal(2), Literal("1.5", datatype=XSD.decimal)]),
    (SH.minLength, [Literal(1), Literal(2)]),
    (SH.maxLength, [Literal(1), Literal(22)]),
    (SH.pattern, [Literal("^a"), Literal("[0-9]$"), Literal("org/[ab]")]),
    (SH.hasValue, [t for t in TERMS if not isinstance(t, BNode)]),
    (SH.equals, list(PREDICATES)),
    (SH.disjoint, list(PREDICATES)),
]
OF_PROPERTIES: list[tuple[URIRef, list[Node]]] = [
    (SH.minCount, [Literal(0), Literal(1), Literal(2)]),
    (SH.maxCount, [Literal(0), Literal(1), Literal(2)]),
    (SH.minCount, [Literal(1)]),
    (SH.maxCount, [Literal(1)]),
    (SH.uniqueLang, [Literal(True)]),
]
LISTS: list[tuple[URIRef, list[Node]]] = [
    (SH["in"], [t for t in TERMS if not isinstance(t, BNode)]),
    (SH.languageIn, [Literal("sv"), Literal("en"), Literal("sv-fi")]),
]
ONE_VALUE = {SH["class"], SH.hasValue, SH.equals, SH.disjoint}


def _constraint(draw: st.DrawFn, made: Shapes, node: URIRef, depth: int, has_path: bool) -> None:
    kinds = ["simple", "simple", "list", "closed", "order"]
    kinds += ["property", "property"] if has_path else []
    kinds += ["not", "and", "or", "xone", "node", "inner", "inner"] if depth else []
    kinds += ["qualified"] if depth and has_path else []
    kind = draw(st.sampled_from(kinds))
    graph = made.graph
    if kind in ("simple", "property"):
        known = SIMPLE if kind == "simple" else OF_PROPERTIES
        usable = [one for one in known if made.ranges or one[0] not in RANGES]
        predicate, values = draw(st.sampled_from(usable))
        if predicate in ONE_VALUE or (node, predicate, None) not in graph:
            graph.add((node, predicate, draw(st.sampled_from(values))))
        if predicate == SH.pattern and (node, SH.flags, None) not in graph and draw(st.booleans()):
            graph.add((node, SH.flags, Literal("i")))
    elif kind == "list":
        predicate, values = draw(st.sampled_from(LISTS))
        if (node, predicate, None) not in graph:
            members = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))
            graph.add((node, predicate, made.listed(members)))
    elif kind == "closed":
        if (node, SH.closed, None) not in graph:
            graph.add((node, SH.closed, Literal(True)))
            ignored = draw(st.lists(st.sampled_from([RDF.type, EX.named, *PREDICATES])))
            graph.add((node, SH.ignoredProperties, made.listed(ignored)))
    elif kind == "qualified":
        _qualified(draw, made, node, depth)
    elif kind == "order":
        inner = made.new()
        graph.add((inner, SH.path, draw(st.sampled_from(IN_ORDER))))
        order = draw(st.sampled_from([SH.lessThan, SH.lessThanOrEquals]))
        graph.add((inner, order, draw(st.sampled_from(IN_ORDER))))
        graph.add((node, SH.property, inner))
    elif kind == "inner":
        graph.add((node, SH.property, _shape(draw, made, depth - 1, has_path=True)))
    elif kind in ("and", "or", "xone"):
        inner = [
            _shape(draw, made, depth - 1, draw(st.booleans()))
            for _ in range(draw(st.integers(1, 3)))
        ]
        graph.add((node, SH[kind], made.listed(list(inner))))
    else:
        has_path = kind == "not" and draw(st.booleans())
        graph.add((node, SH[kind], _shape(draw, made, depth - 1, has_path)))


def _qualified(draw: st.DrawFn, made: Shapes, node: URIRef, depth: int) -> None:
    graph = made.graph
    if (node, SH.qualifiedValueShape, None) in graph:
        return
    graph.add((node, SH.qualifiedValueShape, _shape(draw, made, depth - 1, draw(st.booleans()))))
    graph.add((node, SH.qualifiedMinCount, Literal(draw(st.integers(0, 2)))))
    graph.add((node, SH.qualifiedMaxCount, Literal(draw(st.integers(0, 2)))))
    if draw(st.booleans()):
        graph.add((node, SH.qualifiedValueShapesDisjoint, Literal(True)))
