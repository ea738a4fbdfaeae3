"""The program: languages, exit codes, and what a strategist's screen never shows."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest

from service.cli.program import COMMANDS, wanted_language

ANSWERS = [
    ("coverage", "--area", "20", "--on", "2023-03-31"),
    ("validate", "--area", "Mora", "--on", "2023-03-31"),
    ("who", "Öppenvårdspsykiatrin Ludvika", "--on", "2023-03-31"),
    ("who", "Lerums kommun", "--with", "Alingsås lasarett", "--on", "2018-06-30"),
    ("ask", "participants", "--structure", "SVOM"),
    ("questions",),
    ("diff", "2018-11-30", "2019-01-01"),
    ("settings",),
]
# Codes, addresses and values that are for machines.
RAW = re.compile(r"https?://|\bNone\b|\bnull\b|Text\(|\{|\}|\bnot-\w+|\binterpreted\b|\bderived\b")


@pytest.mark.parametrize("words", ANSWERS, ids=lambda words: " ".join(words[:2]))
def test_an_answer_in_swedish_holds_nothing_of_the_machine(samverkan, words):
    ran = samverkan(*words)
    assert ran.err == ""
    assert ran.code == (1 if words[0] == "validate" else 0)
    assert RAW.findall(re.sub(r"--[\w-]+", "", ran.out)) == []


@pytest.mark.parametrize("words", ANSWERS, ids=lambda words: " ".join(words[:2]))
def test_an_answer_in_english_is_another_text(samverkan, words):
    swedish, english = samverkan(*words), samverkan(*words, "--lang", "en")
    assert english.code == swedish.code
    assert english.out != swedish.out
    same = set(swedish.out.splitlines()) & set(english.out.splitlines())
    assert len(same) < 0.6 * len(set(english.out.splitlines()))


def test_the_language_stands_anywhere_or_in_the_settings(program, monkeypatch):
    english = program("settings", "--lang", "en").out
    assert program("--lang", "en", "settings").out == english
    assert program("settings", "--lang=en").out == english
    assert program("settings").out != english
    monkeypatch.setenv("SAMVERKAN_LANGUAGE", "en")
    assert program("settings").out == english.replace("LANGUAGE=sv", "LANGUAGE=en")
    assert wanted_language(["--lang", "sv"]) == "sv"
    assert wanted_language([]) == "en"


def test_no_command_is_no_answer(program):
    ran = program()
    assert (ran.code, ran.out) == (2, "")
    assert all(command in ran.err for command in COMMANDS)


def test_the_version(program):
    assert program("--version") == program("--version")
    assert program("--version").out == version("samverkan") + "\n"


def test_breaking_off_is_quiet(program, monkeypatch):
    def stop(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr("service.cli.options.open_store", stop)
    ran = program("coverage")
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (["coverage", "--area", "Moora"], "Menade du ”Mora”", "Did you mean “Mora"),
        (["coverage", "--area", "Atlantis"], "till exempel 20", "for example 20"),
        (["coverage", "--on", "2023-02-30"], "”2023-02-30”", "“2023-02-30”"),
        (["coverage", "--known", "igår"], "till exempel 2023-03-31", "for example 2023-03-31"),
        (["coverage", "--requirement", "inget"], "”inget”", "“inget”"),
        (["validate", "--area", "Moora"], "Menade du ”Mora”", "Did you mean “Mora"),
        (["network", "--area", "Moora"], "Menade du ”Mora”", "Did you mean “Mora"),
        (["diff", "2018-01-01", "2018-12-31", "--area", "Moora"], "Mora", "Mora"),
    ],
)
def test_what_cannot_be_found_is_told_with_what_to_write(refused, words, sv, en):
    assert sv in refused(*words)
    assert en in refused(*words, "--lang", "en")


@pytest.mark.parametrize("text", ["'", '"', "}", "> } DROP ALL", "{0}", "%s", "a\nb", "å" * 2000])
def test_hostile_names_are_only_names(refused, samverkan, curated, text):
    before = len(curated)
    ran = samverkan("coverage", "--area", text)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Fel: ")
    assert len(curated) == before
