"""Lettering: how wide a text is likely to be, and where its lines break.

What font a reader has cannot be known here. Widths are those of Helvetica in Adobe's font
metrics, which Arial, Liberation Sans and Nimbus Sans share, rounded into classes, and a little.
"""

from __future__ import annotations

import re


class _Widths(dict[str, int]):
    """Thousandths of the size of the font, by letter."""

    def __missing__(self, letter: str) -> int:
        return 556


_WIDTHS = _Widths(
    (letter, width)
    for letters, width in (
        ("'ijl|", 235),
        (" !,./:;\\[]ftI", 278),
        ('()-r`"”“’‘·', 340),
        ("Jcksvxyz", 500),
        ("FTZ", 611),
        ("ABEKPSVXYÅÄ&", 667),
        ("CDHNRUw", 722),
        ("GOQÖ", 778),
        ("Mm%", 860),
        ("W—…", 1000),
    )
    for letter in letters
)
_ROOM = 1.04
_BOLD = 1.07
# A long word may break after these; Swedish compounds have few.
_BREAK = re.compile(r"(?<=[-/–])")
ELLIPSIS = "…"


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return the estimated width of a line of text, in the unit of the size."""
    return sum(map(_WIDTHS.__getitem__, text)) * size / 1000 * _ROOM * (_BOLD if bold else 1.0)


def wrap(text: str, width: float, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return the text as at most so many lines, each estimated to fit the width.

    Lines break between words, after a hyphen or stroke, and only else within a word, with a
    hyphen. What does not fit is cut and ends in an ellipsis.
    """

    def fits(line: str) -> bool:
        return measure(line, size, bold) <= width

    found: list[str] = []
    line = ""
    for piece in _pieces(text):
        if fits((line + piece).rstrip()):
            line += piece
            continue
        if line:
            found.append(line.rstrip())
        while not fits(piece.rstrip()):
            end = max(1, sum(fits(f"{piece[: at + 1]}-") for at in range(len(piece))))
            found.append(f"{piece[:end]}-")
            piece = piece[end:]
        line = piece
    if line:
        found.append(line.rstrip())
    if len(found) <= lines:
        return tuple(found)
    last = found[lines - 1]
    while last and not fits(f"{last}{ELLIPSIS}"):
        last = last[:-1]
    return (*found[: lines - 1], f"{last.rstrip(' ,-–')}{ELLIPSIS}")


def _pieces(text: str) -> list[str]:
    words = text.split()
    spaced = [f"{word} " for word in words[:-1]] + words[-1:]
    return [piece for word in spaced for piece in _BREAK.split(word) if piece]
