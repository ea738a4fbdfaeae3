"""The examples of the README: `python -m tests.docs.readme` writes their output anew."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from datetime import date
from pathlib import Path
from unittest import mock

from service.cli.program import run

WRITTEN = date(2026, 11, 22)
README = Path(__file__).parents[2] / "README.md"
_EXAMPLE = re.compile(
    r"```console\n\$ samverkan (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL
)


def examples(text: str) -> list[tuple[str, str]]:
    """Return each command of the README with the output printed under it."""
    return [(found["command"], found["output"]) for found in _EXAMPLE.finditer(text)]


def answer(command: str) -> str:
    """Return what a command prints on the day when the README was written."""
    out = io.StringIO()
    day = mock.patch("graph.perspective.today", return_value=WRITTEN)
    with contextlib.redirect_stdout(out), day:
        run([*shlex.split(command), "--store", "memory"])
    return out.getvalue()


def refresh() -> None:
    """Write the output of every example into the README."""
    text = README.read_text("utf-8")
    fresh = _EXAMPLE.sub(
        lambda found: f"```console\n$ samverkan {found['command']}\n{answer(found['command'])}```",
        text,
    )
    README.write_text(fresh, "utf-8")


if __name__ == "__main__":
    refresh()
