"""The state folder: where the settings say, else where such things belong."""

from __future__ import annotations

from pathlib import Path

from service.state import state_folder, tokens_file


def test_the_folder_is_named_or_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path))
    assert state_folder() == tmp_path
    assert tokens_file() == tmp_path / "tokens.json"
    monkeypatch.setenv("SAMVERKAN_STATE", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "x"))
    assert state_folder() == tmp_path / "x" / "samverkan"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert state_folder() == Path(tmp_path, ".local", "state", "samverkan")
