"""`samverkan export`: the whole graph, every statement in the graph of its source."""

from __future__ import annotations

import click

from graph.exporters.rdf import FORMATS, write
from graph.language import Language
from service.cli import options
from service.messages import message
from service.settings import STORE
from service.stores import open_store


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(form: str, store: str | None) -> None:
        click.echo(write(open_store(store or STORE.value()), form), nl=False)

    return click.Command(
        "export",
        callback=run,
        help=message("cli-export")[language],
        params=[
            options.store_option(language),
            options.format_option(language, *FORMATS),
        ],
    )
