"""`samverkan questions`: the named questions and what they take."""

from __future__ import annotations

import shlex

import click

from graph.language import Language
from graph.questions import Parameter, Question, common_parameters, questions
from service.cli import options, output
from service.messages import message


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(form: str) -> None:
        if form == "json":
            output.print_json([question.as_json() for question in questions().values()])
            return
        common = common_parameters()
        for question in questions().values():
            _print(
                question,
                [p for p in question.parameters.values() if p != common.get(p.name)],
                language,
            )
        click.echo(message("questions-common")[language])
        for parameter in common.values():
            _print_parameter(parameter, language)

    return click.Command(
        "questions",
        callback=run,
        help=message("cli-questions")[language],
        params=[options.format_option(language, "text", "json")],
    )


def _print(question: Question, own: list[Parameter], language: Language) -> None:
    click.echo(f"{question.id}: {question.title[language]}")
    given = [word for name, value in question.example.items() for word in (_flag(name), value)]
    click.echo(f"    {shlex.join(['samverkan', 'ask', question.id, *given])}")
    for parameter in own:
        _print_parameter(parameter, language)
    click.echo("")


def _print_parameter(parameter: Parameter, language: Language) -> None:
    needed = f" {message('question-required')[language]}" if parameter.required else ""
    flag = f'{_flag(parameter.name)} "{parameter.example}"'
    click.echo(f"    {flag}  {parameter.title[language]}{needed}")


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")
