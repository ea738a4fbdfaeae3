"""`samverkan who`: who an actor collaborates with, or how two actors do."""

from __future__ import annotations

from typing import Any

import click

from graph import codes
from graph.dates import parse
from graph.exporters.collaboration import collaboration_table
from graph.language import Language
from graph.messages import message as library_message
from graph.who import as_json, collaborate
from service.cli import options, output
from service.cli.sources import print_sources
from service.lookup import find_level, find_pair
from service.messages import message

FORMATS = ("text", "json", "csv")


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(
        actor: str,
        with_actor: str | None,
        level: str | None,
        max_hops: int,
        form: str,
        **perspective: Any,
    ) -> None:
        view = options.make_perspective(**perspective)
        one, two = find_pair(view, actor, with_actor)
        data = as_json(collaborate(view, one, two, find_level(view, level), max_hops))
        match form:
            case "json":
                output.print_json(data)
            case "csv":
                output.print_csv(*collaboration_table(data, language))
            case _:
                _print(data, language)
                print_sources(data, view, language)

    return click.Command(
        "who",
        callback=run,
        help=message("cli-who")[language],
        params=[
            click.Argument(["actor"], metavar=message("metavar-actor")[language]),
            click.Option(
                ["--with", "with_actor"],
                metavar=message("metavar-actor")[language],
                help=message("option-with")[language],
            ),
            options.level_option(language),
            options.option(
                "--max-hops",
                language,
                type=click.IntRange(1, 8),
                default=4,
                metavar=message("metavar-number")[language],
            ),
            *options.perspective_options(language),
            options.format_option(language, *FORMATS),
        ],
    )


def _print(data: dict[str, Any], language: Language) -> None:
    names = [data["actor"]["name"][language]]
    if data["other"]:
        names.append(data["other"]["name"][language])
    head = message("who-head").format(actors=" – ".join(names), on=data["as_of"])
    click.echo(f"{head[language]} {data['answer'][language]}")
    if data["stated_only"]:
        click.echo(message("stated-only")[language])
    for time in ("current", "uncertain", "planned", "lapsed", "later"):
        items = [item for item in data["shared"] if item["time"] == time]
        if items:
            click.echo(f"\n{library_message('time-' + time)[language]}:")
            for item in items:
                _print_shared(item, language)
    for part in ("reported", "unseated"):
        _print_told(data, part, language)
    _print_direct(data, language)
    _print_paths(data, language)
    _print_denials(data, language)
    _print_traces(data, language)
    counts = message("who-totals").format(
        structures=data["totals"]["structures"], direct=data["totals"]["direct"]
    )
    click.echo("\n" + counts[language])


def _print_shared(item: dict[str, Any], language: Language) -> None:
    structure = item["structure"]
    levels = sorted({reading["level"] for reading in structure["levels"]})
    words = [structure["kind_label"][language]]
    words += [codes.label("level", level)[language] for level in levels]
    words += [codes.label("stage", stage)[language] for stage in item["stages"]]
    basis = codes.label("basis", item["basis"])[language]
    line = f"  {structure['name'][language]} ({', '.join(words)}; {basis})"
    click.echo(line)
    if item["alone"]:
        click.echo("    " + message("who-no-partner")[language])
    for seat in [*item["own"], *item["others"]]:
        link = seat["link"]
        role = f", {link['label'][language]}" if link["label"][language] else ""
        own = codes.label("basis", seat["basis"])[language]
        click.echo(f"    {link['from']['name'][language]}{role} [{link['when'][language]}; {own}]")
        _print_evidence(link, language)


def _print_evidence(holder: dict[str, Any], language: Language) -> None:
    for evidence in holder["evidence"]:
        click.echo(f"      {evidence['source']}: {evidence['locator'][language]}")


def _print_told(data: dict[str, Any], part: str, language: Language) -> None:
    """Print structures of which it is not said who takes part, each with what is said of it."""
    if not data[part]:
        return
    heading = message(f"who-{part}")[language]
    click.echo(f"\n{heading}:")
    for item in data[part]:
        time = library_message(f"time-{item['time']}")[language]
        stages = ", ".join(codes.label("stage", stage)[language] for stage in item["stages"])
        name = item["structure"]["name"][language]
        when = dict.fromkeys(said["when"][language] for said in item["statements"])
        click.echo(f"  {name} ({stages}) [{'; '.join(when)}] – {time}")
        # Several statements may stand in the same place.
        told = {
            repr(evidence): evidence for said in item["statements"] for evidence in said["evidence"]
        }
        _print_evidence({"evidence": list(told.values())}, language)


def _print_denials(data: dict[str, Any], language: Language) -> None:
    if not data["reported_no"]:
        return
    click.echo(f"\n{message('who-reported-no')[language]}:")
    for denial in data["reported_no"]:
        said = denial["statement"]
        stage = codes.label("stage", said["stage"])[language] if said["stage"] else ""
        about = denial["about"]["name"][language]
        if denial["locality"]:
            about += f", {denial['locality']['name'][language]}"
        who = f" – {said['respondent']['name'][language]}" if said["respondent"] else ""
        click.echo(f"  {about}: {stage}, {said['when'][language]}{who}")
        _print_evidence(said, language)


def _print_traces(data: dict[str, Any], language: Language) -> None:
    """Print where to look when nothing is attested: other days, and the newest statements."""
    days = [
        message(f"who-nearest-{side}").format(on=day["on"])[language]
        for side, day in data["nearest"].items()
        if day
    ]
    if days:
        click.echo("\n" + message("who-nearest").format(days=", ".join(days))[language])
    for newest in data["newest"]:
        said, about = newest["statement"], newest["about"]
        line = message("who-newest").format(
            actor=newest["actor"]["name"][language],
            about=f" ({about['name'][language]})" if about else "",
            when=parse(said["as_of"]).label() if said["as_of"] else said["when"][language],
        )
        click.echo(f"\n{line[language]}")
        _print_evidence(said, language)


def _print_direct(data: dict[str, Any], language: Language) -> None:
    if not data["direct"]:
        return
    click.echo(f"\n{message('who-direct')[language]}:")
    for link in data["direct"]:
        click.echo(
            f"  {link['from']['name'][language]} {link['label'][language]} "
            f"{link['to']['name'][language]} [{link['when'][language]}]"
        )
        _print_evidence(link, language)


def _print_paths(data: dict[str, Any], language: Language) -> None:
    if not data["paths"]:
        return
    click.echo(f"\n{message('who-paths')[language]}:")
    for path in data["paths"]:
        here = data["actor"]["id"]
        names = [data["actor"]["name"][language]]
        for step in path["steps"]:
            end = step["to"] if step["from"]["id"] == here else step["from"]
            here = end["id"]
            names.append(end["name"][language])
        basis = codes.label("basis", path["basis"])[language]
        weak = "; ".join(f"{names[step]} → {names[step + 1]}" for step in path["weakest"])
        weakest = message("who-weakest").format(steps=weak)[language] if weak else ""
        click.echo(f"  {' → '.join(names)} ({basis}{weakest})")
