"""`samverkan ask`: a named question with its parameters."""

from __future__ import annotations

import re
from typing import Any

import click

from graph import codes
from graph.ask import as_json, find_question
from graph.ask import ask as answer
from graph.dates import parse
from graph.findings import Refused, refuse
from graph.language import Language
from service.cli import options, output
from service.cli.sources import print_sources
from service.messages import message

# What every row says beside the columns of its question.
_EXTRA = ("when", "basis", "holds")


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(
        question: str, values: tuple[str, ...], form: str, on: str | None, **perspective: Any
    ) -> None:
        asked = find_question(question)
        given = read_values(values)
        view = options.make_perspective(on=on, **perspective)
        data = as_json(answer(asked, view, given, dated=bool(on)))
        match form:
            case "json":
                output.print_json(data)
            case "csv":
                output.print_csv(*rows(data, language))
            case _:
                _print(data, bool(on), language)
                print_sources(data["rows"], view, language)

    return click.Command(
        "ask",
        callback=run,
        help=message("cli-ask")[language],
        # The parameters of a question are options that only the question knows.
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["question"], metavar=message("metavar-question")[language]),
            click.Argument(
                ["values"],
                nargs=-1,
                type=click.UNPROCESSED,
                metavar=message("metavar-values")[language],
            ),
            *options.perspective_options(language),
            options.format_option(language, "text", "json", "csv"),
        ],
    )


def read_values(words: tuple[str, ...]) -> dict[str, str]:
    """Read `--name value` and `--name=value` pairs. Raises Refused for anything else."""
    given: dict[str, str] = {}
    waiting = list(words)
    while waiting:
        name = waiting.pop(0)
        if not name.startswith("--"):
            raise Refused(refuse("unknown-parameter", value=name, known="--…"))
        name, equals, value = name.removeprefix("--").partition("=")
        if not equals:
            if not waiting:
                raise Refused(refuse("parameter-without-value", value=name))
            value = waiting.pop(0)
        given[name] = value
    return given


def rows(data: dict[str, Any], language: Language) -> tuple[list[str], list[list[str]]]:
    """Return header and cells of an answer, in one language."""
    columns = {column["name"]: column["title"][language] for column in data["columns"]}
    extra = [name for name in _EXTRA if any(name in row for row in data["rows"])]
    header = [*columns.values(), *(message(f"column-{name}")[language] for name in extra)]
    lines = []
    for row in data["rows"]:
        places = [f"{e['source']}: {e['locator'][language]}" for e in row.get("evidence", ())]
        cells = [text(row.get(name), language) for name in columns]
        lines.append([*cells, *(_extra(row, name, language) for name in extra), " | ".join(places)])
    return [*header, message("column-evidence")[language]], lines


def _extra(row: dict[str, Any], name: str, language: Language) -> str:
    value = row.get(name)
    if value is None:
        return ""
    match name:
        case "basis":
            return codes.label("basis", value)[language]
        case "holds":
            return message(f"holds-{value}")[language]
    return text(value, language)


# A season, quarter or half of a year in EDTF, which nobody should have to read as a number.
_PART_OF_YEAR = re.compile(r"^(?=[\d/-]+$)(.*/)?\d{4}-(2[1-4]|3[3-6]|4[01])(/.*)?$")


def text(value: Any, language: Language) -> str:
    """Return one cell of an answer as text."""
    match value:
        case None:
            return ""
        case "yes" | "no":
            return message(f"word-{value}")[language]
        case {"name": name}:
            return str(name[language])
        case dict():
            return str(value[language])
        case list():
            return "; ".join(text(each, language) for each in value)
        case str() if _PART_OF_YEAR.search(value):
            return parse(value).label()[language]
    return str(value)


def _print(data: dict[str, Any], dated: bool, language: Language) -> None:
    def say(key: str, **values: object) -> None:
        click.echo(message(key).format(**values)[language])

    title = data["title"][language]
    head = "ask-head" if dated else "ask-head-always"
    say(head, title=title, on=data["as_of"], known=data["known_at"])
    if data["stated_only"]:
        say("stated-only")
    header, lines = rows(data, language)
    for number, line in enumerate(lines, 1):
        told = [pair for pair in zip(header, line, strict=True) if pair[1]]
        click.echo(f"\n{number}. {told[0][0]}: {told[0][1]}")
        for name, cell in told[1:]:
            click.echo(f"    {name}: {cell}")
    click.echo("")
    say("ask-count", count=data["count"])
    left = [
        message(f"left-out-{reason}").format(count=count)[language]
        for reason, count in data["left_out"].items()
        if count
    ]
    if left:
        say("ask-left-out", reasons=", ".join(left))
    if data.get("not_stated"):
        say("ask-not-stated", names=", ".join(text(own, language) for own in data["not_stated"]))
    if "not_reported" in data:
        names = ", ".join(text(place, language) for place in data["not_reported"]) or "–"
        told_of = data["denominator"] - len(data["not_reported"])
        say("ask-not-reported", told=told_of, whole=data["denominator"], places=names)
