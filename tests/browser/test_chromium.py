"""Which browser is used: the named one, else one on PATH that starts, else the carried one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a program that starts, or fails, into a folder on an otherwise empty PATH."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(chromium, "CARRIED", tmp_path / "carried")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))

    def make(name: str, starts: bool = True, folder: str = "path") -> Path:
        program = tmp_path / folder / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\nexit {0 if starts else 1}\n")
        program.chmod(0o755)
        return program

    return make


def test_without_any_there_is_none(install, capsys, monkeypatch):
    assert chromium.find() is None
    monkeypatch.setattr(chromium.platform, "machine", lambda: "none")
    chromium.main()
    said = capsys.readouterr()
    assert not said.out
    assert "are skipped" in said.err
    assert chromium.VARIABLE in said.err


def test_what_does_not_start_is_passed_over(install):
    install("chromium", starts=False)
    started = install("google-chrome")
    assert chromium.find() == chromium.Chromium(started)


def test_the_carried_one_comes_last_and_brings_what_it_needs(install):
    carried = install("chromium", folder="carried")
    found = chromium.find()
    assert found
    assert found.program == carried
    assert found.environment["FONTCONFIG_PATH"] == str(carried.parent / "fonts")
    own = install("chromium")
    assert chromium.find() == chromium.Chromium(own)


def test_the_named_one_comes_first(install, monkeypatch):
    install("chromium")
    named = install("mine", folder="elsewhere")
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.find() == chromium.Chromium(named)


def test_a_fetch_that_fails_is_told_and_leaves_nothing(install, capsys, monkeypatch):
    def fail():
        raise OSError("npm ci failed")

    monkeypatch.setattr(chromium, "fetch", fail)
    monkeypatch.setattr(chromium.platform, "system", lambda: "Linux")
    monkeypatch.setattr(chromium.platform, "machine", lambda: "x86_64")
    chromium.main()
    said = capsys.readouterr().err
    assert "npm ci failed" in said
    assert "are skipped" in said
