"""`samverkan settings`: what can be set, by which variable, and what holds now."""

from __future__ import annotations

import click

from graph.language import Language
from graph.store.address import shown
from service.messages import message
from service.settings import SETTINGS


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run() -> None:
        for setting in SETTINGS:
            click.echo(f"{setting.variable}={shown(setting.value())}")
            click.echo(f"    {setting.description[language]}")

    return click.Command("settings", callback=run, help=message("cli-settings")[language])
