"""Help in one language: click's own headings and its help option in words of ours."""

from __future__ import annotations

import click

from graph.language import Language
from service.messages import message

_HEADINGS = {"Options": "help-options", "Commands": "help-commands"}


def context_class(language: Language) -> type[click.Context]:
    """Return the context class whose help pages are in one language."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, message("help-usage")[language] + " ")

        def write_heading(self, heading: str) -> None:
            key = _HEADINGS.get(heading)
            super().write_heading(message(key)[language] if key else heading)

    class Context(click.Context):
        formatter_class = Formatter

    return Context


def help_option(language: Language) -> click.Option:
    """Return `--help` with its text in one language."""

    def show(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=message("option-help")[language],
    )
