"""Addresses: one place where our own is written, and the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.namespaces import (
    BASE,
    PREFIXES,
    code,
    expand,
    reference,
    slug,
    source_graph,
    terms_in,
    thing,
)

KEYS = st.from_regex(r"[a-z]{1,8}/[a-z0-9]{1,8}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


def test_our_own_address_is_written_in_one_place() -> None:
    library = Path(graph.__file__).parent
    where = [
        path.name for path in library.rglob("*.py") if BASE.rstrip("/") in path.read_text("utf-8")
    ]
    assert where == ["namespaces.py"]


def test_an_unknown_prefix_is_an_error() -> None:
    assert expand("skos:prefLabel").value == PREFIXES["skos"] + "prefLabel"
    with pytest.raises(KeyError):
        expand("nope:x")


@given(KEYS)
def test_a_thing_and_its_reference_are_each_others_inverse(key: str) -> None:
    assert reference(thing(key).value) == key
    assert slug(thing(key).value) == key.partition("/")[2]


@pytest.mark.parametrize(
    ("iri", "last"),
    [
        (BASE + "ns#Agreement", "Agreement"),
        (BASE + "code/status/fulfilled", "fulfilled"),
        (BASE + "id/statement/s/groups/a", "a"),
        ("plain", "plain"),
    ],
)
def test_slug_is_what_follows_the_last_slash_or_hash(iri: str, last: str) -> None:
    assert slug(iri) == last


def test_other_addresses_are_no_references() -> None:
    assert reference("https://example.org/id/x") == "https://example.org/id/x"


def test_codes_and_graphs_have_their_own_rooms() -> None:
    assert code("status", "fulfilled").value == BASE + "code/status/fulfilled"
    assert source_graph("survey").value == BASE + "graph/source/survey"


def test_the_terms_of_queries_are_those_that_are_written_in_them() -> None:
    one = """SELECT ?a ?samv { ?a a samv:Source ; ^dct:isPartOf/skos:note ?samv
      FILTER(!STRSTARTS(STR(?a), STR(code:)) && LANG(?samv) = "sv") }"""
    terms = {"rdf:type", "samv:Source", "dct:isPartOf", "skos:note", "samv:page"}
    assert terms_in(one, "SELECT * { ?s samv:page ?o }") == set(map(expand, terms))
