"""Findings as rows, one a finding: a list to work through in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from graph.findings import Finding, Named
from graph.language import Language

FINDING_COLUMNS = (
    "code",
    "severity",
    "locality",
    "locality_name",
    "thing",
    "thing_name",
    "what",
    "why",
    "fix",
    "source",
    "file",
    "row",
    "column",
)


def findings_table(
    findings: Iterable[Finding], language: Language
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return header and rows of findings, in their order; texts are in one language."""
    return FINDING_COLUMNS, [
        [
            finding.code,
            finding.severity.value,
            *_named(finding.where.locality, language),
            *_named(finding.where.thing, language),
            finding.what[language],
            finding.why[language],
            finding.fix[language],
            finding.source.key if finding.source else "",
            finding.where.file,
            finding.where.row,
            finding.where.column,
        ]
        for finding in findings
    ]


def _named(thing: Named | None, language: Language) -> list[str]:
    return [thing.key, thing.name[language]] if thing else ["", ""]
