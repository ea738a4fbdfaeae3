"""`samverkan tokens`: make, show and revoke tokens."""

from __future__ import annotations

from datetime import timedelta

import click

from graph.dates import parse_day
from graph.language import Language
from service.cli import options, output
from service.messages import message, refusal
from service.state import tokens_file
from service.tokens import ROLES, Role, Token, Tokens, today

ACTIONS = ("create", "list", "revoke")
_DAYS = 90


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(action: str, name: str | None, role: Role, expires: str | None, form: str) -> None:
        tokens = Tokens(tokens_file())
        if action == "list":
            _list(tokens, form, language)
            return
        if name is None:
            raise refusal("tokens-nameless", action=action)
        if action == "create":
            last = parse_day(expires) if expires else today() + timedelta(days=_DAYS)
            click.echo(tokens.create(name, role, last))
        else:
            tokens.revoke(name)
            click.echo(message("tokens-revoked").format(name=name)[language])

    return click.Command(
        "tokens",
        callback=run,
        help=message("cli-tokens")[language],
        params=[
            click.Argument(["action"], type=click.Choice(ACTIONS), metavar="|".join(ACTIONS)),
            click.Argument(["name"], required=False, metavar=message("metavar-name")[language]),
            options.option("--role", language, type=click.Choice(ROLES), default=ROLES[0]),
            options.option("--expires", language, metavar=message("metavar-date")[language]),
            options.format_option(language, "text", "json"),
        ],
    )


def _list(tokens: Tokens, form: str, language: Language) -> None:
    kept = tokens.kept()
    if form == "json":
        output.print_json([_public(token) for token in kept])
        return
    if not kept:
        click.echo(message("tokens-none")[language])
    for token in kept:
        over = "" if token.holds(today()) else message("tokens-over")[language]
        click.echo(message("tokens-row").format(**_public(token), over=over)[language])


def _public(token: Token) -> dict[str, str | None]:
    """Return what may be shown: not even the hash."""
    return {
        "name": token.name,
        "role": token.role,
        "created": token.created,
        "expires": token.expires,
    }
