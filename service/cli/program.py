"""The program: builds the commands in the chosen language and turns refusals into texts.

Exit codes: 0 answered, or conforms; 1 findings; 2 could not run.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any

import click

from graph.findings import Refused
from graph.language import LANGUAGES, Language, choose
from service.cli.help import context_class, help_option
from service.cli.output import print_refusal
from service.cli.usage import check_text, explain, no_such_command
from service.messages import message
from service.settings import LANGUAGE

# One module a command, imported when it is used: no command waits for what others need.
COMMANDS = (
    *("serve", "coverage", "validate", "who", "ask", "questions"),
    *("network", "diff", "export", "generate"),
    *("tokens", "backup", "restore", "settings"),
)


class Commands(click.Group):
    """The commands, in the order in which a newcomer meets them."""

    def __init__(self, language: Language, **settings: Any) -> None:
        super().__init__(**settings)
        self.language = language

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"service.cli.{cmd_name}")
        command: click.Command = module.command(self.language)
        command.params += [language_option(self.language), help_option(self.language)]
        command.add_help_option = False
        command.context_class = context_class(self.language)
        command.options_metavar = message("metavar-options")[self.language]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            raise no_such_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)


def build(language: Language) -> click.Group:
    """Return the whole command line in one language."""
    group = Commands(
        language,
        name="samverkan",
        help=message("cli-samverkan")[language],
        context_settings={"max_content_width": 100},
        add_help_option=False,
        options_metavar=message("metavar-options")[language],
        subcommand_metavar=message("metavar-command")[language],
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=message("option-version")[language],
            ),
            language_option(language),
            help_option(language),
        ],
    )
    group.context_class = context_class(language)
    return group


def language_option(language: Language) -> click.Option:
    """Return `--lang`; its value is read before the commands are built."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=message("option-lang")[language],
    )


def _version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(version("samverkan"))
        context.exit()


def wanted_language(arguments: Sequence[str]) -> Language:
    """Return the language asked for with `--lang`, else that of the settings."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return choose(argument.removeprefix("--lang="))
        if argument == "--lang" and position + 1 < len(arguments):
            return choose(arguments[position + 1])
    return choose(LANGUAGE.value())


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    language = wanted_language(arguments)
    try:
        for argument in arguments:
            check_text(argument)
        result = build(language).main(list(arguments), "samverkan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return 2
    except click.ClickException as error:
        print_refusal(explain(error), language)
        return 2
    except Refused as refused:
        print_refusal(refused, language)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 2
    return result if isinstance(result, int) else 0


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run(sys.argv[1:]))
