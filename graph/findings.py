"""The one finding type: what is wrong, where, why, and what to do.

Results of shapes, faults of tables and files, contradictions, outdated statements, duplicates and
refused input are all findings; how they are shown is somebody else's work (`graph/renderers`, the
pages of the service).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graph.collation import sort_key
from graph.language import EMPTY, Text
from graph.messages import message


class Severity(StrEnum):
    """How grave a finding is; the words on screen are Brist, Osäkert, Pågår."""

    GAP = "gap"
    UNCERTAIN = "uncertain"
    IN_PROGRESS = "in-progress"

    @property
    def label(self) -> Text:
        return message(f"severity-{self.value}")


@dataclass(frozen=True)
class Named:
    """Something with a key for machines and a name for people."""

    key: str
    name: Text

    def as_json(self) -> dict[str, Any]:
        return {"id": self.key, "name": self.name.as_json()}


@dataclass(frozen=True)
class Place:
    """Where a finding stands; every part may be missing.

    row: its key. column: as in the head of the table; column_title: what people call it.
    locality: by code or key. thing: by `type/key`.
    """

    file: str = ""
    table: str = ""
    row: str = ""
    line: int = 0
    column: str = ""
    column_title: Text = EMPTY
    locality: Named | None = None
    thing: Named | None = None

    def text(self) -> Text:
        """Return file, line and column in words; empty when none of them is known."""
        line = message("place-line").format(line=self.line) if self.line else EMPTY
        row = message("place-row").format(row=self.row) if self.row else EMPTY
        titled = message("place-column").format(column=self.column, title=self.column_title)
        plain = message("place-plain-column").format(column=self.column)
        column = (titled if self.column_title else plain) if self.column else EMPTY
        return Text.joined(", ", [Text.same(self.file), Text.joined(" ", [line, row]), column])


@dataclass(frozen=True)
class Finding:
    """One thing to act on.

    code: stable name of the rule, such as `unknown-code` or `K01-shall-missing`.
    title: what such a finding is called; empty for refused input.
    what, why, fix: texts for the person who must act.
    source: where the demand comes from, by its key. suite: the checks that found it, if any.
    clauses: the passages that the demand rests on. evidence: what each voice said, and what is
    documented. Both are as in the answer of a coverage.
    """

    code: str
    severity: Severity
    what: Text
    where: Place = field(default_factory=Place)
    title: Text = EMPTY
    why: Text = EMPTY
    fix: Text = EMPTY
    source: Named | None = None
    clauses: tuple[dict[str, Any], ...] = ()
    evidence: tuple[dict[str, Any], ...] = ()
    suite: str = ""

    def sort_key(self) -> tuple[Any, ...]:
        """Return the key of the one order: locality, gravity, thing, place in the file, code.

        Names stand in Swedish order; what is outside any locality stands last.
        """
        place = self.where
        locality, thing = (
            (sort_key(own.name.sv), own.key) if own else (("", ""), "")
            for own in (place.locality, place.thing)
        )
        return (
            place.locality is None,
            locality,
            list(Severity).index(self.severity),
            thing,
            place.file,
            place.line,
            place.column,
            self.code,
            self.what.sv,
        )


class Refused(Exception):
    """The input cannot be used; carries the findings that say why."""

    def __init__(self, findings: Finding | Iterable[Finding]) -> None:
        self.findings = [findings] if isinstance(findings, Finding) else list(findings)
        super().__init__("; ".join(f"{f.where.text().en} {f.what.en}" for f in self.findings))


def refuse(code: str, where: Place | None = None, **values: object) -> Finding:
    """Make the finding for refused input from the message catalogue.

    The catalogue holds `<code>` (what is wrong) and `<code>-fix` (what to write instead).
    """
    return Finding(
        code=code,
        severity=Severity.GAP,
        what=message(code).format(**values),
        where=where or Place(),
        fix=message(f"{code}-fix").format(**values),
    )
