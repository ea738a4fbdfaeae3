"""Options that several commands share, and what they are turned into."""

from __future__ import annotations

import sys
from typing import Any

import click

from graph.dates import parse_day
from graph.language import Language
from graph.perspective import Perspective
from service.lookup import levels
from service.messages import message
from service.settings import STORE
from service.stores import open_store


def option(name: str, language: Language, **settings: Any) -> click.Option:
    """Return an option whose help stands in the message catalogue as `option-<name>`."""
    help_text = message(f"option-{name.removeprefix('--')}")[language]
    return click.Option([name], help=help_text, **settings)


def format_option(language: Language, *formats: str) -> click.Option:
    """Return `--format`; the first format is the default."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(formats),
        default=formats[0],
        help=message("option-format")[language],
    )


def perspective_options(language: Language) -> list[click.Parameter]:
    """Return the options that make a perspective: the two clocks, the reading, the store."""
    return [
        option("--on", language, metavar=message("metavar-date")[language]),
        option("--known", language, metavar=message("metavar-date")[language]),
        option("--stated-only", language, is_flag=True),
        store_option(language),
    ]


def make_perspective(
    on: str | None, known: str | None, stated_only: bool, store: str | None
) -> Perspective:
    """Open the store and make the perspective that the options ask for."""
    day = parse_day(on) if on else None
    known_day = parse_day(known) if known else None
    opened = open_store(store or STORE.value(), progress())
    return Perspective.at(opened, day, known_day, stated_only)


def progress() -> Any:
    """Return a progress bar on the error stream of a person, nothing for a machine."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        width = 30 * done // total
        end = "\n" if done == total else ""
        click.echo(f"\r[{'#' * width:<30}] {done}/{total}{end}", nl=False, err=True)

    return show


def area_option(language: Language) -> click.Option:
    """Return `--area`: a locality, as people write it."""
    return option("--area", language, metavar=message("metavar-place")[language])


def level_option(language: Language) -> click.Option:
    """Return `--level`; its help names the levels."""
    return click.Option(
        ["--level"],
        metavar=message("metavar-level")[language],
        help=message("option-level").format(levels=levels())[language],
    )


def store_option(language: Language) -> click.Option:
    """Return `--store`: where the graph is read."""
    return option("--store", language, metavar=message("metavar-store")[language])
