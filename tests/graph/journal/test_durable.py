"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from graph.journal import durable


def test_a_file_takes_the_place_of_another(tmp_path: Path):
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o666)
    durable.put(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["file"]


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch):
    path = tmp_path / "file"
    path.write_text("old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        durable.put(path, b"new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["file"]
