"""`samverkan validate`: what is missing, by which clause, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.language import Language
from graph.renderers.explanation import explanation_text
from graph.renderers.json import files_json, validation_json
from graph.renderers.text import files_text, notes_text, validation_text
from graph.renderers.turtle import report_turtle
from graph.validate.engines import Engine, explain_file, explain_suites
from graph.validate.files import validate_files
from graph.validate.validation import KNOWN_SUITES, SUITES, validate
from service.cli import options, output
from service.lookup import find_area
from service.messages import message, refusal


def command(language: Language) -> click.Command:
    """Return the command in one language."""
    file = message("metavar-file")[language]

    def run(
        data: tuple[str, ...],
        shapes: str | None,
        area: str | None,
        suite: tuple[str, ...],
        engine: str,
        explain: bool,
        form: str,
        **perspective: Any,
    ) -> int:
        if explain:
            asked = suite or SUITES
            told = explain_file(Path(shapes)) if shapes else explain_suites(asked)
            click.echo(explanation_text(told, language), nl=False)
            return 0
        if shapes or data:
            missing = "--shapes" if data else file
            if not shapes or not data:
                raise refusal("usage-missing", value=missing, command="samverkan validate")
            return _validate_files(data, shapes, Engine(engine), form, language)
        view = options.make_perspective(**perspective)
        result = validate(view, find_area(view, area), suite or SUITES, Engine(engine))
        match form:
            case "json":
                output.print_json(validation_json(result))
            case "ttl":
                click.echo(report_turtle(result.report), nl=False)
            case _:
                click.echo(validation_text(result, language), nl=False)
        return 0 if result.conforms else 1

    return click.Command(
        "validate",
        callback=run,
        help=message("cli-validate")[language],
        params=[
            click.Argument(["data"], nargs=-1, metavar=f"[{file}]…"),
            options.option("--shapes", language, metavar=file),
            options.area_option(language),
            options.option("--suite", language, type=click.Choice(KNOWN_SUITES), multiple=True),
            options.option(
                "--engine",
                language,
                type=click.Choice([own.value for own in Engine]),
                default=Engine.SET.value,
            ),
            options.option("--explain", language, is_flag=True),
            *options.perspective_options(language),
            options.format_option(language, "text", "json", "ttl"),
        ],
    )


def _validate_files(
    data: tuple[str, ...], shapes: str, engine: Engine, form: str, language: Language
) -> int:
    """Check files against shapes of the user's own; JSON and Turtle speak of their addresses.

    What was done in another way than asked is told on the error stream.
    """
    result = validate_files([Path(name) for name in data], Path(shapes), engine)
    click.echo(notes_text(result.notes, language), nl=False, err=True)
    match form:
        case "json":
            output.print_json(files_json(result))
        case "ttl":
            click.echo(report_turtle(result.report), nl=False)
        case _:
            click.echo(files_text(result, language), nl=False)
    return 0 if result.conforms else 1
