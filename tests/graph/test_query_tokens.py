"""A query, cut into tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.query_tokens import joined, meaning, tokens

QUERY = """SELECT ?x WHERE { # { ex:not
  ?x ex:p "} ex:no # \\" {" ; ex:q.r '''it's''' , <http://x.example/#x>.
  FILTER(?x != "x"@en-GB && $y <= 1.5)
}"""


def test_every_character_outside_comments_stands_in_a_token() -> None:
    assert joined(tokens(QUERY)) == QUERY.replace("# { ex:not", "")


@given(st.text("{}()?x$<>\"'#\\ \n:a.@_"))
def test_any_text_can_be_cut(text: str) -> None:
    if "#" not in text and "\\" not in text:
        assert joined(tokens(text)) == text


def test_escaped_characters_hide_no_keyword() -> None:
    assert [part.word for part in tokens("\\u0053ERVICE \\U00000046ROM") if part.word] == [
        "SERVICE",
        "FROM",
    ]


def test_a_token_says_what_it_is() -> None:
    found = [(part.kind, part.word, part.variable) for part in meaning(tokens("where ?x $y ex:z"))]
    assert found == [
        ("word", "WHERE", ""),
        ("variable", "", "x"),
        ("variable", "", "y"),
        ("name", "", ""),
    ]
