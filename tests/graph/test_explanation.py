"""Explanations: each status told with who spoke and which rule made one of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import codes
from graph.assess import Claim, assess
from graph.explanation import explain
from graph.status import Status

DAY = date(2022, 6, 30)
STAGES = ["active", "none", "planned", "drafting", "blank", "not-stated"]


def claim(voice: str, stage: str, *resolves: str, year: int = 2022) -> Claim:
    return Claim(f"{voice}-{stage}", "l", "r", voice, stage, date(year, 1, 1), resolves=resolves)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "Ingen källa säger något om detta; det är inte ett nej."),
        (
            [claim("a", "blank")],
            "1 uppgift finns, men den säger inte om strukturen finns eller saknas; "
            "det är inte ett nej.",
        ),
        (
            [claim("a", "blank"), claim("b", "not-stated")],
            "2 uppgifter finns, men ingen av dem säger om strukturen finns eller saknas; "
            "det är inte ett nej.",
        ),
        ([claim("a", "none")], "1 röst säger ”finns inte” (Ej uppfyllt). Det avgör."),
        (
            [claim("a", "none"), claim("a", "planned"), claim("b", "blank")],
            "1 röst säger ”planeras” och ”finns inte” (Ej uppfyllt). Det avgör. "
            "1 uppgift säger varken ja eller nej och räknas inte.",
        ),
        (
            [claim("a", "active"), claim("b", "active"), claim("c", "newly-formed")],
            "3 röster säger ”verksam” och ”nybildad” (Uppfyllt). De är eniga, och det avgör.",
        ),
        (
            [claim("a", "drafting"), claim("b", "none")],
            "2 röster säger ”under utarbetande” (Pågår); ”finns inte” (Ej uppfyllt). Svaren går "
            "isär utan att vara raka motsatser; det kallas Skilda uppgifter.",
        ),
        (
            [claim("a", "active"), claim("b", "none")],
            "2 röster säger ”verksam” (Uppfyllt); ”finns inte” (Ej uppfyllt). Ett ja och ett nej "
            "som gäller samma dag kallas Motstridiga uppgifter.",
        ),
        (
            [claim("a", "active", year=2021), claim("b", "none", "a-active")],
            "Ett avgörande som är minst lika nytt som svaren säger ”finns inte” (Ej uppfyllt). "
            "Det går före dem.",
        ),
    ],
)
def test_how_a_status_came_about(claims: list[Claim], said: str) -> None:
    assert explain(assess("l", "r", claims, DAY)).sv == said


def test_the_same_in_english() -> None:
    told = explain(assess("l", "r", [claim("a", "none"), claim("b", "blank")], DAY)).en
    assert told == (
        "1 voice says “does not exist” (Not fulfilled). That decides. "
        "1 statement says neither yes nor no and does not count."
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(STAGES)), unique=True))
def test_it_names_what_speaks_and_nothing_else(said: list[tuple[str, str]]) -> None:
    result = assess("l", "r", [claim(voice, stage) for voice, stage in said], DAY)
    told = explain(result).sv
    spoken = {own.stage for own in result.speaking}
    for stage in STAGES:
        assert (f"”{codes.label('stage', stage).sv}”" in told) is (stage in spoken)
    if result.status in (Status.DIVERGENT, Status.CONTRADICTORY):
        assert result.status.label.sv in told
    assert told.endswith(".")
    assert ("inte ett nej" in told) is (result.status is Status.NOT_REPORTED)
