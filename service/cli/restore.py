"""`samverkan restore`: the journal of a backup, put back or only looked through."""

from __future__ import annotations

from pathlib import Path

import click

from graph.journal.backup import check, restore
from graph.language import Language
from service.cli import options
from service.messages import message
from service.state import state_folder


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(folder: str, **given: bool) -> None:
        if given["check"]:
            found, key = check(Path(folder)), "backup-whole"
        else:
            found, key = restore(Path(folder), state_folder()), "restore-done"
        said = message(key).format(
            folder=state_folder(), number=found.number, triples=found.triples, time=found.time
        )
        click.echo(said[language])

    return click.Command(
        "restore",
        callback=run,
        help=message("cli-restore")[language],
        params=[
            click.Argument(["folder"], metavar=message("metavar-folder")[language]),
            options.option("--check", language, is_flag=True),
        ],
    )
