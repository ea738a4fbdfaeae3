"""Swedish order and comparison of names: å, ä, ö after z, NFC everywhere.

The order follows Unicode CLDR's Swedish tailoring for the letters that our names hold
(å < ä < ö after z; æ as ä, ø as ö; é as e). A locale of the machine is never needed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ORDER = {c: f"{ord('z') + 1 + i:04d}" for i, c in enumerate("åäö")}
_SAME = {"æ": "ä", "ø": "ö"}


def nfc(text: str) -> str:
    """Return the text in Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text)


@cache
def _letter(char: str) -> str:
    char = _SAME.get(char, char)
    if char in _ORDER:
        return _ORDER[char]
    base = unicodedata.normalize("NFD", char)[0]
    return f"{ord(base):04d}"


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts as a Swedish reader expects; case and accents decide last."""
    lowered = nfc(text).lower()
    return "".join(_letter(char) for char in lowered), nfc(text)


def fold(text: str) -> str:
    """Return the text for lenient comparison: lower case, å ä ö as a a o, one space."""
    decomposed = unicodedata.normalize("NFD", nfc(text).lower())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9æø]+", " ", plain).strip()


def words(text: str) -> str:
    """Return the text for exact comparison: lower case, NFC, punctuation as one space."""
    return re.sub(r"[\W_]+", " ", nfc(text).lower()).strip()
