"""From results to findings: where, what, why, who said so, and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.findings import Finding, Named, Severity
from graph.language import Text
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.renderers.json import validation_json
from graph.validate.validation import validate

Counties = Callable[..., Perspective]


def findings(perspective: Perspective) -> dict[tuple[str, str], Finding]:
    """The findings by short code and locality; of requirements the first."""
    found = reversed(validate(perspective).findings)
    return {(f.code[:3], f.where.locality.key): f for f in found if f.where.locality}


@pytest.fixture
def told(counties: Counties) -> dict[tuple[str, str], Finding]:
    return findings(counties())


Told = dict[tuple[str, str], Finding]


def test_a_gap_is_told_whole(told: Told) -> None:
    gap = told["K01", "9102"]
    assert gap.severity is Severity.GAP
    assert gap.where.locality == Named("9102", Text.same("Älvby"))
    assert gap.where.thing == Named("requirement/avtal", Text("Lokalt avtal", "Local agreement"))
    assert gap.title == Text("Ska-krav ej uppfyllt", "Shall requirement not met")
    assert gap.what.sv == (
        "Ska-krav ej uppfyllt: Lokalt avtal. Området saknar en struktur som det ska ha."
    )
    assert gap.what.en.startswith("Shall requirement not met: Local agreement. The locality lacks")
    assert gap.why.sv == (
        "Enligt Alfas avtal: Varje kommun har ett avtal. Ordet som binder är ”ska”. "
        "Stället: S, textrad 1. Läst i: first. Läsningen av kravet är uttrycklig."
    )
    assert "Each has an agreement. The binding word of the source is “ska”." in gap.why.en
    assert gap.fix.sv.endswith("Samla parterna.")
    assert gap.fix.en.endswith("Gather the parties.")
    assert gap.source == Named("first", Text.same("first"))


def test_a_voice_is_told_whole(told: Told) -> None:
    (voice,) = told["K01", "9102"].evidence
    kept = {
        "kind": "statement",
        "status": "not-fulfilled",
        "stage": "none",
        "status_label": {"sv": "Ej uppfyllt", "en": "Not fulfilled"},
        "stage_label": {"sv": "finns inte", "en": "does not exist"},
        "answered": {"sv": "2022-06-01", "en": "2022-06-01"},
        "period": {"sv": "", "en": ""},
        "detail": {"sv": "svar 2", "en": "answer 2"},
        "locator": {"sv": "S, textrad 1", "en": "S, line 1"},
        "source": "first",
        "source_name": {"sv": "first", "en": "first"},
        "speaks": True,
    }
    assert {key: voice[key] for key in kept} == kept
    assert voice["respondent"]["name"] == {"sv": "Rad ett", "en": "Row one"}
    assert voice["evidence"][0]["paraphrase"] == {"sv": "sagt", "en": "said"}


def test_every_voice_is_there(told: Told) -> None:
    voices = told["K05", "9103"].evidence
    assert [voice["status"] for voice in voices] == ["fulfilled", "not-fulfilled"]
    (silent,) = told["K02", "9201"].evidence
    assert silent["status_label"]["sv"] == "Ej redovisat"
    assert silent["speaks"] is False


def test_what_is_documented_is_shown(told: Told) -> None:
    denied = told["K07", "9101"].evidence
    assert [entry["kind"] for entry in denied] == ["statement", "structure"]
    assert denied[1]["name"]["sv"] == "Kliniken i Åby"
    assert denied[1]["locator"]["sv"] == "S, textrad 1"


def test_the_missing_party_is_named(told: Told) -> None:
    assert told["K11", "9101"].what.sv.endswith("Saknas: Vårdcentralen.")
    assert told["K11", "9101"].what.en.endswith("Missing: The care centre.")


@pytest.mark.parametrize(
    ("code", "locality", "own"),
    [("K01", "9102", True), ("K11", "9101", False), ("K05", "9103", False)],
)
def test_the_own_next_step_stands_where_nothing_does(
    told: Told, code: str, locality: str, own: bool
) -> None:
    """How to get a structure is told where there is none, not where statements are at odds."""
    assert ("Samla parterna." in told[code, locality].fix.sv) is own


def test_age_and_end_are_told(counties: Counties) -> None:
    old = findings(counties("2025-06-01"))
    assert "Ålder: 36 månader." in old["K12", "9102"].what.sv
    assert "Kravet gällde till och med 2024-12-31." in old["K01", "9102"].why.sv
    assert old["K09", "9102"].evidence == ()


def test_no_requirement_has_no_clause_and_no_voice(told: Told) -> None:
    guard = told["G01", "9301"]
    assert guard.where.locality == Named("9301", Text.same("Garn"))
    assert guard.what.sv.startswith("Inga krav inlästa. ")
    assert (guard.why.sv, guard.evidence, guard.clauses, guard.where.thing) == ("", (), (), None)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            # These hold keys for machines; what people read stands beside them.
            if key not in ("id", "source", "voice", "code"):
                yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_no_words_of_the_machinery(view: Callable[..., Perspective]) -> None:
    for day, area in (("2018-12-31", "lerum-alingsas"), ("2022-12-31", "20"), ("2026-11-22", "20")):
        validation = validate(view(day), thing(f"locality/{area}").value)
        told = json.loads(json.dumps(validation_json(validation)))["findings"]
        assert told
        wrong = [t for t in strings(told) if re.search(r"https?:|\bsh:|samv:|minCount|[{}]", t)]
        assert not wrong


def test_both_languages_are_there_for_everything(view: Callable[..., Perspective]) -> None:
    for finding in validate(view("2023-03-31"), thing("locality/20").value).findings:
        for text in (finding.what, finding.fix, finding.why):
            assert bool(text.sv) == bool(text.en)
        assert finding.what.sv != finding.what.en
        assert finding.fix.sv
