"""Reasons: which clauses demand something, by which word, and how sure the reading is."""

from __future__ import annotations

from collections.abc import Callable

from graph.language import EMPTY
from graph.perspective import Perspective
from graph.requirements import Requirement, read_requirements
from graph.validate.reasons import (
    binding,
    clauses_json,
    reading,
    reason,
    source_name,
    source_of,
)


def requirement(perspective: Perspective, key: str) -> Requirement:
    return next(own for own in read_requirements(perspective) if own.key == key)


def test_a_reason_names_agreement_clause_word_place_and_reading(
    view: Callable[..., Perspective],
) -> None:
    perspective = view("2018-12-31")
    said = reason(requirement(perspective, "dalarna-lokal-styrgrupp"), perspective)
    assert said.sv.startswith("Enligt Länsövergripande överenskommelse om personer")
    assert "Lokala styrgrupper leder arbetet. Texten är skriven i presens" in said.sv
    assert "Stället: Samverkan på lokal nivå, textrad 279." in said.sv
    assert "The reading of the requirement is interpreted." in said.en
    assert "gällde till och med" not in said.sv
    later = view("2023-03-31")
    assert (
        "till och med 2019-12-31"
        in reading(requirement(later, "dalarna-lokal-styrgrupp"), later).sv
    )


def test_the_word_that_binds_is_told_unless_the_tense_does() -> None:
    assert binding("ska").sv == "Ordet som binder är ”ska”."
    assert "presens" in binding("presens").sv
    assert "“presens”" not in binding("presens").en


def test_clauses_carry_the_names_of_their_sources(view: Callable[..., Perspective]) -> None:
    perspective = view("2018-12-31")
    own = requirement(perspective, "dalarna-lokal-styrgrupp")
    (clause,) = clauses_json(own, perspective)
    assert clause["agreement"] == "dalarna-lansoverenskommelse-v3"
    named = source_of(own, perspective)
    assert named
    assert clause["evidence"][0]["source_name"] == named.name.as_json()
    assert named.key == "dalarna-lansoverenskommelse-2017"
    assert source_name("", perspective) == EMPTY
