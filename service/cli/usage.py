"""Faults in how a command was written, as findings in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from graph.findings import Refused
from service.messages import refusal


def explain(error: click.ClickException) -> Refused:
    """Turn a fault found by click into a refusal that says what to write instead."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    line = context.command_path if context else "samverkan"
    match error:
        case click.NoSuchOption():
            near = ", ".join(sorted(error.possibilities or ()))
            code = "usage-no-such-option" if near else "usage-no-option-like-it"
            return refusal(code, value=error.option_name, near=near, command=line)
        case click.BadOptionUsage():
            return refusal("usage-option-without-value", value=error.option_name)
        case click.MissingParameter():
            name = _called(error.param) if error.param else ""
            return refusal("usage-missing", value=name, command=line)
        case click.BadParameter():
            name = error.param.opts[-1] if error.param else ""
            wanted = _wanted(error.param.type if error.param else None)
            return refusal("usage-bad-value", value=name, wanted=wanted)
    pieces = context.command.collect_usage_pieces(context) if context else []
    return refusal("usage-wrong", usage=" ".join([line, *pieces]), command=line)


def _called(parameter: click.Parameter) -> str:
    """Return an option as it is written, an argument as the usage names it."""
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.human_readable_name


def _wanted(kind: click.ParamType[Any] | None) -> str:
    match kind:
        case click.Choice():
            return ", ".join(str(choice) for choice in kind.choices)
        case click.IntRange():
            return f"{kind.min}–{kind.max}"
    return "…"


def no_such_command(word: str, known: Sequence[str]) -> Refused:
    """Return the refusal of a command that does not exist, with the nearest ones."""
    near = get_close_matches(word, known, n=2, cutoff=0.5)
    code = "usage-no-such-command" if near else "usage-no-command-like-it"
    return refusal(code, value=word, near=", ".join(near or known))


def check_text(word: str) -> None:
    """Refuse a word that the terminal sent as something else than UTF-8 text."""
    try:
        word.encode("utf-8")
    except UnicodeEncodeError as error:
        raise refusal("usage-not-text", value=word.encode("utf-8", "replace").decode()) from error
