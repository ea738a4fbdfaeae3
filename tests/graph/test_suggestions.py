"""Suggestions: what was meant by a word that is not quite right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.codes import schemes
from graph.language import Text
from graph.suggestions import labelled, named, near, one_of

NAMES = {
    "strategic": ("strategic", "strategisk nivå"),
    "operative": ("operative", "operativ nivå"),
    "9999": ("9999", "Åmål"),
}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Strategisk nivå", ["strategic"]),
        ("AMAL", ["9999"]),
        ("strat", ["strategic"]),
        ("str", []),
        ("", []),
        ("nivå", []),
    ],
)
def test_a_name_goes_in_full_or_by_its_beginning(text: str, keys: list[str]) -> None:
    assert named(text, NAMES) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Strategiskt", ["strategic"]),
        ("oprativ nivå", ["operative"]),
        ("operative level", ["operative"]),
        ("kommun", []),
        ("", []),
    ],
)
def test_what_is_spelt_almost_so_is_near(text: str, keys: list[str]) -> None:
    assert near(text, NAMES) == keys


@given(st.sampled_from(sorted(schemes()["stage"])), st.integers(0, 30), st.characters())
def test_one_letter_wrong_in_a_long_word_is_near(key: str, at: int, letter: str) -> None:
    names = {slug: code.names for slug, code in schemes()["stage"].items()}
    if len(key) > 7 and letter.isalpha() and at < len(key):
        assert key in near(key[:at] + letter + key[at + 1 :], names)


def test_choices_are_told_alone_or_as_a_list() -> None:
    one, two = labelled("a", Text("ett", "one")), labelled("b", Text("två", "two"))
    assert one_of([one]) == Text("a (ett)", "a (one)")
    assert one_of([one, two]) == Text("ett av: a (ett), b (två)", "one of: a (one), b (two)")
