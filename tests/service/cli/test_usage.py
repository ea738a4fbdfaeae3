"""Faults in how a command was written: each says what to write instead."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (["covrage"], "Menade du: coverage?", "Did you mean: coverage?"),
        (["xyzzy"], "Skriv ett av: serve, coverage,", "Write one of: serve, coverage,"),
        (["coverage", "--areaa", "20"], "Menade du: --area?", "Did you mean: --area?"),
        (["coverage", "--zzz"], "Se samverkan coverage --help.", "See samverkan coverage --help."),
        (["--zzz"], "Se samverkan --help.", "See samverkan --help."),
        (["coverage", "--format", "xml"], "table, json, csv.", "table, json, csv."),
        (["who"], "AKTÖR saknas.", "ACTOR is missing."),
        (["who", "Lerum", "--max-hops", "99"], "1–8", "1–8"),
        (["who", "Lerum", "--max-hops", "x"], "1–8", "1–8"),
        (["diff", "2018-01-01"], "TILL saknas.", "TO is missing."),
        (["coverage", "20"], "Skriv: samverkan coverage [VAL].", "samverkan coverage [OPTIONS]."),
        (["validate", "--suite", "all"], "completeness, guards", "completeness, guards"),
        (["serve", "--port", "99999"], "0–65535", "0–65535"),
        (["ask", "names", "--text", "\udcff"], "inte text i UTF-8", "not text in UTF-8"),
    ],
)
def test_what_to_write_instead(refused, words, sv, en):
    assert sv in refused(*words)
    assert en in refused(*words, "--lang", "en")


def test_a_language_that_is_none(refused):
    assert "sv, en" in refused("--lang", "fr")
    assert "sv, en" in refused("coverage", "--lang", "fr")
    assert "--lang saknar värde" in refused("coverage", "--lang")
    assert "--area saknar värde" in refused("coverage", "--area")


def test_a_setting_that_will_not_do(refused, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_PORT", "åtta")
    assert "0–65535" in refused("serve")
