"""`samverkan diff`: what changed between two days."""

from __future__ import annotations

from typing import Any

import click

from graph import codes
from graph.changes import as_json, difference
from graph.dates import parse_day
from graph.history import Clock
from graph.language import Language
from service.cli import options, output
from service.cli.sources import print_sources
from service.lookup import find_area
from service.messages import message

# A change that rests on an interpretation says so.
_MARKED = "interpreted"


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(
        first: str, last: str, area: str | None, clock: str, form: str, **perspective: Any
    ) -> None:
        days = parse_day(first), parse_day(last)
        view = options.make_perspective(**perspective)
        data = as_json(difference(view, *days, find_area(view, area), Clock(clock)))
        if form == "json":
            output.print_json(data)
        else:
            _print(data, language)
            print_sources(data, view, language)

    return click.Command(
        "diff",
        callback=run,
        help=message("cli-diff")[language],
        params=[
            click.Argument(["first"], metavar=message("metavar-from")[language]),
            click.Argument(["last"], metavar=message("metavar-to")[language]),
            options.area_option(language),
            options.option(
                "--clock",
                language,
                type=click.Choice([clock.value for clock in Clock]),
                default=Clock.VALID.value,
            ),
            *options.perspective_options(language),
            options.format_option(language, "text", "json"),
        ],
    )


def _print(data: dict[str, Any], language: Language) -> None:
    head = message(f"diff-head-{data['clock']}").format(first=data["from"], last=data["to"])
    click.echo(head[language])
    for kind in data["totals"]:
        items = [item for item in data["changes"] if item["kind"] == kind]
        for number, item in enumerate(items):
            blank = "\n" if number == 0 else ""
            mark = codes.label("basis", _MARKED)[language] if item["basis"] == _MARKED else ""
            click.echo(blank + item["sentence"][language] + (f" [{mark}]" if mark else ""))
            for evidence in item["evidence"]:
                click.echo(f"    {evidence['source']}: {evidence['locator'][language]}")
    if data["events"]:
        click.echo(f"\n{message('diff-events')[language]} ({len(data['events'])})")
        for event in data["events"]:
            click.echo(f"  {event['name'][language]} ({event['when'][language]})")
            for evidence in event["evidence"]:
                click.echo(f"      {evidence['source']}: {evidence['locator'][language]}")
    if not data["changes"] and not data["events"]:
        click.echo(message("diff-nothing")[language])
