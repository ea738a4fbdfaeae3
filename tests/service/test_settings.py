"""Settings: from the environment, each explained in both languages."""

from __future__ import annotations

import pytest

from service.settings import HOST, LANGUAGE, PORT, SETTINGS, STORE


def test_the_defaults():
    assert [s.value() for s in (LANGUAGE, STORE, HOST, PORT)] == [
        "sv",
        "default",
        "127.0.0.1",
        "8350",
    ]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_environment_wins_unless_it_is_empty(setting, monkeypatch):
    monkeypatch.setenv(setting.variable, "x")
    assert setting.value() == "x"
    monkeypatch.setenv(setting.variable, "")
    assert setting.value() == setting.default
    assert setting.variable == f"SAMVERKAN_{setting.name.upper().replace('-', '_')}"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_is_explained_in_both_languages(setting):
    assert setting.description.sv
    assert setting.description.sv != setting.description.en
