"""Where the project's files are, and the material that lies beside it.

A file belongs to the project when it is tracked, or new and not ignored.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MATERIAL = Path(os.environ.get("SAMVERKAN_MATERIAL", ROOT.parent / "shared"))
WITHOUT_MATERIAL = (
    "the documents, their inventories and the conformance suites are no part of the project: "
    "no folder shared beside the checkout, no SAMVERKAN_MATERIAL"
)


@cache
def texts() -> dict[str, str]:
    """Return the text of every file by its path from the root; skips outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files belong to the project cannot be told")
    return dict(_read())


def _read() -> Iterator[tuple[str, str]]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in sorted(set(listed.split("\0"))):
        path = ROOT / name
        if name and path.is_file():
            try:
                yield name, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue  # a picture or another binary file
