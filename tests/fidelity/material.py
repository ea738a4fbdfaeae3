"""The five documents and the inventories of their facts.

They lie beside the checkout and are no part of it: where they are missing, the tests that
compare with them are skipped.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..repository import MATERIAL

INVENTORIES = ("dalarna", "samla_svom")


def normalise(text: str) -> str:
    """Return text as the inventories compare it: lower case, every white space one blank."""
    return " ".join(text.lower().split())


@dataclass(frozen=True)
class Document:
    """One document: its lines and the hash of the file."""

    lines: tuple[str, ...]
    sha256: str

    def text(self, first: int, last: int) -> str:
        """Return the normalised text of some lines, counted from 1."""
        return normalise(" ".join(self.lines[first - 1 : last]))


@dataclass(frozen=True)
class Material:
    """Documents by the id that the inventories give them, and the inventories by name."""

    documents: dict[str, Document]
    inventories: dict[str, dict[str, Any]]


def is_here() -> bool:
    """Tell whether the material is here."""
    return (MATERIAL / "sources").is_dir() and (MATERIAL / "facts").is_dir()


def read() -> Material:
    """Read the documents and the inventories. Raises OSError when something is missing."""
    inventories = {
        name: json.loads((MATERIAL / "facts" / f"{name}.json").read_text("utf-8"))
        for name in INVENTORIES
    }
    listed = [source for inventory in inventories.values() for source in inventory["sources"]]
    files = {source["id"]: MATERIAL / "sources" / source["file"] for source in listed}
    return Material({key: _document(path) for key, path in files.items()}, inventories)


def _document(path: Path) -> Document:
    content = path.read_bytes()
    lines = tuple(content.decode("utf-8").split("\n"))
    return Document(lines, hashlib.sha256(content).hexdigest())
