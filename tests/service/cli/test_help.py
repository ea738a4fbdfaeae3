"""Help: in one language throughout, and teaching by examples that can be run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graph.language import LANGUAGES
from service.cli.program import COMMANDS
from service.messages import message

# What click itself would say.
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|OPTIONS|COMMAND|ARGS|TEXT|INTEGER|RANGE|Show|this|and exit"
    r"|default|required|FROM|TO|ID)\b"
)
SWEDISH = re.compile(r"\b(Användning|Val|VAL|Kommandon|Visa|PLATS|LAGER|FIL|FRÅGA|AKTÖR)\b")


def examples(text: str) -> list[str]:
    return [
        line.strip() for line in text.splitlines() if re.match(r"  (\w+=\w+ )?samverkan ", line)
    ]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_explains_itself(program, command, language):
    ran = program(command, "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    about = message(f"cli-{command}")[language]
    assert about.split("\n\n")[0].strip() in ran.out
    assert "samverkan " + command in "\n".join(examples(about))
    for line in examples(about):
        assert line in ran.out, "examples are not wrapped"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_swedish_help_has_no_english_in_it(program, command):
    out = program(*filter(None, [command]), "--help").out
    # Names of options and their values are the same in both languages; so are the examples.
    words = re.sub(r"--[\w-]+|\[[\w|-]+\]|  samverkan .*|valid|known|default,|TO_", "", out)
    assert ENGLISH.findall(words) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_english_help_has_no_swedish_in_it(program, command):
    assert SWEDISH.findall(program(*filter(None, [command]), "--help", "--lang", "en").out) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_cuts_no_sentence(program, language):
    out = program("--help", "--lang", language).out
    assert "..." not in out
    for command in COMMANDS:
        sentence = message(f"cli-{command}")[language].strip().splitlines()[0]
        assert re.search(rf"^  {command} +{re.escape(sentence)}$", out, re.MULTILINE)


def runnable() -> list[str]:
    texts = [message(f"cli-{c}")[lang] for c in ("samverkan", *COMMANDS) for lang in LANGUAGES]
    lines = {line.partition(" > ")[0] for text in texts for line in examples(text)}
    # `serve` does not return: it has a test of its own.
    return sorted(line for line in lines if not line.startswith("samverkan serve"))


SHAPES = "@prefix sh: <http://www.w3.org/ns/shacl#> . <s> sh:targetNode <a> ; sh:nodeKind sh:IRI ."


@pytest.mark.parametrize("line", runnable())
def test_every_example_runs(samverkan, program, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / "state"))
    Path("data.ttl").write_text("<a> <b> <c> .", "utf-8")
    for name in ("kontroller.ttl", "shapes.ttl"):
        Path(name).write_text(SHAPES, "utf-8")
    *_, words = line.partition("samverkan ")
    match shlex.split(words):
        case "tokens", "revoke", name, *_:
            program("tokens", "create", name)
        case "restore", folder, *_:
            Path("graph.nq").write_text("<a:a> <a:b> <a:c> .", "utf-8")
            program("backup", folder, "--store", "graph.nq")
    ran = samverkan(*shlex.split(words))
    assert ran.err == ""
    assert ran.out
    assert ran.code in ((0, 1) if "validate" in words else (0,))
