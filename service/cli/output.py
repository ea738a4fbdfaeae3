"""How the command line writes: JSON, CSV, refusals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

from graph.exporters.cells import to_text
from graph.findings import Refused
from graph.language import Language
from service.messages import message


def print_json(data: Any) -> None:
    """Print data as JSON; å, ä and ö as they are."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=False))


def print_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as CSV; cells that a spreadsheet would read as a formula are disarmed."""
    click.echo(to_text(header, rows), nl=False)


def print_refusal(refused: Refused, language: Language) -> None:
    """Print why something could not be run, one message a finding, on the error stream."""
    for finding in refused.findings:
        place, what = finding.where.text()[language], finding.what[language]
        # Many a text names the file itself.
        fault = what if place in what else f"{place}: {what}"
        told = [f"{message('error')[language]}: {fault}", finding.fix[language]]
        click.echo(" ".join(filter(None, told)), err=True)
