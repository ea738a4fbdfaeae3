"""Findings as text: what somebody reads who has never heard of the machinery.

A text holds no addresses and no words of the machinery. What a requirement rests on is told once,
at the top; what many localities share and no voice has spoken of is told once, with the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from textwrap import wrap
from typing import Any

from graph.findings import Finding, Named, Severity
from graph.language import Language
from graph.messages import counted, message
from graph.status import Status
from graph.validate.files import FileValidation
from graph.validate.overview import Denominator, Fault, Group, overview
from graph.validate.validation import Validation

WIDTH = 100
MOST_NAMES = 20


def findings_text(findings: Iterable[Finding], language: Language) -> str:
    """Return findings that stand by themselves: gravity, place, thing, fault, remedy."""
    lines = []
    for finding in findings:
        place = finding.where
        stands = [place.text()[language], place.thing.name[language] if place.thing else ""]
        told = [", ".join(filter(None, stands)), finding.what[language]]
        lines += _wrapped(
            f"{finding.severity.label[language]} – {': '.join(filter(None, told))}", 0
        )
        if finding.fix[language]:
            lines += _wrapped(message("render-step").format(text=finding.fix)[language], 2)
    return "".join(f"{line}\n" for line in lines)


def notes_text(notes: Iterable[Finding], language: Language) -> str:
    """Return what a reader should know of how something was done; nothing of it is a fault."""
    lines = []
    for note in notes:
        place = note.where.text()[language]
        told = ": ".join(filter(None, [place, note.what[language]]))
        lines += _wrapped(message("render-note").format(text=told)[language], 0)
        if note.fix[language]:
            lines += _wrapped(note.fix[language], 2)
    return "".join(f"{line}\n" for line in lines)


def files_text(validation: FileValidation, language: Language) -> str:
    """Return what is wrong in files, and how much of it there is."""
    count = len(validation.findings)
    key = "render-conforms" if not count else "render-fails-one" if count == 1 else "render-fails"
    verdict = message(key).format(count=count)[language]
    return f"{findings_text(validation.findings, language)}{verdict}\n"


def validation_text(
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
        self.overview = overview(validation)
        self.language = language
        self.most_names = most_names
        self.sources: list[str] = []

    def text(self) -> str:
        seen = self.overview
        blocks = [list(self.head())]
        if seen.denominators or seen.no_requirements:
            blocks.append([self.say("render-requirements"), *self.requirements()])
        if seen.shared:
            blocks.append([self.say("render-shared"), *self.shared()])
        blocks += [list(self.group(group)) for group in seen.groups]
        if seen.faults:
            blocks.append([self.say("render-faults"), *chain(*map(self.fault, seen.faults))])
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
        yield self.counts(self.overview.counts)

    def counts(self, counts: dict[Severity, int]) -> str:
        return " · ".join(f"{severity.label[self.language]} {n}" for severity, n in counts.items())

    def requirements(self) -> Iterator[str]:
        """Yield each requirement with its counts, clauses and reading."""
        for own in self.overview.denominators:
            yield from _wrapped(own.requirement.name[self.language], 2)
            yield from _wrapped(self.denominator(own), 4)
            for agreement, clauses in groupby(own.clauses, key=lambda own: own["agreement_name"]):
                yield from self.clauses(agreement[self.language], list(clauses))
            yield from _wrapped(own.reading[self.language], 4)
        if self.overview.no_requirements:
            count = self.overview.no_requirements
            yield from _wrapped(counted("render-no-requirements", count)[self.language], 2)

    def denominator(self, own: Denominator) -> str:
        parts = [
            counted("render-applies", own.denominator)[self.language],
            counted("render-reported", own.reported)[self.language],
        ]
        statuses = ", ".join(f"{status.label[self.language]} {n}" for status, n in own.statuses)
        line = f"{', '.join(parts)}: {statuses}."
        extra = {"render-outdated": own.outdated, "render-exempt": own.exempt}
        return " ".join([line, *(counted(key, n)[self.language] for key, n in extra.items() if n)])

    def clauses(self, agreement: str, clauses: Sequence[dict[str, Any]]) -> Iterator[str]:
        """Yield what an agreement says: each clause, how it binds and where it stands."""
        source = self.cite(item for clause in clauses for item in clause["evidence"])
        yield from _wrapped(self.say("render-agreement", name=agreement, source=source), 4)
        for clause in clauses:
            places = [item["locator"][self.language] for item in clause["evidence"]]
            yield from _wrapped(f"• {clause['text'][self.language]}", 6)
            yield from _wrapped(f"{clause['binding'][self.language]} {'; '.join(places)}.", 8)

    def shared(self) -> Iterator[str]:
        """Yield what several localities share: told once, with their number and names."""
        heard: set[str] = set()
        before: tuple[Named, ...] = ()
        for alike in self.overview.shared:
            finding, same = alike.finding, alike.localities == before
            thing = finding.where.thing.key if finding.where.thing else ""
            yield from self.title(finding)
            yield from _wrapped(self.localities(alike.localities, same), 4)
            if thing not in heard:
                yield from self.demand(finding)
            yield from self.step(finding)
            heard.add(thing)
            before = alike.localities

    def localities(self, localities: Sequence[Named], same: bool) -> str:
        count = len(localities)
        if same:
            return self.say("render-same-localities", count=count)
        number = counted("render-localities", count)[self.language]
        names = ", ".join(own.name[self.language] for own in localities)
        return f"{number}: {names}" if count <= self.most_names else number

    def group(self, group: Group) -> Iterator[str]:
        """Yield the findings of one locality; a requirement's voices are listed once."""
        yield group.locality.name[self.language]
        heard: set[str] = set()
        for finding in group.findings:
            thing = finding.where.thing.key if finding.where.thing else ""
            yield from self.title(finding)
            if thing not in heard:
                yield from self.demand(finding)
                for entry in finding.evidence:
                    yield from _wrapped(self.answer(entry), 4)
            if finding.evidence:
                heard.add(thing)
            yield from self.step(finding)

    def fault(self, fault: Fault) -> Iterator[str]:
        """Yield what is wrong with statements of the sources: each thing, and its cell."""
        first = fault.finding
        called = f"{first.title[self.language]}. {first.why[self.language]}"
        yield from self.title(first, called)
        for finding in fault.findings:
            yield from _wrapped(f"• {self.cell(finding)}", 4)
        yield from self.step(first)

    def cell(self, finding: Finding) -> str:
        """Return what a finding is about in particular, and where it stands in the tables."""
        thing, place = finding.where.thing, finding.where.text()[self.language]
        names = [thing.name[self.language]] if thing else []
        names += [entry["name"][self.language] for entry in finding.evidence]
        return " – ".join(names) + (f" [{place}]" if place else "")

    def title(self, finding: Finding, what: str = "") -> list[str]:
        severity, code = finding.severity.label[self.language], finding.code.partition("-")[0]
        return _wrapped(f"{severity} – {what or finding.what[self.language]} ({code})", 2)

    def demand(self, finding: Finding) -> list[str]:
        """Return the demand in short; the top of the text tells the whole of it."""
        if not finding.clauses:
            return []
        said = " ".join(clause["text"][self.language] for clause in finding.clauses)
        cited = self.cite([item for clause in finding.clauses for item in clause["evidence"]])
        return _wrapped(self.say("render-demand", text=said, source=cited), 4)

    def step(self, finding: Finding) -> list[str]:
        return _wrapped(self.say("render-step", text=finding.fix), 4)

    def answer(self, entry: dict[str, Any]) -> str:
        """Return one voice's answer, or a matching structure, with where it stands."""
        locators = "; ".join(item["locator"][self.language] for item in entry["evidence"])
        place = ": ".join(filter(None, [self.cite([entry]), locators]))
        if entry["kind"] == "structure":
            return self.say("render-structure", name=entry["name"][self.language], place=place)
        period, who = entry["period"][self.language], entry["respondent"]
        superseded = not entry["speaks"] and entry["status"] != Status.NOT_REPORTED
        details = [
            entry["stage_label"][self.language],
            self.say("render-period", period=period) if period else "",
            self.say("render-read") if entry["basis"] == "interpreted" else "",
            self.say("render-superseded") if superseded else "",
        ]
        told = [entry["detail"], *(item["paraphrase"] for item in entry["evidence"])]
        said = next((text[self.language] for text in told if text[self.language]), "")
        by = [who["name"][self.language] if who else "", entry["answered"][self.language]]
        return self.say(
            "render-answer",
            status=entry["status_label"][self.language],
            stage=", ".join(filter(None, details)),
            said=f"{said} – {', '.join(filter(None, by))}" if any(by) else said,
            place=place,
        )

    def cite(self, items: Iterable[dict[str, Any]]) -> str:
        """Return the numbers of the sources that things stand in, as listed at the end."""
        names = dict.fromkeys(item["source_name"][self.language] for item in items)
        known = [name for name in names if name]
        self.sources += [name for name in known if name not in self.sources]
        numbers = [str(self.sources.index(name) + 1) for name in known]
        return self.say("render-source", number=", ".join(numbers)) if numbers else ""


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
