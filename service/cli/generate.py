"""`samverkan generate`: a made-up country, to measure and to try out."""

from __future__ import annotations

from pathlib import Path

import click

from graph.language import Language
from graph.synthetic.files import write_country
from service.cli import options
from service.messages import message

# More would fill an ordinary disk.
LARGEST = 1000
_SEEDS = 2**31 - 1


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(scale: int, seed: int, out: str) -> None:
        count = write_country(Path(out), scale, seed, options.progress())
        click.echo(message("generate-done").format(file=out, count=count)[language])

    return click.Command(
        "generate",
        callback=run,
        help=message("cli-generate")[language],
        params=[
            options.option(
                "--scale",
                language,
                type=click.IntRange(1, LARGEST),
                default=1,
                metavar=message("metavar-scale")[language],
            ),
            options.option(
                "--seed",
                language,
                type=click.IntRange(0, _SEEDS),
                default=1,
                metavar=message("metavar-seed")[language],
            ),
            options.option(
                "--out", language, required=True, metavar=message("metavar-file")[language]
            ),
        ],
    )
