"""Voices: every statement of a pair with its labels, and every structure that matches."""

from __future__ import annotations

from collections.abc import Callable

from graph.coverage import cover
from graph.namespaces import slug, thing
from graph.perspective import Perspective
from graph.validate.voices import voices


def test_every_statement_and_structure_is_there_in_words(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2022-12-31")
    cell = next(
        own
        for own in cover(perspective, thing("locality/2085").value).cells
        if own.requirement.key == "dalarna-lokal-overenskommelse"
    )
    group = thing("group/svom").value
    *said, structure = voices(cell, [group], perspective)
    assert [entry["id"] for entry in said] == [slug(c.iri) for c in cell.assessment.claims]
    for entry, claim in zip(said, cell.assessment.claims, strict=True):
        assert entry["kind"] == "statement"
        assert entry["status_label"] == claim.status.label.as_json()
        assert entry["source_name"]["sv"] != entry["source"]
        assert entry["speaks"] is (claim in cell.assessment.speaking)
    assert structure["kind"] == "structure"
    assert structure["id"] == "group/svom"
    assert structure["source_name"]["en"]
    assert structure["locator"] == structure["evidence"][0]["locator"]


def test_a_period_that_repeats_the_answer_is_not_told(view: Callable[..., Perspective]) -> None:
    perspective = view("2022-12-31")
    told = [
        entry
        for cell in cover(perspective, thing("locality/20").value).cells
        for entry in voices(cell, (), perspective)
    ]
    assert all(entry["period"] != entry["answered"] for entry in told)
    assert any(entry["period"]["sv"] for entry in told)
