"""The text of a query of a shape: names in full, groups told apart."""

from __future__ import annotations

import pytest

from graph.query_tokens import joined, tokens
from graph.validate.engine.query_text import UnknownPrefix, expanded, groups

QUERY = """SELECT ?x WHERE { # { ex:not
  ?x ex:p "} ex:no # \\" {" ; ex:q.r '''it's''' , <http://x.example/#x>.
  { SELECT ?x { ?x ex:a\\-b _:b . FILTER EXISTS { ?x ?y "x"@en-GB } } }
  GRAPH ?g { OPTIONAL { ?x a ex: } }
}"""


def test_names_are_put_in_full() -> None:
    text = joined(expanded(tokens(QUERY), {"ex": "http://e.example/"}))
    assert "<http://e.example/p>" in text
    assert "<http://e.example/q.r>" in text
    assert "<http://e.example/a-b>" in text
    assert "a <http://e.example/> }" in text
    assert '"} ex:no # \\" {"' in text


def test_a_prologue_of_its_own_is_taken_off() -> None:
    text = "PREFIX ex: <http://e.example/> SELECT ?x { ?x ex:p other:q }"
    assert joined(expanded(tokens(text), {"other": "urn:"})).strip() == (
        "SELECT ?x { ?x <http://e.example/p> <urn:q> }"
    )


def test_what_cannot_be_put_in_full() -> None:
    with pytest.raises(UnknownPrefix, match="ex"):
        expanded(tokens("SELECT ?x { ?x ex:p 1 }"), {})
    with pytest.raises(ValueError, match="BASE"):
        expanded(tokens("BASE <http://x/> SELECT ?x { ?x ?y 1 }"), {})


def test_groups_are_told_apart() -> None:
    parts = tokens(QUERY)
    assert [apart for _, apart in groups(parts)] == [False, False, True, True, True]
