"""`samverkan settings`: each with its variable, what holds now, and what it does."""

from __future__ import annotations

import pytest

from service.settings import SETTINGS


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_setting_is_shown_and_explained(program, language):
    out = program("settings", "--lang", language).out
    for setting in SETTINGS:
        assert f"{setting.variable}={setting.default}\n    {setting.description[language]}\n" in out


def test_what_the_environment_says_is_shown(program, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_PORT", "9999")
    assert "SAMVERKAN_PORT=9999\n" in program("settings").out


def test_a_password_in_an_address_is_not_shown(program, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_STORE", "http://name:hidden@x.example/query")
    assert "SAMVERKAN_STORE=http://x.example/query\n" in program("settings").out
