"""`samverkan coverage`: which locality has the structures that its agreements require."""

from __future__ import annotations

from typing import Any

import click

from graph import codes
from graph.assessments import Cell
from graph.coverage import Coverage, as_json, cell_json, cover
from graph.exporters.coverage import HEADER, to_rows
from graph.language import Language
from graph.status import Status
from service.cli import options, output
from service.cli.marks import mark
from service.cli.sources import print_sources
from service.lookup import find_area, find_requirement
from service.messages import message

_INTERPRETED = "interpreted"


def command(language: Language) -> click.Command:
    """Return the command in one language."""

    def run(area: str | None, requirement: str | None, form: str, **perspective: Any) -> None:
        view = options.make_perspective(**perspective)
        coverage = cover(view, find_area(view, area), find_requirement(view, requirement))
        match form:
            case "json":
                output.print_json(as_json(coverage))
            case "csv":
                output.print_csv(HEADER, to_rows(coverage, language))
            case _:
                _print(coverage, language)
                print_sources(as_json(coverage), view, language)

    return click.Command(
        "coverage",
        callback=run,
        help=message("cli-coverage")[language],
        params=[
            options.area_option(language),
            options.option(
                "--requirement", language, metavar=message("metavar-requirement")[language]
            ),
            *options.perspective_options(language),
            options.format_option(language, "table", "json", "csv"),
        ],
    )


def _print(coverage: Coverage, language: Language) -> None:
    _print_head(coverage, language)
    for requirement in coverage.requirements:
        force = codes.label("force", requirement.force)[language]
        click.echo(f"\n{requirement.name[language]} ({force})")
        for clause in requirement.clauses:
            where = ", ".join(e.locator()[language] for e in clause.evidence)
            click.echo(f"  {clause.agreement_name[language]}: {where}")
        if requirement.expired(coverage.perspective.on):
            click.echo("  " + message("coverage-expired")[language])
        if requirement.basis == "interpreted":
            click.echo("  " + message("coverage-interpreted")[language])
        totals = coverage.totals(requirement)
        click.echo("  " + _totals(totals, language))
        for cell in coverage.cells:
            if cell.requirement.iri == requirement.iri:
                _print_cell(cell, coverage, language)
    if coverage.no_requirements:
        count = message("coverage-no-requirements").format(count=len(coverage.no_requirements))
        click.echo("\n" + count[language])


def _print_head(coverage: Coverage, language: Language) -> None:
    view = coverage.perspective
    area = coverage.area.name[language] if coverage.area else ""
    click.echo(message("coverage-head").format(area=area, on=view.on, known=view.known)[language])
    if view.stated_only:
        click.echo(message("stated-only")[language])


def _totals(totals: dict[str, int], language: Language) -> str:
    whole = totals["denominator"]
    parts = [
        f"{status.label[language]} {totals[status.value]}"
        for status in Status
        if totals[status.value]
    ]
    end = message("coverage-of").format(whole=whole, reported=totals["reported"])[language]
    return f"{', '.join(parts)} {end}"


def _print_cell(cell: Cell, coverage: Coverage, language: Language) -> None:
    result = cell.assessment
    data = cell_json(cell, coverage.perspective)
    stages = ", ".join(codes.label("stage", stage)[language] for stage in result.stages)
    line = f"  {cell.locality.name[language]:<16} {mark(result.status)} "
    line += result.status.label[language]
    if stages:
        line += f" ({stages})"
    if data["missing_parties"]:
        names = ", ".join(party["name"][language] for party in data["missing_parties"])
        line += "; " + message("coverage-missing").format(parties=names)[language]
    if result.outdated:
        line += "; " + message("coverage-outdated").format(months=result.age)[language]
    click.echo(line)
    for said in data["statements"]:
        respondent = said["respondent"]["name"][language] if said["respondent"] else "–"
        stage = codes.label("stage", said["stage"])[language]
        basis = codes.label("basis", said["basis"])[language]
        if said["period_basis"] == _INTERPRETED != said["basis"]:
            basis += ", " + message("coverage-period")[language]
        locator = said["locator"][language] if said["locator"] else ""
        when = said["during"] or said["as_of"]
        click.echo(f"      {respondent}: {stage}, {when}, {basis}. {said['source']}, {locator}")
