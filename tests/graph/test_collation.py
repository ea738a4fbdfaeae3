"""Swedish order: å, ä, ö after z, whatever the machine's own language is."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.collation import fold, nfc, sort_key, words

LETTERS = st.text("abcxyzåäöÅÄÖé -", max_size=12)
# As a Swedish telephone directory or index has them.
ORDERED = [
    "Alingsås",
    "Andrée",
    "Avesta",
    "Borlänge",
    "Falun",
    "Gagnef",
    "Lerum",
    "Malung-Sälen",
    "Mora",
    "Orsa",
    "Sala",
    "Särna",
    "Säter",
    "Tidaholm",
    "Zinkgruvan",
    "Åmål",
    "Åre",
    "Älvdalen",
    "Älvsbyn",
    "Öckerö",
    "Ödeshög",
    "Örebro",
]


def test_names_stand_where_a_swedish_reader_looks_for_them() -> None:
    shuffled = ORDERED[:]
    random.Random(3).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ORDERED


def test_the_three_last_letters_come_last_and_in_their_order() -> None:
    assert sorted("öåäzaÄÖÅ", key=sort_key) == list("azÅåÄäÖö")


def test_accents_and_case_decide_only_between_words_that_are_else_the_same() -> None:
    assert sorted(["idén", "ide", "Ide", "idé", "idel"], key=sort_key) == [
        "Ide",
        "ide",
        "idé",
        "idel",
        "idén",
    ]


def test_foreign_letters_stand_with_their_swedish_sisters() -> None:
    assert sorted(["Øre", "Zebra", "Æsop", "Åre"], key=sort_key) == ["Zebra", "Åre", "Æsop", "Øre"]


@given(LETTERS, LETTERS)
def test_the_first_letter_that_differs_decides(start: str, rest: str) -> None:
    row = [start + letter + rest for letter in "abcxyzåäö"]
    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(row))


@given(st.lists(LETTERS))
def test_the_order_does_not_depend_on_how_letters_are_put_together(names: list[str]) -> None:
    parts = [unicodedata.normalize("NFD", name) for name in names]
    assert [nfc(n) for n in sorted(parts, key=sort_key)] == [
        nfc(n) for n in sorted(names, key=sort_key)
    ]


@given(st.text(max_size=30))
def test_nfc_done_twice_is_nfc_done_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert unicodedata.is_normalized("NFC", nfc(text))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Öppenvårds-psykiatrin  Ludvika", "oppenvards psykiatrin ludvika"),
        ("Malung–Sälen", "malung salen"),
        ("A\u030amål", "amal"),
        ("  ", ""),
    ],
)
def test_lenient_comparison(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_exact_comparison_keeps_the_letters() -> None:
    assert words("Malung–Sälens  kommun.") == "malung sälens kommun"
    assert words("Säter") != words("Sater")


@given(st.text(max_size=30))
def test_what_has_been_folded_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(words(text)) == words(text)
