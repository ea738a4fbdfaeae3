"""Renderers: findings as text for people and as JSON; pages are the service's.

A text holds no addresses and no words of the machinery. What many localities share and no voice
has spoken of is told once, with the count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from textwrap import wrap
from typing import Any

from graph.findings import Finding
from graph.language import Language
from graph.messages import message
from graph.requirements import Requirement
from graph.status import Status
from graph.validate.report import AssessedFinding, rank
from graph.validate.validation import Validation

WIDTH = 100
MOST_NAMES = 20


def render_json(findings: Iterable[Finding]) -> str:
    """Return findings as JSON, in the order given."""
    return json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=2)


def render_findings(findings: Iterable[Finding], language: Language) -> str:
    """Return findings that stand by themselves, such as refused input: place, fault, remedy."""
    lines = []
    for finding in findings:
        place, what = finding.where.text()[language], finding.what[language]
        lines += _wrapped(f"{place}: {what}" if place else what, 0)
        lines += _wrapped(finding.fix[language], 2)
    return "".join(f"{line}\n" for line in lines)


def render_validation(
    validation: Validation, language: Language, most_names: int = MOST_NAMES
) -> str:
    """Return a validation as text: the head with its denominators, then what to act on.

    First what several localities share, then each locality in Swedish order; in it by severity
    and requirement. most_names: list so many names of what is shared, else only their number.
    """
    return _Page(validation, language, most_names).text()


class _Page:
    """One validation on its way to text; keeps the sources that it has cited, in order."""

    def __init__(self, validation: Validation, language: Language, most_names: int) -> None:
        self.validation = validation
        self.language = language
        self.most_names = most_names
        self.sources: list[str] = []

    def text(self) -> str:
        shared, single = _split(self.validation.findings)
        blocks = [list(self.head())]
        if shared:
            blocks.append([self.say("render-shared"), *self.shared(shared)])
        for name, findings in groupby(single, key=lambda finding: finding.where.locality):
            blocks.append([name, *self.locality(findings)])
        if not self.validation.findings:
            blocks.append([self.say("render-nothing")])
        if self.sources:
            notes = [_wrapped(f"{n}  {name}", 2) for n, name in enumerate(self.sources, 1)]
            blocks.append([self.say("render-sources"), *chain(*notes)])
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"

    def say(self, key: str, **values: object) -> str:
        return message(key).format(**values)[self.language]

    def head(self) -> Iterator[str]:
        coverage, perspective = self.validation.coverage, self.validation.coverage.perspective
        area = coverage.area.name if coverage.area else ""
        yield self.say("render-head", area=area, day=perspective.on)
        reading = "render-stated-only" if perspective.stated_only else "render-interpreted"
        yield self.say("render-known", day=perspective.known, reading=message(reading))
        counts = self.validation.by_severity.items()
        yield " · ".join(f"{severity.label[self.language]} {count}" for severity, count in counts)
        for requirement in self.validation.requirements:
            yield from _wrapped(self.denominator(requirement), 2)
        if coverage.no_requirements:
            count = len(coverage.no_requirements)
            yield from _wrapped(self.say("render-no-requirements", count=count), 2)

    def denominator(self, requirement: Requirement) -> str:
        totals = self.validation.totals(requirement)
        counted = [status for status in Status if totals[status.value]]
        statuses = ", ".join(f"{s.label[self.language]} {totals[s.value]}" for s in counted)
        extra = [key for key in ("outdated", "exempt") if totals[key]]
        line = self.say("render-denominator", name=requirement.name, statuses=statuses, **totals)
        return line + "".join(self.say(f"render-{key}", **totals) for key in extra)

    def shared(self, shared: Iterable[Sequence[AssessedFinding]]) -> Iterator[str]:
        """Yield what several localities share: told once, with their number and names."""
        told = ""
        for findings in shared:
            first = findings[0]
            names = ", ".join(finding.where.locality for finding in findings)
            count = self.say("render-localities", count=len(findings))
            listed = f"{count}: {names}" if len(findings) <= self.most_names else count
            yield from self.title(first)
            yield from _wrapped(listed, 4)
            if first.requirement != told:
                yield from self.reason(first)
            told = first.requirement
            yield from self.step(first)

    def locality(self, findings: Iterable[AssessedFinding]) -> Iterator[str]:
        """Yield the findings of one locality; a requirement's voices are listed once."""
        heard: set[str] = set()
        for finding in findings:
            yield from self.title(finding)
            if finding.requirement not in heard:
                yield from self.reason(finding)
                for entry in finding.evidence:
                    yield from _wrapped(self.answer(entry), 4)
            if finding.evidence:
                heard.add(finding.requirement)
            yield from self.step(finding)

    def title(self, finding: Finding) -> list[str]:
        severity, code = finding.severity.label[self.language], finding.code.partition("-")[0]
        return _wrapped(f"{severity} – {finding.what[self.language]} ({code})", 2)

    def reason(self, finding: Finding) -> list[str]:
        why = finding.why[self.language]
        return _wrapped(self.say("render-reason", text=why), 4) if why else []

    def step(self, finding: Finding) -> list[str]:
        return _wrapped(self.say("render-step", text=finding.fix), 4)

    def answer(self, entry: dict[str, Any]) -> str:
        """Return one voice's answer, or a matching structure, with where it stands."""
        places = self.places(entry)
        if entry["kind"] == "structure":
            return self.say("render-structure", name=entry["name"][self.language], places=places)
        period, who = entry["period"][self.language], entry["respondent"]
        superseded = not entry["speaks"] and entry["status"] != Status.NOT_REPORTED
        details = [
            entry["stage_label"][self.language],
            entry["answered"][self.language],
            self.say("render-period", period=period) if period else "",
            self.say("render-read") if entry["basis"] == "interpreted" else "",
            self.say("render-superseded") if superseded else "",
        ]
        said = [entry["detail"], *(item["paraphrase"] for item in entry["evidence"])]
        return self.say(
            "render-answer",
            status=entry["status_label"][self.language],
            stage=", ".join(filter(None, details)),
            said=next((text[self.language] for text in said if text[self.language]), ""),
            places=", ".join(filter(None, [who["name"][self.language] if who else "", places])),
        )

    def places(self, entry: dict[str, Any]) -> str:
        name = entry["source_name"][self.language]
        if not name:
            return ""
        if name not in self.sources:
            self.sources.append(name)
        source = self.say("render-source", number=self.sources.index(name) + 1)
        return "; ".join([source, *(item["locator"][self.language] for item in entry["evidence"])])


def _split(
    findings: Sequence[AssessedFinding],
) -> tuple[list[list[AssessedFinding]], list[AssessedFinding]]:
    """Part the findings into what several localities share and what stands alone.

    Shared is what is said in the same words of more than one locality, with no voice to it.
    """
    alike: dict[tuple[Any, ...], list[AssessedFinding]] = {}
    for finding in findings:
        own = finding.where.locality if finding.evidence else ""
        key = (finding.code, finding.requirement, finding.what, finding.why, finding.fix, own)
        alike.setdefault(key, []).append(finding)
    shared = sorted((own for own in alike.values() if len(own) > 1), key=lambda own: rank(own[0]))
    told = {id(finding) for own in shared for finding in own}
    return shared, [finding for finding in findings if id(finding) not in told]


def _wrapped(text: str, indent: int) -> list[str]:
    margin = " " * indent
    return wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
