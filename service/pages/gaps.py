"""The page *Gaps*: what is missing, uncertain or under way, and what to do about each."""

from __future__ import annotations

from collections.abc import Collection

from graph.exporters.findings import findings_table
from graph.findings import Severity
from graph.language import Text
from graph.messages import message
from graph.renderers.json import validation_json
from graph.validate.memory import validated
from graph.validate.overview import overview
from graph.validate.selection import of_level, of_severity
from graph.validate.validation import KNOWN_SUITES, SUITES
from service.messages import refusal
from service.pages.page import Asked, Page, Shown
from service.translations import mark

# What can be looked at, by the word for it: what is required first, then the statements.
CHECKS = {"": mark("What is required"), "integrity": mark("The statements in the sources")}
CHECKS |= {"provenance": mark("Where the statements stand")}


def read(asked: Asked) -> Shown:
    """Return the findings of the area. Raises Refused for an unknown suite or severity."""
    suite = _one_of("suite", asked.own.get("suite"), KNOWN_SUITES)
    chosen = _one_of("severity", asked.own.get("severity"), [own.value for own in Severity])
    severity = Severity(chosen) if chosen else None
    suites = (suite,) if suite else SUITES
    found = validated(asked.view, asked.area_iri, suites)
    whole = of_level(found, asked.level)
    shown = of_severity(whole, severity)
    return Shown(
        validation_json(shown),
        lambda: findings_table(shown.findings, asked.language),
        {
            "overview": overview(shown),
            "counts": whole.by_severity,
            "whole": found.coverage,
            "severity": severity,
            "suite": suite or "",
            "checks": CHECKS,
            "say": _say,
        },
    )


def _one_of(name: str, text: str | None, known: Collection[str]) -> str | None:
    if text is not None and text not in known:
        raise refusal("parameter-wrong", value=name, wanted=", ".join(known))
    return text


def _say(key: str, count: int | None = None, **values: object) -> Text:
    """Return what the text of a validation says, so that page and command use the same words."""
    one = "-one" if count == 1 else ""
    return message(f"render-{key}{one}").format(count=count, **values)


PAGE = Page(
    name="gaps",
    path=Text("brister", "gaps"),
    read=read,
    menu=mark("Gaps"),
    parameters=("suite", "severity"),
    example={"on": "2023-03-31", "area": "20"},
)
