"""A selection: what concerns one level, what is of one severity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.findings import Severity
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.structures import read_levels
from graph.validate.memory import validated
from graph.validate.selection import of_level, of_severity
from graph.validate.validation import Validation


@pytest.fixture(scope="module")
def whole(view: Callable[..., Perspective]) -> Validation:
    return validated(view("2023-03-31"), thing("locality/20").value)


def test_nothing_chosen_is_all(whole: Validation) -> None:
    assert of_level(whole, None) is whole
    assert of_severity(whole, None) is whole


def test_the_severities_are_parts_of_the_whole(whole: Validation) -> None:
    parts = [of_severity(whole, severity) for severity in Severity]
    assert {finding.severity for part in parts for finding in part.findings} == {*Severity}
    assert sum(len(part.findings) for part in parts) == len(whole.findings)
    assert all(part.requirements == whole.requirements for part in parts)


def test_a_level_keeps_its_requirements_and_their_findings(whole: Validation) -> None:
    levels = read_levels(whole.coverage.perspective)
    part = of_level(whole, "strategic")
    assert 0 < len(part.requirements) < len(whole.requirements)
    assert all("strategic" in levels[need.iri] for need in part.requirements)
    things = {finding.where.thing.key for finding in part.findings if finding.where.thing}
    assert things == {f"requirement/{need.key}" for need in part.requirements}
    assert len(part.findings) < len(whole.findings)
    assert all(finding in whole.findings for finding in part.findings)


def test_a_locality_without_requirements_is_on_no_level(view: Callable[..., Perspective]) -> None:
    country = validated(view("2023-03-31"))
    part = of_level(country, "political")
    assert part.coverage.no_requirements == country.coverage.no_requirements
    assert {finding.code for finding in part.findings} == {"G01-no-requirements"}
    assert len(part.findings) == len(part.coverage.no_requirements)
