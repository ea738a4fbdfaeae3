"""A refusal as everybody meets it: one message, in the language chosen, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

_ADDRESS = re.compile(r"https?://|<[^>]+/[^>]*>")


@pytest.fixture
def refused(samverkan: Callable[..., Any]) -> Callable[..., str]:
    """Run a command that must be refused and return the message, checked for form."""

    def call(*words: str) -> str:
        ran = samverkan(*words)
        english = "--lang=en" in words or "en" in words
        assert ran.code == 2, ran
        assert ran.out == ""
        [line] = ran.err.splitlines()
        assert line.startswith("Error: " if english else "Fel: ")
        assert "Traceback" not in line
        assert not _ADDRESS.search(line), "no addresses on a strategist's screen"
        return line

    return call
