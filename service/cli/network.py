"""`samverkan network`: the collaboration network on a day, for other tools."""

from __future__ import annotations

from typing import Any

import click

from graph.exporters.formats import FORMATS
from graph.language import Language
from graph.network import build
from service.cli import options
from service.lookup import find_area, find_level
from service.messages import message


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(area: str | None, level: str | None, form: str, **perspective: Any) -> None:
        view = options.make_perspective(**perspective)
        network = build(view, find_area(view, area), find_level(view, level))
        click.echo(FORMATS[form].write(network, language), nl=False)

    return click.Command(
        "network",
        callback=run,
        help=message("cli-network")[language],
        params=[
            options.area_option(language),
            options.level_option(language),
            *options.perspective_options(language),
            options.format_option(language, *FORMATS),
        ],
    )
