"""Values put into a query: the right ones, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from graph.namespaces import PREFIXES
from graph.store.substitution import NIL, substituted, written

NOTHING = NamedNode(NIL.strip("<>"))
X = NamedNode("urn:x")
TEXTS = st.text(st.sampled_from("\\uU0025cå\"'\n\r\t{}?x<># 𝄞\x01"))


@given(TEXTS)
def test_any_text_is_written_so_that_it_is_read_again(text: str) -> None:
    (quad,) = parse(f"<urn:s> <urn:p> {written(Literal(text))} .", format=RdfFormat.TURTLE)
    assert quad.object == Literal(text)


@given(TEXTS)
def test_who_reads_escaped_signs_first_reads_the_same(text: str) -> None:
    """Some engines do so wherever a backslash and a `u` stand, as SPARQL 1.0 had it."""
    early = "".join(_unescaped(written(Literal(text))))
    (quad,) = parse(f"<urn:s> <urn:p> {early} .", format=RdfFormat.TURTLE)
    assert quad.object == Literal(text)


def _unescaped(text: str) -> list[str]:
    """Replace each `\\u` and its figures by the sign, but for those that may only stand escaped."""
    head, *rest = text.split("\\u00")
    signs = [chr(int(part[:2], 16)) for part in rest]
    return [
        head,
        *(
            (sign if sign in "uU" else f"\\u00{part[:2]}") + part[2:]
            for sign, part in zip(signs, rest, strict=True)
        ),
    ]


@given(TEXTS)
def test_no_value_changes_what_is_asked(text: str) -> None:
    store = Store()
    store.update('INSERT DATA { <urn:s> <urn:p> "other" }')
    query = substituted("SELECT ?s ?o { ?s <urn:p> ?o }", {"o": Literal(text)})
    assert [*store.query(query)] == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SELECT * { ?a <urn:p> ?x }", "SELECT * { ?a <urn:p> <urn:x> }"),
        ("SELECT ?x ?a { ?a ?x ?xx }", "SELECT (<urn:x> AS ?x) ?a { ?a <urn:x> ?xx }"),
        ("SELECT (COUNT(?x) AS ?n) {}", "SELECT (COUNT(<urn:x>) AS ?n) {}"),
        ('SELECT * { ?a ?b "?x {"@sv }', 'SELECT * { ?a ?b "?x {"@sv }'),
        ("SELECT * { FILTER(?x <= 1 && ?a != ?x) }",
         "SELECT * { FILTER(<urn:x> <= 1 && ?a != <urn:x>) }"),
        ("SELECT ?a WHERE { { SELECT $x { ?a a $x } } }",
         "SELECT ?a WHERE { { SELECT (<urn:x> AS $x) { ?a a <urn:x> } } }"),
    ],
)  # fmt: skip
def test_a_term_stands_where_its_variable_stood(query: str, wanted: str) -> None:
    assert substituted(query, {"x": X}) == wanted


OPTIONAL = "{ ?a ?b ?x } UNION { ?a ?c ?x } UNION { VALUES ?x { rdf:nil } }"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (NOTHING, "SELECT * { ?a a ?b .  }"),
        (
            X,
            "SELECT * { ?a a ?b . "
            "{ SELECT DISTINCT * {{ ?a ?b <urn:x> } UNION { ?a ?c <urn:x> }} } }",
        ),
    ],
)
def test_a_branch_that_a_value_decides_is_left_out(value: NamedNode, wanted: str) -> None:
    assert substituted(f"SELECT * {{ ?a a ?b . {OPTIONAL} }}", {"x": value}) == wanted


def test_other_branches_stay() -> None:
    query = "SELECT * { { ?a a ?x } UNION { VALUES ?y { <urn:y> } } { VALUES ?x { <urn:x> } } }"
    kept = "SELECT * { { ?a a <urn:x> } UNION { VALUES ?y { <urn:y> } } "
    assert substituted(query, {"x": X}).startswith(kept)
    listed = "SELECT * { { ?a a ?x } UNION { VALUES ?x { <urn:y> <urn:x> } } }"
    assert (
        substituted(listed, {"x": X})
        == "SELECT * { { SELECT DISTINCT * {{ ?a a <urn:x> } UNION {}} } }"
    )


def test_the_value_of_what_is_not_given_is_nil() -> None:
    assert f"<{PREFIXES['rdf']}nil>" == NIL
