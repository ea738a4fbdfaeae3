"""Evidence: where in a source something stands, in words, and blank cells as blank."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.evidence import EVIDENCE, STATED_BY, Evidence, collect
from graph.language import Text
from graph.load import load_sources
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.store import EmbeddedStore


@pytest.mark.parametrize(
    ("evidence", "sv", "en"),
    [
        (
            Evidence("e", "s", "Avsnitt 3", lines=(4, 4)),
            "Avsnitt 3, textrad 4",
            "Avsnitt 3, line 4",
        ),
        (Evidence("e", "s", page=2, lines=(4, 6)), "s. 2, textrad 4–6", "p. 2, line 4–6"),
        (
            Evidence("e", "s", table="T", row="Falun", column="Fråga 1"),
            "T, rad ”Falun”, Fråga 1",
            "T, row “Falun”, Fråga 1",
        ),
        (Evidence("e", "s", section="T", table="T"), "T", "T"),
        (Evidence("e", "s"), "", ""),
    ],
)
def test_the_locator_in_words(evidence: Evidence, sv: str, en: str) -> None:
    assert evidence.locator() == Text(sv, en)


def test_evidence_as_json() -> None:
    evidence = Evidence("e", "s", "A", lines=(4, 6), blank=True, paraphrase=Text("tomt", "blank"))
    assert evidence.as_json() == {
        "source": "s",
        "key": "e",
        "locator": {"sv": "A, textrad 4–6", "en": "A, line 4–6"},
        "lines": [4, 6],
        "blank": True,
        "paraphrase": {"sv": "tomt", "en": "blank"},
    }
    assert Evidence("e", "s").as_json()["lines"] == []


def test_a_statement_has_its_evidence_in_the_order_of_the_source(
    write_source: Callable[..., Path],
) -> None:
    group = {
        "key": "g",
        "name_sv": "G",
        "name_en": "G",
        "kind": "forum",
        "basis": "stated",
        "evidence": "e9; e2; e1",
    }
    paraphrase = {"paraphrase_sv": "sagt", "paraphrase_en": "said"}
    places = [
        {"key": "e2", "section": "S", "line_from": "12", **paraphrase},
        {"key": "e9", "section": "S", "line_from": "3", "line_to": "5", **paraphrase},
    ]
    store = EmbeddedStore()
    load_sources(store, [write_source("s", groups=[group], evidence=places)])
    found = collect(store.select(EVIDENCE), store.select(STATED_BY))
    own = found[thing("group/g").value]
    assert [(e.key, e.lines) for e in own] == [("e1", (1, 1)), ("e9", (3, 5)), ("e2", (12, 12))]
    assert {e.source for e in own} == {"s"}


def test_a_blank_cell_of_the_survey_is_evidence_of_its_being_blank(
    view: Callable[..., Perspective],
) -> None:
    found = {e for own in view("2023-03-31").evidence.values() for e in own}
    blanks = [e for e in found if e.blank and e.source == "dalarna-enkat-2023"]
    assert blanks
    assert all(e.column and e.row for e in blanks)


def test_every_statement_of_the_curated_sources_has_evidence_and_a_locator(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2023-03-31")
    without = [iri for iri in perspective.statements if not perspective.evidence.get(iri)]
    assert without == []
    empty = [e for own in perspective.evidence.values() for e in own if not e.locator().sv]
    assert empty == []
