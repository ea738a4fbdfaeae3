"""Figures: what was measured, beside a named peer of the same run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("what", "seconds", "peer", "its seconds", "ratio", "peak MB", "its peak MB", "note")


@dataclass(frozen=True)
class Figure:
    """seconds, peak: of ours (peak memory of the process in MB, 0 when not told). The ratio is
    how many times longer the peer takes. note: sizes, aims, and in what the answers differ.
    """

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float = 0.0
    peak: float = 0.0
    peer_peak: float = 0.0
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.peer_seconds / self.seconds if self.peer and self.seconds else 0.0

    def cells(self) -> tuple[str, ...]:
        """Return the cells of its row, as HEAD names them."""
        return (
            self.what,
            _seconds(self.seconds),
            self.peer,
            _seconds(self.peer_seconds) if self.peer else "",
            f"{self.ratio:.3g}×" if self.ratio else "",
            f"{self.peak:.0f}" if self.peak else "",
            f"{self.peer_peak:.0f}" if self.peer_peak else "",
            self.note,
        )


@dataclass(frozen=True)
class Section:
    """Figures about one thing. about: what is measured, in a sentence or two."""

    title: str
    about: str
    figures: Sequence[Figure]


def _seconds(value: float) -> str:
    return f"{value:.4f}" if value < 0.1 else f"{value:.2f}"


def as_text(section: Section) -> str:
    """Return a section for a terminal."""
    rows = [HEAD, *(figure.cells() for figure in section.figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if at in (0, 2, 7) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([f"\n{section.title}: {section.about}", *lines])


def as_markdown(machine: str, sections: Iterable[Section]) -> str:
    """Return the page of the manual that keeps the figures."""
    parts = [_PREFACE.format(machine=machine)]
    for section in sections:
        parts.append(f"## {section.title}\n\n{section.about}\n")
        parts.append(_row(HEAD) + _row(["---"] * len(HEAD)))
        parts[-1] += "".join(_row(figure.cells()) for figure in section.figures)
    return "\n".join(parts)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


_PREFACE = """# Benchmarks

Written by `make bench ARGS=--write`. Read the ratios: each stands beside a named peer of the same
run, so the seconds are only those of the machine at the time. The data are a made-up country
(`samverkan generate`), the same for everybody who runs this. What is not in the table was not run;
`make bench ARGS=--help` tells how.

{machine}
"""
