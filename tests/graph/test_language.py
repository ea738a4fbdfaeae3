"""Texts: both languages, and slots filled in the language of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.language import EMPTY, LANGUAGES, Text, choose

WORDS = st.text(st.characters(exclude_characters="{}"), max_size=20)


def test_swedish_comes_first() -> None:
    assert LANGUAGES == ("sv", "en")
    assert list(Text("ett", "one").as_json()) == ["sv", "en"]


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_text_in_a_slot_is_filled_in_its_own_language(a: str, b: str, c: str, d: str) -> None:
    filled = Text(a + "{x}", b + "{x}").format(x=Text(c, d))
    assert filled == Text(a + c, b + d)


def test_other_values_are_the_same_in_both() -> None:
    assert Text("{n} st", "{n} of them").format(n=3) == Text("3 st", "3 of them")


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Text("{x}", "{x}").format(y=1)


def test_a_name_reads_the_same_in_both() -> None:
    assert Text.same("SVOM") == Text("SVOM", "SVOM")
    assert Text.same("") == EMPTY


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("sv", "sv"),
        ("de", "sv"),
        ("", "sv"),
        (None, "sv"),
    ],
)
def test_swedish_unless_english_is_asked_for(tag: str | None, language: str) -> None:
    assert choose(tag) == language


def test_texts_are_joined_in_each_language_without_the_empty_ones() -> None:
    parts = [Text("ett", "one"), EMPTY, Text("två", "")]
    assert Text.joined(", ", parts) == Text("ett, två", "one")
    assert Text.joined(", ", []) == EMPTY


def test_a_text_is_true_when_it_says_something() -> None:
    assert not EMPTY
    assert Text("", "x")
    assert Text("x", "")
