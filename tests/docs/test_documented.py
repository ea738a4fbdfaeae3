"""The reference names every command, option, route, parameter, setting and question: no more."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from graph.questions import common_parameters, questions
from graph.store import EmbeddedStore
from service.app import create_app
from service.cli.program import COMMANDS, build
from service.settings import SETTINGS

DOCS = Path(__file__).resolve().parents[2] / "docs"
API = "/api/v1"


def sections(name: str) -> dict[str, str]:
    """Return the text of each section by the code in its heading, without its code blocks."""
    text = re.sub(r"^```.*?^```", "", (DOCS / name).read_text("utf-8"), flags=re.M | re.S)
    parts = re.split(r"^## `([^`]+)`$", text, flags=re.M)
    return dict(
        zip(parts[1::2], (re.split(r"^## ", p, flags=re.M)[0] for p in parts[2::2]), strict=True)
    )


def commands() -> dict[str, click.Command]:
    group = build("sv")
    found = {
        f"samverkan {name}": group.get_command(click.Context(group), name) for name in COMMANDS
    }
    return {"samverkan": group} | {name: own for name, own in found.items() if own}


@pytest.fixture(scope="module")
def paths() -> dict[str, list[str]]:
    """The names of the parameters of each path of the API."""
    described = create_app(EmbeddedStore()).openapi()["paths"]
    first = {path: next(iter(own.values())) for path, own in described.items()}
    return {
        path: [parameter["name"] for parameter in operation.get("parameters", ())]
        for path, operation in first.items()
    }


def test_every_command_has_its_section():
    assert sections("command-line.md").keys() == commands().keys()


@pytest.mark.parametrize("name", commands())
def test_every_option_of_a_command_is_named_and_no_other(name):
    text, command = sections("command-line.md")[name], commands()[name]
    options = [own for own in command.params if isinstance(own, click.Option)]
    assert set(re.findall(r"`(--[\w-]+)", text)) == {own.opts[-1] for own in options}
    for option in options:
        if isinstance(option.type, click.Choice) and option.name != "lang":
            choices = "\\|".join(str(choice) for choice in option.type.choices)
            assert f"`{option.opts[-1]} {choices}`" in text


def test_what_the_commands_share_is_explained_once():
    text = (DOCS / "command-line.md").read_text("utf-8")
    shared = text.partition("## Gemensamma val")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| `(--[\w-]+)", shared, flags=re.M))
    counted = [o.opts[-1] for c in commands().values() for o in c.params if o.opts[-1] in named]
    assert named == {
        *("--on", "--known", "--stated-only", "--store", "--format", "--lang", "--help")
    }
    assert all(counted.count(name) > 5 for name in named)


def test_every_path_of_the_api_has_its_section(paths):
    asked = {f"{API}/questions/{name}" for name in questions()}
    assert sections("api.md").keys() == paths.keys() - asked


def test_every_parameter_of_a_path_is_named_and_no_other(paths):
    for path, text in sections("api.md").items():
        rows = re.findall(r"^\| (`[^|]+) \|", text, flags=re.M)
        also = re.findall(r"^Dessutom.*$", text, flags=re.M)
        shared = set(re.findall(r"`(\w+)`", " ".join(also)))
        own = set(re.findall(r"`([\w-]+)`", " ".join(rows)))
        if path.endswith("{question}"):
            assert own == set(paths[path])
            assert shared < set(paths[f"{API}/questions/names"])
        else:
            assert own | shared == set(paths[path]), path


def test_every_setting_is_named_with_its_default():
    rows = re.findall(
        r"^\| `(SAMVERKAN_\w+)` \| `([^`]+)` \|", (DOCS / "settings.md").read_text(), re.M
    )
    assert rows == [(setting.variable, setting.default) for setting in SETTINGS]


@pytest.mark.parametrize("name", questions())
def test_every_question_is_explained_with_what_it_takes(name):
    question, text = questions()[name], sections("questions.md")[name]
    assert question.title.sv in text
    assert question.title.en in text
    shared = {key for key, own in common_parameters().items() if question.parameters[key] == own}
    named = {flag.replace("-", "_") for flag in re.findall(r"^\| `--([\w-]+)`", text, flags=re.M)}
    assert named == question.parameters.keys() - shared


def test_no_question_is_explained_that_does_not_exist():
    assert sections("questions.md").keys() == questions().keys()


def test_links_between_the_pages_lead_somewhere():
    for page in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"
