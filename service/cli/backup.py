"""`samverkan backup`: the journal and the graph, into a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from graph.journal.backup import back_up
from graph.language import Language
from graph.store import EmbeddedStore
from service.cli import options
from service.messages import message, refusal
from service.settings import STORE
from service.state import journal_file
from service.stores import open_in_memory


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(folder: str, store: str | None) -> None:
        name = store or STORE.value()
        opened = open_in_memory(name, options.progress())
        if not isinstance(opened, EmbeddedStore):
            raise refusal("backup-elsewhere", value=name)
        made = back_up(journal_file(), opened, Path(folder))
        said = message("backup-done").format(
            folder=folder, number=made.number, triples=made.triples, time=made.time
        )
        click.echo(said[language])

    return click.Command(
        "backup",
        callback=run,
        help=message("cli-backup")[language],
        params=[
            click.Argument(["folder"], metavar=message("metavar-folder")[language]),
            options.store_option(language),
        ],
    )
