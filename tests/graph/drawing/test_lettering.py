"""Lettering: lines that fit, words that stay whole where they can, nothing lost unsaid."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.drawing.lettering import ELLIPSIS, measure, wrap

WORDS = st.text("aåäömW il-", min_size=1, max_size=90)


def test_a_wide_letter_is_wider_than_a_narrow_one() -> None:
    assert measure("WWW", 10) > measure("aaa", 10) > measure("iii", 10)
    assert measure("åäö", 10) == measure("aao", 10)
    assert measure("abc", 20) == pytest.approx(2 * measure("abc", 10))
    assert measure("abc", 10, bold=True) > measure("abc", 10)


def test_lines_break_between_words_first() -> None:
    assert wrap("en två tre", measure("en två", 12), 12, 5) == ("en två", "tre")


def test_a_long_word_breaks_after_its_own_hyphen_else_with_one() -> None:
    width = measure("SAMLA-", 12) + 1
    assert wrap("SAMLA-team", width, 12, 5) == ("SAMLA-", "team")
    first, *_ = wrap("Samordningsgruppen", measure("Samordnings", 12), 12, 5)
    assert first.endswith("-")
    assert "Samordningsgruppen".startswith(first[:-1])


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("ett två tre fyra fem", measure("ett två", 12), 12, 2)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)


@given(WORDS, st.integers(20, 200), st.booleans())
def test_every_line_fits(text: str, width: int, bold: bool) -> None:
    assume(text.strip())
    for line in wrap(text, width, 10, 4, bold):
        assert measure(line, 10, bold) <= width
        assert line == line.strip()


@given(WORDS, st.integers(20, 200))
def test_with_room_enough_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 10, 1000)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == text.replace("-", "").replace(" ", "")


@given(WORDS, st.integers(20, 200), st.integers(1, 4))
def test_there_are_never_more_lines_than_allowed(text: str, width: int, lines: int) -> None:
    assert len(wrap(text, width, 10, lines)) <= lines
