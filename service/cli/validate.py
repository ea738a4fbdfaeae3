"""`samverkan validate`: what is missing, by which clause, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.language import Language
from graph.renderers.json import validation_json
from graph.renderers.text import validation_text
from graph.renderers.turtle import report_turtle
from graph.validate.results import conforms, read_results
from graph.validate.shacl import validate_files
from graph.validate.validation import SUITES, validate
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
        form: str,
        **perspective: Any,
    ) -> int:
        if shapes or data:
            missing = "--shapes" if data else file
            if not shapes or not data:
                raise refusal("usage-missing", value=missing, command="samverkan validate")
            return _validate_files(data, shapes, form, language)
        view = options.make_perspective(**perspective)
        result = validate(view, find_area(view, area), suite or SUITES)
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
            options.option("--suite", language, type=click.Choice(SUITES), multiple=True),
            *options.perspective_options(language),
            options.format_option(language, "text", "json", "ttl"),
        ],
    )


def _validate_files(data: tuple[str, ...], shapes: str, form: str, language: Language) -> int:
    """Check files against shapes of the user's own; the answer speaks of their addresses."""
    report = validate_files([Path(name) for name in data], Path(shapes))
    fine, results = conforms(report), read_results(report)
    match form:
        case "json":
            found = [result.as_json() for result in results]
            output.print_json({"conforms": fine, "count": len(found), "results": found})
        case "ttl":
            click.echo(report_turtle(report), nl=False)
        case _:
            for result in results:
                place = " ".join(filter(None, [result.focus, result.path, result.value]))
                click.echo(f"{result.severity} ({result.component}): {place}")
                click.echo(f"    {result.message(language)}")
            verdict = "validate-conforms" if fine else "validate-fails"
            click.echo(message(verdict).format(count=len(results))[language])
    return 0 if fine else 1
