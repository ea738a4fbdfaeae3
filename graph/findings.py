"""The one finding type: what is wrong, where, why, and what to do.

Import errors, SHACL results, contradictions and refused input are all findings; how they
are shown is somebody else's work (`graph/renderers.py`, the service).
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
class Place:
    """Where a finding stands; every part may be missing."""

    file: str = ""
    table: str = ""
    row: str = ""
    line: int = 0
    column: str = ""
    locality: str = ""
    thing: str = ""

    def as_json(self) -> dict[str, Any]:
        return {k: v for k, v in self.__dict__.items() if v}

    def text(self) -> Text:
        """Return the place in words."""
        line = message("place-line").format(line=self.line) if self.line else EMPTY
        parts = [Text.same(self.file), line, Text.same(self.row), Text.same(self.column)]
        return Text(
            ", ".join(part.sv for part in parts if part.sv),
            ", ".join(part.en for part in parts if part.en),
        )


@dataclass(frozen=True)
class Finding:
    """One thing to act on.

    code: stable name of the rule, such as `unknown-code` or `K01-shall-missing`.
    what, why, fix: texts for the person who must act. evidence: what each voice said.
    """

    code: str
    severity: Severity
    what: Text
    where: Place = field(default_factory=Place)
    why: Text = EMPTY
    fix: Text = EMPTY
    source: str = ""
    evidence: tuple[dict[str, Any], ...] = ()

    def sort_key(self) -> tuple[Any, ...]:
        order = list(Severity).index(self.severity)
        place = self.where
        return (
            sort_key(place.locality),
            order,
            self.code,
            place.file,
            place.line,
            place.column,
            place.thing,
            self.what.sv,
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "what": self.what.as_json(),
            "where": self.where.as_json(),
            "why": self.why.as_json(),
            "fix": self.fix.as_json(),
            "source": self.source,
            "evidence": list(self.evidence),
        }


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
